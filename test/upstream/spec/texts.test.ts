import { expect, it } from "vitest";
import type { Spec } from "../../../scripts/upstream/spec/spec.js";
import { chineseOf, type Overlay, updateOverlay } from "../../../scripts/upstream/spec/texts.js";

const specWith = (input: string, server: object): Spec & { servers: object[] } => ({
  info: { version: "1.0.0", title: "A shop" },
  servers: [{ url: "https://example.com", ...server }],
  tags: [{ name: "lamps", description: "All lamps." }],
  paths: {
    "/lamps": {
      get: {
        operationId: "listLamps",
        summary: "Draft: lists lamps",
        parameters: [{ name: input, in: "query", description: "How many.", schema: {} }],
        responses: {},
      },
    },
  },
  components: {},
});

it("the overlay gets new texts, loses removed ones, and keeps the Chinese of a text that moves", () => {
  const overlay: Overlay = { actions: [] };
  const before = specWith("limit", { description: "The host." });
  updateOverlay(overlay, before, new Map([["How many.", "数量。"]]));
  const input = (name: string) => ({
    target: `$.paths['/lamps'].get.parameters[?(@.name == '${name}')]`,
    update: { description: "数量。" },
  });
  const others = [
    { target: "$.info", update: { title: "草稿：A shop" } },
    { target: "$.servers[?(@.url == 'https://example.com')]", update: { description: "草稿：The host." } },
    {
      target: "$.tags[?(@.name == 'lamps')]",
      update: { description: "草稿：All lamps.", "x-displayName": "草稿：lamps" },
    },
    { target: "$.paths['/lamps'].get", update: { summary: "草稿：lists lamps" } },
  ];
  expect(overlay.actions).toHaveLength(5);
  expect(overlay.actions).toEqual(expect.arrayContaining([...others, input("limit")]));

  updateOverlay(overlay, specWith("size", {}), chineseOf(overlay, before));
  expect(overlay.actions).toHaveLength(4);
  expect(overlay.actions).toEqual(
    expect.arrayContaining([...others.filter((one) => one !== others[1]), input("size")]),
  );
});

it("a target of the overlay that isn't a single place is refused", () => {
  const overlay = { actions: [{ target: "$.paths.*.get", update: { summary: "灯具" } }] };
  expect(() => chineseOf(overlay, specWith("limit", {}))).toThrow("doesn't support: $.paths.*.get");
});

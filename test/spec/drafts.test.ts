/** What `npm run -s upstream -- apply` left for a person, drafts of XT's pages above all, is not to be published. */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { openSpec } from "../../scripts/upstream/spec/spec.js";
import { draftsIn } from "../../scripts/upstream/spec/texts.js";

it("no text of the spec is a draft, in English or in Chinese, and no input is without words", async () => {
  const [spec = "", overlay = ""] = await Promise.all(
    ["spec/openapi.yaml", "spec/zh.overlay.yaml"].map((file) => readFile(file, "utf8")),
  );
  expect(draftsIn(openSpec(spec).data, parse(overlay))).toEqual([]);
});

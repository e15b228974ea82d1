import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { followSpec } from "../../../scripts/upstream/spec/chinese.js";
import { openSpec } from "../../../scripts/upstream/spec/document.js";
import { chineseOf } from "../../../scripts/upstream/spec/texts.js";

const specText = await readFile("spec/openapi.yaml", "utf8");
const overlay = await readFile("spec/zh.overlay.yaml", "utf8");

const follow = (edit: (text: string) => string, chinese = new Map<string, string>()) =>
  followSpec(overlay, openSpec(edit(specText)), chinese);

describe("the Chinese overlay", () => {
  it("stays as it is written while the spec does", () => expect(follow((text) => text)).toBe(overlay));

  it("gains what the spec gained: what is known, or a draft", () => {
    const edit = (text: string) =>
      text
        .replace("tags:\n", "tags:\n  - name: other\n    description: Others.\n")
        .replace("    NotFound:\n", "    Gone:\n      description: It is gone.\n    NotFound:\n");
    const followed = follow(edit, new Map([["It is gone.", "已经没有了。"]]));
    expect(followed.startsWith(overlay.trimEnd())).toBe(true);
    expect(parse(followed).actions.slice(-2)).toEqual([
      {
        target: "$.tags[?(@.name == 'other')]",
        update: { description: "草稿：Others.", "x-displayName": "草稿：other" },
      },
      { target: "$.components.responses.Gone", update: { description: "已经没有了。" } },
    ]);
  });

  it("goes along with a text that moved: under another verb, to another name", () => {
    const known = chineseOf(overlay, openSpec(specText));
    const edit = (text: string) =>
      text
        .replace("    get:\n      operationId: getTrades\n", "    patch:\n      operationId: getTrades\n")
        .replace("- name: orderIds\n", "- name: ids\n");
    const followed = follow(edit, known);
    expect(followed).not.toContain("草稿");
    const words = (text: string) => text.match(/\p{Script=Han}+/gu)?.sort();
    expect(words(followed)).toEqual(words(overlay));
    expect(followed).toMatch(/\n {2}- target: \$\.paths\['[^']+'\]\.patch\n/);
  });

  it("loses what the spec lost, and nothing else", () => {
    const [, lost = ""] = /\n( {4}NotFound:\n {6}description: .*\n)/.exec(specText) ?? [];
    const followed = follow((text) => text.replace(lost, ""));
    const { actions } = parse(overlay);
    expect(parse(followed).actions).toEqual(
      actions.filter(({ target }: { target: string }) => target !== "$.components.responses.NotFound"),
    );
    expect(actions.length - parse(followed).actions.length).toBe(1);
  });

  it("loses one text of several in an action", () => {
    const followed = follow((text) => text.replace(/\n {12}AUTH_007: .*/, ""));
    expect(followed.split("\n").length).toBe(overlay.split("\n").length - 1);
    const times = (text: string, code: string) => text.split(`${code}:`).length;
    expect(times(followed, "AUTH_007")).toBe(times(overlay, "AUTH_007") - 1);
    expect(times(followed, "AUTH_101")).toBe(times(overlay, "AUTH_101"));
  });
});

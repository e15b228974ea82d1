/** Texts that `npm run -s upstream -- add` copied from XT's pages are drafts until we write our own. Drafts must not be published. */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { openSpec } from "../../scripts/upstream/spec/document.js";
import { draftsIn } from "../../scripts/upstream/spec/drafts.js";

it("no text of the spec is a draft, in English or in Chinese", async () => {
  const [spec = "", overlay = ""] = await Promise.all(
    ["spec/openapi.yaml", "spec/zh.overlay.yaml"].map((file) => readFile(file, "utf8")),
  );
  expect(draftsIn(openSpec(spec), overlay)).toEqual([]);
});

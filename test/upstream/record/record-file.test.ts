import { describe, expect, it } from "vitest";
import { readRecordFile } from "../../../scripts/upstream/record/record-file.js";

describe("the record of the pages that the spec was written from", () => {
  it("is sound, and holds the token endpoint's pages: two grants on two sites in two languages", async () => {
    const records = await readRecordFile("spec/upstream.json");
    expect(records.filter(({ subject }) => /token|code/.test(subject))).toHaveLength(8);
    for (const { address } of records) expect(address).toMatch(/^https:\/\//);
  });
});

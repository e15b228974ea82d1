/** XT's third-party section, added page by page, against what is known of it from the pages and from XT's own demo client. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { listPages, readPageFile } from "../../../scripts/upstream/read/page-files.js";
import { addOperation } from "../../../scripts/upstream/spec/add-operation.js";
import { openSpec, printSpec } from "../../../scripts/upstream/spec/document.js";
import { assumedPlace } from "../../../scripts/upstream/spec/place.js";
import { secure } from "../../../scripts/upstream/spec/security.js";

const docs = process.env.XT_DOCS_PAGES ?? join(import.meta.dirname, "../../../../shared/docs-pages");
const languages = ["docs", "i18n/zh-CN/docusaurus-plugin-content-docs/current"];

/** Pinned on purpose: verb and path, where the inputs travel, and which of them are exact ids. */
const known = {
  "POST /user/account/api-key": { places: [], ids: [] },
  "GET /spot/v4/balance": { places: ["query"], ids: [] },
  "GET /spot/v4/balances": { places: ["query"], ids: [] },
  "POST /spot/v4/order": { places: ["body"], ids: [] },
  "GET /spot/v4/order/{orderId}": { places: ["path"], ids: ["orderId"] },
  "GET /spot/v4/order": { places: ["query"], ids: ["orderId"] },
  "DELETE /spot/v4/order/{orderId}": { places: ["path"], ids: ["orderId"] },
  "GET /spot/v4/batch-order": { places: ["query"], ids: [] },
  "DELETE /spot/v4/batch-order": { places: ["body"], ids: ["orderIds"] },
  "GET /spot/v4/open-order": { places: ["query"], ids: [] },
  "DELETE /spot/v4/open-order": { places: ["body"], ids: [] },
  "GET /spot/v4/history-order": { places: ["query"], ids: ["fromId"] },
  "GET /spot/v4/trade": { places: ["query"], ids: ["orderId", "fromId"] },
};

interface Schema {
  format?: string;
  items?: Schema;
}

describe.skipIf(!existsSync(docs)).each(languages)("the section in %s (skipped without XT's pages)", (language) => {
  it("travels, is secured, counts its ids and hides its secrets as is known", async () => {
    const spec = openSpec(await readFile("spec/openapi.yaml", "utf8"));
    const folder = join(docs, "docusaurus", language, "trading-third-party");
    const found: Record<string, object> = {};
    for (const file of await listPages([folder])) {
      const page = await readPageFile(file);
      const [[facts], [details]] = [page.operations, page.details];
      if (!facts || !details?.example || facts.path.startsWith("/public/")) continue;
      const place = details.notes.place ?? assumedPlace(facts);
      const security = secure(spec, facts.path, file, new Map());
      const added = { operationId: "x", facts, notes: details.notes, example: details.example, words: {} };
      addOperation(spec, { ...added, place, security }, new Map());
      expect(security).toEqual([{ appKey: [], signature: [], accessToken: [] }]);

      const { parameters = [], requestBody } = parse(printSpec(spec)).paths[facts.path][facts.method.toLowerCase()];
      const fields: [string, Schema][] = Object.entries(
        requestBody?.content["application/json"].schema.properties ?? {},
      );
      const inputs: [string, Schema][] = parameters.map(({ name, schema }: { name: string; schema: Schema }) => [
        name,
        schema,
      ]);
      const places = new Set([
        ...parameters.map((input: { in: string }) => input.in),
        ...(requestBody ? ["body"] : []),
      ]);
      const isExact = ([, schema]: [string, Schema]) => (schema.items ?? schema).format === "int64";
      found[`${facts.method} ${facts.path}`] = {
        places: [...places],
        ids: [...inputs, ...fields].filter(isExact).map(([name]) => name),
      };
    }
    expect(found).toEqual(known);
    const { responses } = parse(printSpec(spec)).paths["/user/account/api-key"].post;
    const [success] = responses["200"].content["application/json"].schema.oneOf;
    expect(success.properties.result.properties.secretKey).toEqual({ type: "string", format: "password" });
  });
});

/**
 * A maintainer points `add` at XT's third-party section, and the spec knows of it only the sign-in. What comes out needs wording, not
 * repair: it is compared with what is known of the section from its pages and from XT's own demo client, and has to pass this
 * project's own tests, but for the one that counts drafts.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { followSpec } from "../../../scripts/upstream/spec/chinese.js";
import { openSpec } from "../../../scripts/upstream/spec/document.js";
import { copyProject, type Outcome, type Project, upstream } from "../project.js";

const docs = process.env.XT_DOCS_PAGES ?? join(import.meta.dirname, "../../../../shared/docs-pages");
const section = "trading-third-party";
const folders = ["docs", "i18n/zh-CN/docusaurus-plugin-content-docs/current"].map((language) =>
  join(docs, "docusaurus", language, section),
);

/** Pinned on purpose: verb and path, where the inputs travel, which of them are exact ids, and what is optional. */
const known = {
  "POST /user/account/api-key": { places: [], ids: [], required: [] },
  "GET /spot/v4/balance": { places: ["query"], ids: [], required: ["currency"] },
  "GET /spot/v4/balances": { places: ["query"], ids: [], required: [] },
  "POST /spot/v4/order": { places: ["body"], ids: [], required: ["symbol", "side", "type", "timeInForce", "bizType"] },
  "GET /spot/v4/order/{orderId}": { places: ["path"], ids: ["orderId"], required: ["orderId"] },
  "GET /spot/v4/order": { places: ["query"], ids: ["orderId"], required: [] },
  "DELETE /spot/v4/order/{orderId}": { places: ["path"], ids: ["orderId"], required: ["orderId"] },
  "GET /spot/v4/batch-order": { places: ["query"], ids: ["orderIds"], required: ["orderIds"] },
  "DELETE /spot/v4/batch-order": { places: ["body"], ids: ["orderIds"], required: ["orderIds"] },
  "GET /spot/v4/open-order": { places: ["query"], ids: [], required: [] },
  // The page calls `side` required, and XT's demo client leaves it out: only a person can know.
  "DELETE /spot/v4/open-order": { places: ["body"], ids: [], required: ["bizType", "side"] },
  "GET /spot/v4/history-order": { places: ["query"], ids: ["fromId"], required: [] },
  "GET /spot/v4/trade": { places: ["query"], ids: ["orderId", "fromId"], required: [] },
};

/** Code of a user's, with ids that JavaScript's numbers can't hold. */
const caller = `import { createXtClient } from "./src/index.js";
const client = createXtClient({ appKey: "a", secretKey: "s", accessToken: "t" });
const orderId = "6216559590087220004";
const order = await client.GET("/spot/v4/order/{orderId}", { params: { path: { orderId } } });
const state: string | undefined = order.state;
await client.DELETE("/spot/v4/batch-order", { body: { orderIds: [orderId, "6216559590087220005"] } });
await client.GET("/spot/v4/batch-order", { params: { query: { orderIds: [orderId] } } });
await client.GET("/spot/v4/history-order", { params: { query: { fromId: orderId, limit: 100 } } });
const { secretKey } = await client.POST("/user/account/api-key");
await client.POST("/spot/v4/order", {
  body: { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT", price: "40000.1", quantity: "2" },
});
// @ts-expect-error: as a number it would be another order's.
await client.GET("/spot/v4/order/{orderId}", { params: { path: { orderId: 6216559590087220004 } } });
// @ts-expect-error: there is no such side.
await client.GET("/spot/v4/open-order", { params: { query: { side: "HOLD" } } });
export { secretKey, state };
`;

interface Schema {
  type?: string;
  format?: string;
  items?: Schema;
}

interface Input {
  name: string;
  in: string;
  required: boolean;
  schema: Schema;
}

interface Operation {
  security: unknown;
  parameters?: Input[];
  requestBody?: { content: Record<string, { schema: { required?: string[]; properties: Record<string, Schema> } }> };
  responses: Record<string, { content: Record<string, { schema: { oneOf: { properties: { result: object } }[] } }> }>;
}

const whole = ["src", "scripts", "test", "package.json", "tsconfig.json", "tsconfig.build.json", "vitest.config.ts"];
const pages = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"];

/** The project as it was before the section came: of its operations, the sign-in alone. */
async function beforeTheSection(): Promise<Project> {
  const project = await copyProject(...whole, ...pages);
  const spec = parse(await project.read("spec/openapi.yaml"), { intAsBigInt: true });
  spec.paths = Object.fromEntries(Object.entries(spec.paths).filter(([path]) => path.startsWith("/public/")));
  const { tags } = Object.values<Record<string, { tags: string[] }>>(spec.paths).flatMap(Object.values)[0];
  spec.tags = spec.tags.filter(({ name }: { name: string }) => tags.includes(name));
  delete spec.components.securitySchemes;
  // What nothing refers to; the failures of trading stay, which no page of an operation tells.
  const isUsed = (kind: string, name: string) =>
    kind === "responses" || name === "TradeFailure" || stringify(spec).includes(`#/components/${kind}/${name}"`);
  for (let count = -1; count !== stringify(spec).length; ) {
    count = stringify(spec).length;
    for (const [kind, components] of Object.entries<object>(spec.components)) {
      const kept = Object.entries(components).filter(([name]) => isUsed(kind, name));
      if (kept.length === 0) delete spec.components[kind];
      else spec.components[kind] = Object.fromEntries(kept);
    }
  }
  const text = stringify(spec, { aliasDuplicateObjects: false });
  const overlay = followSpec(await project.read("spec/zh.overlay.yaml"), openSpec(text), new Map());
  const { pages: records } = JSON.parse(await project.read("spec/upstream.json"));
  const kept = records.filter(({ operations }: { operations: { path: string }[] }) =>
    operations.every(({ path }) => path in spec.paths),
  );
  await writeFile(join(project.root, "spec/openapi.yaml"), text);
  await writeFile(join(project.root, "spec/zh.overlay.yaml"), overlay);
  await writeFile(join(project.root, "spec/upstream.json"), JSON.stringify({ pages: kept }));
  return project;
}

describe.skipIf(!existsSync(docs))(
  "XT's third-party section, added from its folder in both languages (skipped without XT's pages)",
  () => {
    let project: Project;
    let added: Outcome;
    let operations: [string, Operation][];
    beforeAll(async () => {
      project = await beforeTheSection();
      added = await upstream(["add", ...folders], project);
      const { paths } = parse(await project.read("spec/openapi.yaml"));
      operations = Object.entries<Record<string, Operation>>(paths).flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]): [string, Operation] => [
          `${method.toUpperCase()} ${path}`,
          operation,
        ]),
      );
      operations = operations.filter(([name]) => !name.includes(" /public/"));
    }, 120_000);
    afterAll(() => project.remove());

    it("comes in one go, as one version", () =>
      expect(added).toMatchObject({ status: 0, stderr: "13 operations added; minor: 1.0.0 → 1.1.0\n" }));

    it("travels, is secured, counts its ids and hides its secrets as is known", () => {
      const found = operations.map(([name, { parameters = [], requestBody }]) => {
        const body = requestBody?.content["application/json"]?.schema;
        const fields = Object.entries(body?.properties ?? {}).map(
          ([field, schema]): Input => ({
            name: field,
            in: "body",
            required: body?.required?.includes(field) === true,
            schema,
          }),
        );
        const inputs = [...parameters, ...fields];
        const namesOf = (some: Input[]) => some.map((input) => input.name);
        return [
          name,
          {
            places: [...new Set(inputs.map((input) => input.in))],
            ids: namesOf(inputs.filter(({ schema }) => (schema.items ?? schema).format === "int64")),
            required: namesOf(inputs.filter(({ required }) => required)),
          },
        ];
      });
      expect(Object.fromEntries(found)).toEqual(known);
      for (const [name, { security }] of operations)
        expect({ name, security }).toEqual({ name, security: [{ appKey: [], signature: [], accessToken: [] }] });
      const secrets = operations.flatMap(
        ([, { responses }]) => JSON.stringify(responses).match(/"\w+":\{[^{}]*"format":"password"/g) ?? [],
      );
      expect(secrets.map((secret) => secret.split('"')[1])).toEqual(["secretKey"]);
    });

    it("loses no digit of an amount: no input and no field of an answer is a plain number", () => {
      const schemas = JSON.stringify(
        operations.map(([, { parameters, requestBody, responses }]) => [parameters, requestBody, responses]),
      );
      expect(schemas).not.toContain('"type":"number"');
      expect(schemas.match(/"type":"string","format":"decimal"/g)).toHaveLength(3);
    });

    it("type-checks a caller, and refuses him an id as a number", async () => {
      await writeFile(join(project.root, "caller.ts"), caller);
      const config = {
        extends: "./tsconfig.build.json",
        compilerOptions: { noEmit: true },
        // Without the double, which plays orders by the names that our spec gives to their schemas.
        include: ["caller.ts", "generated"],
      };
      await writeFile(join(project.root, "tsconfig.caller.json"), JSON.stringify(config));
      const output = await node("node_modules/typescript/bin/tsc", "-p", "tsconfig.caller.json");
      expect(output).toBe("");
    });

    it("passes this project's own tests of the spec, and of each example against Prism, but for its drafts", async () => {
      const tests = ["test/spec", "test/contract"];
      const output = await node(
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project",
        "unit",
        ...tests,
        "--reporter=json",
      );
      const { numPassedTests, testResults } = JSON.parse(output.slice(output.indexOf("{")));
      const failed = testResults.flatMap(
        ({ assertionResults }: { assertionResults: { status: string; fullName: string }[] }) =>
          assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
      );
      expect(failed).toEqual([expect.stringContaining("no text of the spec is a draft")]);
      expect(numPassedTests).toBeGreaterThan(200);
    }, 300_000);

    function node(...args: string[]): Promise<string> {
      const env = { ...process.env, NO_COLOR: "1" };
      return new Promise((done) =>
        execFile(process.execPath, args, { cwd: project.root, env, maxBuffer: 2 ** 26 }, (error, stdout) =>
          done(stdout === "" && error ? error.message : stdout),
        ),
      );
    }
  },
);

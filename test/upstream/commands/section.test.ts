/**
 * Adds XT's third-party section in one run to a spec that has only the sign-in. The result must need only better texts, no corrections: it
 * is compared with the known facts of the section.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { printRecord } from "../../../scripts/upstream/recorded-pages.js";
import { openProject, pruneComponents, referencesIn } from "../../../scripts/upstream/spec/project.js";
import { type Operation, operationsOf } from "../../../scripts/upstream/spec/spec.js";
import { updateOverlay } from "../../../scripts/upstream/spec/texts.js";
import { copyProject, type Outcome, type Project, upstream } from "../project.js";
import { describeXtPages, folders } from "../xt-pages/edit.js";

/** Repeated on purpose: methods and paths, the places of the inputs, and which inputs are exact ids or required. */
const expectedOperations = {
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
  // The page calls `side` required, but XT's demo client omits it. Only a developer can know that.
  "DELETE /spot/v4/open-order": { places: ["body"], ids: [], required: ["bizType", "side"] },
  "GET /spot/v4/history-order": { places: ["query"], ids: ["fromId"], required: [] },
  "GET /spot/v4/trade": { places: ["query"], ids: ["orderId", "fromId"], required: [] },
};

/** Copies the project, and removes all operations except the sign-in. */
async function projectWithSignInOnly(): Promise<Project> {
  const project = await copyProject();
  const { spec, overlay, record } = await openProject(project.root);
  // Keeps what no page of an operation contains: the failures of trading, and the security.
  const others = [...referencesIn(spec.data)].filter((pointer) => !/\/responses\/|\/TradeFailure$/.test(pointer));
  const [getToken] = operationsOf(spec.data).filter(({ id }) => id === "getToken");
  if (!getToken) throw new Error("the spec has no getToken");
  spec.data.paths = { [getToken.path]: spec.data.paths[getToken.path] ?? {} };
  spec.data.tags = spec.data.tags.filter(({ name }) => [getToken.node.tags].flat().includes(name));
  pruneComponents(spec.data, new Set(others));
  updateOverlay(overlay.data, spec.data, new Map());
  const pages = record.pages.filter(({ operation }) => operation === "getToken");
  await writeFile(join(project.root, "spec/openapi.yaml"), spec.print());
  await writeFile(join(project.root, "spec/zh.overlay.yaml"), overlay.print());
  await writeFile(join(project.root, "spec/upstream.json"), printRecord({ ...record, pages }));
  return project;
}

describeXtPages("XT's third-party section in an empty spec", () => {
  let project: Project;
  let added: Outcome;
  let operations: Operation[];
  beforeAll(async () => {
    project = await projectWithSignInOnly();
    added = await upstream(["apply", ...folders], project);
    const { spec } = await openProject(project.root);
    operations = operationsOf(spec.data).filter(({ path }) => !path.startsWith("/public/"));
  });
  afterAll(() => project.remove());

  it("is added in one run, as one version, without the pages that aren't published", () => {
    expect(added).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/52 pages read: 13 added, 0 changed; minor: 1.0.0 → 1.1.0/),
    });
    expect(added.stderr).toContain("_RestApi.mdx");
  });

  it("has the known places, ids and required inputs, the security, and the secrets", () => {
    const found = operations.map(({ method, path, node: { parameters = [], requestBody } }) => {
      const body = requestBody?.content["application/json"]?.schema;
      const fields = Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
        ...{ name, in: "body", schema },
        required: body?.required?.includes(name),
      }));
      const inputs = [...parameters, ...fields];
      const namesOf = (some: typeof inputs) => some.map(({ name }) => name);
      const summary = {
        places: [...new Set(inputs.map((input) => input.in))],
        ids: namesOf(inputs.filter(({ schema }) => (schema.items ?? schema).format === "int64")),
        required: namesOf(inputs.filter(({ required }) => required)),
      };
      return [`${method} ${path}`, summary];
    });
    expect(Object.fromEntries(found)).toEqual(expectedOperations);
    for (const { id, node } of operations)
      expect({ id, security: node.security }).toEqual({
        id,
        security: [{ appKey: [], signature: [], accessToken: [] }],
      });
    const secrets = operations.flatMap(
      ({ node }) => JSON.stringify(node.responses).match(/"\w+":\{[^{}]*"format":"password"/g) ?? [],
    );
    expect(secrets.map((secret) => secret.split('"')[1])).toEqual(["secretKey"]);
  });

  it("loses no digit: no input and no field of a response has the type number, and amounts are decimals", () => {
    const schemas = JSON.stringify(operations.map(({ node }) => [node.parameters, node.requestBody, node.responses]));
    expect(schemas).not.toMatch(/"type":(?:"number"|\["number","null"\])/);
    expect(schemas.match(/"type":"string","format":"decimal"/g)).toHaveLength(3);
  });
});

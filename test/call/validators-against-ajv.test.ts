/**
 * Compares the generated validators with Ajv itself, on 100 mutated inputs and 100 mutated results of each operation. The generator changes
 * schemas before it compiles them, for example to merge parameters and body into one object. That must not change what is valid.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { parseExactJson } from "../../src/call/parse-json.js";
import { checkProperty } from "../random-seed.js";
import { inputsOf, type Node, resolve, spec } from "../spec/spec.js";

/** Turns the schemas of ids and decimals into those of strings, as the generator does. */
function withExactStrings(node: Node): Node {
  if (Array.isArray(node)) return node.map(withExactStrings);
  if (typeof node !== "object" || node === null) return node;
  if (node.format === "int64" || node.format === "decimal") {
    const digits = node.format === "int64" ? "^(?:0|[1-9]\\d{0,18})$" : "^-?\\d+(?:\\.\\d+)?$";
    const text = { type: "string", pattern: node.pattern ?? digits };
    return [node.type].flat().includes("null") ? { anyOf: [text, { type: "null" }] } : text;
  }
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, withExactStrings(inner)]));
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, allErrors: true, strictNumbers: true });
const components = withExactStrings(spec.components);
const compiled = (schema: Node) => ajv.compile({ ...withExactStrings(schema), components });

/** Allows only properties that the schema defines, as the client does for a body. */
const closed = (schema: Node) => ({ allOf: [schema], unevaluatedProperties: false });

function inputOracle(operation: Node): (input: Record<string, unknown>) => boolean {
  const parameters: Node[] = (operation.parameters ?? []).map(resolve);
  const media = Object.values<Node>(resolve(operation.requestBody)?.content ?? {})[0];
  const body = media && compiled(closed(media.schema));
  const checks = new Map(parameters.map(({ name, schema }) => [name, compiled(schema)]));
  return (input) => {
    const names = Object.keys(input);
    const inBody = Object.fromEntries(Object.entries(input).filter(([name]) => !checks.has(name)));
    if (!body && Object.keys(inBody).length > 0) return false;
    if (body && !body(inBody)) return false;
    if (!parameters.every(({ name, required }) => !required || names.includes(name))) return false;
    if (!names.every((name) => checks.get(name)?.(input[name]) ?? true)) return false;
    const oneOf: string[] = operation["x-exactly-one-of"] ?? [];
    if (oneOf.length > 0 && oneOf.filter((name) => names.includes(name)).length !== 1) return false;
    return parameters.every(
      ({ name, "x-required-for-grant": grant }) =>
        grant === undefined || names.includes(name) === (input.grant_type === grant),
    );
  };
}

const oddities = JSON.parse(
  '[null,0,-1,1,1.5,101,1e21,"","  ","x","BUY","MARKET","LIMIT","1e-7","1.50","12",true,[],{},["1"],[null],[[]],{"x":1}]',
);

/** Makes one change in a copy of a value: removes, adds or replaces a field, or appends an item to a list. */
function mutated(value: unknown, choices: readonly number[]): unknown {
  const copy = JSON.parse(JSON.stringify({ root: value }));
  const [placeIndex = 0, changeKind = 0, valueIndex = 0] = choices;
  const places: [Node, string | number][] = [];
  const collect = (node: Node) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node, Array.isArray(node) ? Number(key) : key]);
      collect(node[key]);
    }
  };
  collect(copy);
  const [holder, key] = places[placeIndex % places.length] ?? [copy, "root"];
  const odd = oddities[valueIndex % oddities.length];
  if (changeKind % 5 === 0 && !Array.isArray(holder) && holder !== copy) delete holder[key];
  else if (
    changeKind % 5 === 1 &&
    typeof holder[key] === "object" &&
    holder[key] !== null &&
    !Array.isArray(holder[key])
  ) {
    holder[key][["more", "note", "price", "orderId"][valueIndex % 4] ?? ""] = odd;
  } else if (changeKind % 5 === 2 && Array.isArray(holder[key])) holder[key].push(odd);
  else holder[key] = odd;
  return copy.root;
}

const changes = fc.array(fc.array(fc.nat(500), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 });

const pathsOf = (errors: readonly { instancePath: string; params: Node }[] | null | undefined) =>
  new Set((errors ?? []).map(({ instancePath, params }) => `${instancePath}/${params.missingProperty ?? ""}`));

describe.each(exampleOperations.map(({ operation, examples }) => ({ id: operation.id, operation, examples })))(
  "$id",
  ({ operation, examples }) => {
    const specOperation = spec.paths[operation.path][operation.method];

    it("agrees with Ajv on mutated results, and on the paths of the errors", async () => {
      const [success] = specOperation.responses["200"].content["application/json"].schema.oneOf.map(resolve);
      const oracle = compiled(success.properties.result);
      const results = Object.values(examples)
        .map(({ value }) => Object(value))
        .filter(({ rc }) => rc === 0)
        .map(({ result }) => result);
      const cases = fc.tuple(fc.constantFrom(...results), changes);
      await checkProperty(cases, 100, ([result, list]) => {
        const text = JSON.stringify(list.reduce<unknown>(mutated, result));
        const { value } = parseExactJson(text, operation.exactNames ?? []);
        expect(operation.validateResult(value), text).toBe(oracle(value));
        expect(pathsOf(operation.validateResult.errors), text).toEqual(
          pathsOf(oracle.errors?.filter(({ keyword }) => keyword !== "anyOf")),
        );
      });
    });

    it("agrees with Ajv on mutated inputs", async () => {
      const oracle = inputOracle(specOperation);
      const cases = fc.tuple(fc.constantFrom(...inputsOf(operation.id)), changes);
      await checkProperty(cases, 100, ([input, list]) => {
        const changed = list.reduce<unknown>(mutated, input);
        if (typeof changed !== "object" || changed === null || Array.isArray(changed)) return;
        expect(operation.validateInput(changed), JSON.stringify(changed)).toBe(
          oracle(changed as Record<string, unknown>),
        );
      });
    });
  },
);

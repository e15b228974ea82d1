/** Turns the schema of an operation's success into functions, with Ajv's standalone mode: nothing of Ajv ships. */
import { Ajv } from "ajv";
import ajvStandalone from "ajv/dist/standalone/index.js";
import type { OpenAPI3 } from "openapi-typescript";
import { exactFormats, type Schema } from "./spec.js";

/**
 * - `stated`: what XT states, and what nothing can be done without; the first rule that an answer breaks ends it.
 * - `shown`: also what is only read off a placeholder in an example of XT's (`x-shown-only`); all the rules that are broken.
 */
export type Strictness = "stated" | "shown";

/** A schema with all that it leads to, so that it stands by itself. */
export function wholeSchema(spec: OpenAPI3, schema: Schema): object {
  return { ...schema, components: { schemas: schemasReachedFrom(spec, schema) } };
}

/** Whether anything of a whole schema is only shown, and so needs a second validator. */
export function isPartlyShown(schema: object): boolean {
  return JSON.stringify(schema).includes('"x-shown-only":true');
}

/** JavaScript that declares the function `validate`, of a whole schema. */
export function validatorSource(schema: object, strictness: Strictness): string {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
    allErrors: strictness === "shown",
    // The spec was linted; looking at each schema again would cost as much as compiling it.
    meta: false,
    validateSchema: false,
    messages: false,
    strict: false,
    // JSON can write a number that is too large for JavaScript, which then reads it as infinite.
    strictNumbers: true,
    // A keyword that these validators would pass over is refused instead.
    strictSchema: true,
    // Counting code points would need Ajv at run time. Ajv calls the option deprecated, at every start: hence no logger.
    unicode: false,
    logger: false,
    validateFormats: false,
  });
  ajv.addVocabulary(["components", "discriminator", "example", "externalDocs", "xml", "x-enumDescriptions"]);
  const source = ajvStandalone.default(ajv, ajv.compile(Object(asChecked(schema, strictness))));
  if (/\brequire\(|^import /m.test(source)) {
    throw new Error("the spec uses a JSON Schema keyword whose validator needs Ajv at run time: choose a plainer one");
  }
  return onlyWhatIsRead(source);
}

/** A schema of what is checked: exact values have been read as text by then. */
function asChecked(node: unknown, strictness: Strictness): unknown {
  if (Array.isArray(node)) return node.map((inner) => asChecked(inner, strictness));
  if (typeof node !== "object" || node === null) return node;
  const { "x-shown-only": shownOnly, ...rest }: Record<string, unknown> = { ...node };
  if (shownOnly === true && strictness === "stated") return {};
  if (exactFormats.has(rest.format))
    return { type: [rest.type].flat().includes("null") ? ["string", "null"] : "string" };
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, asChecked(inner, strictness)]));
}

/** The shared schemas that a schema leads to: with all of them, each operation would cost as much as all do. */
function schemasReachedFrom(spec: OpenAPI3, schema: unknown): Record<string, unknown> {
  const reached: Record<string, unknown> = {};
  const texts = [JSON.stringify(schema)];
  for (const text of texts) {
    for (const [, name = ""] of text.matchAll(/"\$ref":"#\/components\/schemas\/([\w.-]+)"/g)) {
      if (Object.hasOwn(reached, name)) continue;
      reached[name] = spec.components?.schemas?.[name];
      texts.push(JSON.stringify(reached[name]));
    }
  }
  return reached;
}

/** Ajv writes down every schema that it has seen, prose and all, and in each error where its rule stands and what it asks. */
function onlyWhatIsRead(source: string): string {
  const errors = source
    .replace(/,schemaPath:"(?:[^"\\]|\\.)*",keyword:"/g, ',keyword:"')
    .replace(/(,keyword:"(?!required")\w+"),params:\{(?:[^"{}]|"(?:[^"\\]|\\.)*")*\}/g, "$1");
  const uses = new Map<string, number>();
  for (const [name] of errors.matchAll(/\bschema\d+\b/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return withoutCounting(errors)
    .replace('"use strict";', "")
    .replace(/^export const validate = (validate\d+);\n?export default \1;$/m, "const validate = $1;")
    .replace(/^const (schema\d+) = .*;\n/gm, (line, name) => (uses.get(name) === 1 ? "" : line))
    .trim();
}

/**
 * Ajv counts errors as it goes. Where the first one ends it and no branch of a schema may fail, nothing is ever counted, and a
 * bundler can leave out what is then always true.
 */
function withoutCounting(source: string): string {
  if (/\berrors\+\+|\berrors = _errs/.test(source)) return source;
  return source
    .replace(/^const _errs\d+ = errors;\n/gm, "")
    .replace(/\b(?:_errs\d+ === errors|errors === (?:0|_errs\d+)|valid\d+)(?=[;)])/g, "true")
    .replace(/^(?:var|let) valid\d+ = true;\n/gm, "")
    .replace(/\nelse \{\n\}(?=\n)/g, "");
}

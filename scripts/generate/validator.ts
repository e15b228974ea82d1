/** Turns the schema of an operation's success into a function, with Ajv's standalone mode: nothing of Ajv ships. */
import { Ajv } from "ajv";
import ajvStandalone from "ajv/dist/standalone/index.js";
import type { OpenAPI3 } from "openapi-typescript";
import type { Schema } from "./spec.js";

/** JavaScript that declares the function `isSuccess`. */
export function validatorSource(spec: OpenAPI3, success: Schema): string {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
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
  const validate = ajv.compile({ ...success, components: { schemas: schemasReachedFrom(spec, success) } });
  const source = ajvStandalone.default(ajv, validate);
  if (/\brequire\(|^import /m.test(source)) {
    throw new Error("the spec uses a JSON Schema keyword whose validator needs Ajv at run time: choose a plainer one");
  }
  return onlyWhatIsRead(source);
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
  return errors
    .replace('"use strict";', "")
    .replace(/^export const validate = (validate\d+);\n?export default \1;$/m, "const isSuccess = $1;")
    .replace(/^const (schema\d+) = .*;\n/gm, (line, name) => (uses.get(name) === 1 ? "" : line))
    .trim();
}

/**
 * Compiles the spec's schemas to functions with Ajv's standalone mode: one for the inputs of each operation, and one for each schema
 * of a result. The package doesn't need Ajv, and Ajv's output is not edited.
 */
import { Ajv } from "ajv";
import ajvStandalone from "ajv/dist/standalone/index.js";
import type { OpenAPI3 } from "openapi-typescript";
import { banner } from "./banner.js";
import { inlined, sharedName, targetOf, withKeywords } from "./resolve.js";
import { anyOther, exactFormats, type Schema, typesOf } from "./schema-types.js";
import type { SpecOperation } from "./spec.js";

/** A module of validators: its exports, and their schemas, which are separate documents for Ajv. */
export interface ValidatorModule {
  readonly file: string;
  readonly exports: readonly string[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Returns the modules of validators: one for the inputs of each operation, and one for each group of results that share an object. */
export function validatorModules(spec: OpenAPI3, operations: readonly SpecOperation[]): ValidatorModule[] {
  const inputs = operations.map(({ id, inputs: { schema } }) => ({
    file: inputModule(id),
    exports: ["validateInput"],
    schemas: { validateInput: schemaToCompile(spec, schema) },
  }));
  return [...inputs, ...resultModules(spec, operations)];
}

export const inputModule = (id: string) => `input-validators/${id}.js`;

/** Results that share an object share its compiled validator. A bundler removes exports that nothing imports. */
function resultModules(spec: OpenAPI3, operations: readonly SpecOperation[]): ValidatorModule[] {
  let modules: ValidatorModule[] = [];
  for (const { result } of operations) {
    if (modules.some(({ exports }) => exports.includes(result.name))) continue;
    const schemas = documentsOf(
      spec,
      result.name,
      schemaToCompile(spec, spec.components?.schemas?.[result.name] ?? result.schema),
    );
    const shares = ({ schemas: others }: ValidatorModule) =>
      Object.keys(schemas).some((name) => Object.hasOwn(others, name) && others[name].properties);
    const related = modules.filter(shares);
    const file = related[0]?.file ?? `result-validators/${result.name}.js`;
    const exports = [...related.flatMap((one) => one.exports), result.name];
    const all = Object.assign({}, ...related.map((one) => one.schemas), schemas);
    const others = modules.filter((one) => !related.includes(one));
    modules = [...others, { file, exports, schemas: all }];
  }
  return modules;
}

/** A schema by its name, together with all schemas that it refers to. These have no references. */
function documentsOf(spec: OpenAPI3, name: string, schema: Schema): Record<string, Schema> {
  const names = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map(([, one = ""]) => one);
  const others = names.map((one) => [one, schemaToCompile(spec, spec.components?.schemas?.[one])]);
  return { [name]: schema, ...Object.fromEntries(others) };
}

/** The JavaScript of a module, exactly as Ajv writes it. */
export function validatorSource({ file, exports, schemas }: ValidatorModule): string {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
    // One validator reports every difference.
    allErrors: true,
    // The spec is linted elsewhere, and checking each schema again takes as long as compiling it.
    meta: false,
    validateSchema: false,
    messages: false,
    strict: false,
    // A number in JSON may be so large that JavaScript reads it as infinite.
    strictNumbers: true,
    // An unknown keyword is an error, instead of being ignored.
    strictSchema: true,
    // Counting code points would need Ajv at run time. Ajv warns that the option is deprecated, so there is no logger.
    unicode: false,
    logger: false,
    validateFormats: false,
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ $id: name, ...schema });
  const source = ajvStandalone.default(ajv, Object.fromEntries(exports.map((name) => [name, name])));
  if (/\brequire\(|^import /m.test(source)) {
    throw new Error(`${file}: a JSON Schema keyword of the spec needs Ajv at run time: use another keyword`);
  }
  return `${banner}// Ajv wrote this module.\n${source}\n`;
}

/** Keywords of JSON Schema and OpenAPI that only describe a value. */
const descriptive =
  /^(?:title|description|examples?|default|format|deprecated|readOnly|writeOnly|externalDocs|discriminator|xml|x-.*)$/;

/**
 * The schema to compile: without descriptions; exact values as strings, as the client returns them; an open enumeration as a plain
 * string; a shared schema as a reference to its name, with the keywords beside the reference. A shared schema that contains references
 * is copied instead.
 */
function schemaToCompile(spec: OpenAPI3, node: Schema): Schema {
  const converted = (inner: Schema) => schemaToCompile(spec, inner);
  if (Array.isArray(node)) return node.map(converted);
  if (typeof node !== "object" || node === null) return node;
  const whole = inlined(spec, node);
  if (exactFormats.has(whole.format)) return exactStringSchema(whole);
  if (isOpenEnumeration(whole)) return textSchema(typesOf(whole));
  const { $ref, ...beside } = node;
  if (typeof $ref === "string") {
    const name = sharedName({ $ref });
    const target = targetOf(spec, $ref);
    // Ajv inlines a referenced schema if it has no references itself. Otherwise, Ajv compiles it to a function. After each item of a list
    // that this function refuses, the caller copies all errors, so a hostile list would take quadratic time.
    if (name === undefined || hasReference(converted(target))) return converted(withKeywords(target, beside));
    return { $ref: name, ...converted(beside) };
  }
  const entries = Object.entries<Schema>(node).filter(([key]) => !descriptive.test(key));
  return Object.fromEntries(
    entries.map(([key, inner]): [string, Schema] => {
      if (key === "properties")
        return [key, Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, converted(one)]))];
      return [key, key === "const" || key === "enum" || key === "required" ? inner : converted(inner)];
    }),
  );
}

const hasReference = (schema: Schema) => JSON.stringify(schema).includes('"$ref":');

/** The schema of an id or an amount: ids are strings of digits, and amounts are decimal strings. An input may have its own rules. */
function exactStringSchema({ format, type, ...rules }: Schema): Schema {
  const digits = format === "int64" ? "^(?:0|[1-9]\\d{0,18})$" : "^-?\\d+(?:\\.\\d+)?$";
  const own = Object.entries<Schema>(rules).filter(([key]) => !descriptive.test(key));
  const [lost] = own.find(([key]) => !/^(?:pattern|enum|const|minLength|maxLength)$/.test(key)) ?? [];
  if (lost)
    throw new Error(
      `the keyword ${lost} can't be a rule of the format ${format}, whose values are strings in the client`,
    );
  const asText = (value: Schema) => (typeof value === "number" ? `${value}` : value);
  const texts = own.map(([key, rule]) => {
    if (key === "enum") return [key, rule.map(asText)];
    return [key, key === "const" ? asText(rule) : rule];
  });
  return { ...textSchema([type].flat()), pattern: digits, ...Object.fromEntries(texts) };
}

const textSchema = (types: string[]) => ({ type: types.includes("null") ? ["string", "null"] : "string" });

/** Whether a schema, without `$ref`, is an open enumeration: documented values, or any other string. It has no other rules. */
function isOpenEnumeration(schema: Schema): boolean {
  const { title, anyOf = [] } = schema;
  const isText = typesOf(schema).every((type) => /^(?:string|null)$/.test(type));
  const isPlain = Object.keys(schema).every((key) => /^(?:type|anyOf)$/.test(key) || descriptive.test(key));
  return isText && isPlain && (title === anyOther || anyOf.some(isOpenEnumeration));
}

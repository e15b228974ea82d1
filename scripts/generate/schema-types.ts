/** What values a schema allows, and the fields of a schema. All schemas here are without `$ref`. */

// biome-ignore lint/suspicious/noExplicitAny: a schema can have any form, and every step reads its own part.
export type Schema = any;

/** The formats of values that must keep every digit: 64-bit ids and amounts. In the client, they are strings. */
export const exactFormats: ReadonlySet<unknown> = new Set(["int64", "decimal"]);

/** The title of the schema that makes an enumeration open. */
export const anyOther = "Any other";

/**
 * The types that a schema allows. The type of an id or an amount is its format, that of a list is the type of its items and `[]`, and that
 * of a schema without a type is `undefined`.
 */
export function typesOf(schema: Schema): string[] {
  const { type, format, properties, items = {} } = schema;
  const values = schema.enum ?? ("const" in schema ? [schema.const] : undefined);
  const ofValues = properties ? "object" : values?.map((value: unknown) => typeof value);
  const ofParts = (schema.anyOf ?? schema.oneOf)?.flatMap(typesOf);
  const ofAll = schema.allOf?.flatMap(typesOf).filter((one: string) => one !== "undefined");
  return [type ?? ofValues ?? ofParts ?? ofAll ?? "undefined"].flat().flatMap((one: string) => {
    if (one === "array") return typesOf(items).map((item) => `${item}[]`);
    return exactFormats.has(format) && /^(?:string|integer|number)$/.test(one) ? format : one;
  });
}

/** The fields of a schema at any depth, also in lists of objects. */
export function fieldsIn(schema: Schema): [name: string, field: Schema][] {
  const fields = Object.entries<Schema>(schema.properties ?? {});
  const inner = [...fields.map(([, field]) => field), ...schemasInside(schema)];
  return [...fields, ...inner.flatMap(fieldsIn)];
}

/** The names of the fields of which a value, one of its alternatives, or each item of a list has one of these formats. */
export function namesWith(formats: readonly string[], ...schemas: Schema[]): string[] {
  const hasFormat = (one: Schema): boolean => formats.includes(one.format) || schemasInside(one).some(hasFormat);
  const found = schemas.flatMap(fieldsIn).filter(([, field]) => hasFormat(field));
  return [...new Set(found.map(([name]) => name))];
}

function schemasInside({ items = [], allOf = [], anyOf = [], oneOf = [] }: Schema): Schema[] {
  return [items, allOf, anyOf, oneOf].flat();
}

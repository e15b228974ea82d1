/** The bundled spec as the pages read it. */

export interface Schema {
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  "x-enumDescriptions"?: Record<string, string>;
  description?: string;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  default?: unknown;
}

/** Whether a value is a 64-bit id: text in the client, an integer in JSON. */
export function isId({ format, items }: Schema): boolean {
  return (format ?? items?.format) === "int64";
}

/** A parameter, or a field of a body. */
export interface Input {
  name: string;
  in: "path" | "query" | "body";
  required: boolean;
  "x-required-for-grant"?: string;
  description?: string;
  schema: Schema;
  example?: unknown;
}

type Examples = Record<string, { summary: string; value: unknown }>;
type Content = Partial<Record<string, { schema: Schema; examples?: Examples }>>;

export interface Operation {
  method: string;
  path: string;
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: object[];
  parameters?: Input[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  servers?: [{ url: string }];
  "x-exactly-one-of"?: string[];
  "x-max-bytes"?: number;
  "x-page-id"?: string;
}

export interface Spec {
  servers: [{ url: string }];
  tags: { name: string; description: string; "x-displayName"?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** A node with every reference in it filled in; what stands beside a reference comes before what it refers to. */
export function filledIn<T>(node: T, root: object = Object(node)): T {
  if (typeof node !== "object" || node === null) return node;
  const { $ref, ...own }: { $ref?: string } = node;
  const keys = $ref?.slice(2).split("/");
  const target = keys?.reduce((value, key) => Object(value)[key], root);
  const entries = Object.entries({ ...target, ...own }).map(([key, value]) => [key, filledIn(value, root)]);
  return Object.assign(Array.isArray(node) ? [] : {}, Object.fromEntries(entries));
}

export function operationsOf({ paths }: Spec): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** What an operation takes, wherever it travels: a list for each alternative of its body, which mostly has one. */
export function alternativesOf({
  parameters = [],
  requestBody,
}: Operation): { description: string; inputs: Input[] }[] {
  const [media] = Object.values(requestBody?.content ?? {});
  return (media?.schema.oneOf ?? [media?.schema ?? {}]).map(({ description = "", properties = {}, required = [] }) => {
    const fields = Object.entries(properties);
    const inBody = fields.map(
      ([name, schema]): Input => ({ name, in: "body", required: required.includes(name), schema }),
    );
    return { description, inputs: [...parameters, ...inBody] };
  });
}

/** Every input of an operation once, as the first alternative that has it describes it. */
export function inputsOf(operation: Operation): Input[] {
  const all = alternativesOf(operation).flatMap(({ inputs }) => inputs);
  return all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
}

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
  "x-max-bytes"?: number;
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

/** What an operation takes, wherever it travels. */
export function inputsOf({ parameters = [], requestBody }: Operation): Input[] {
  const { properties = {}, required = [] } = Object.values(requestBody?.content ?? {})[0]?.schema ?? {};
  const fields = Object.entries(properties);
  return [
    ...parameters,
    ...fields.map(([name, schema]): Input => ({ name, in: "body", required: required.includes(name), schema })),
  ];
}

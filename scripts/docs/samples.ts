/** How to call an operation, in TypeScript and with curl: templates, filled with the spec's own example values. */
import { readFileSync } from "node:fs";
import { type Input, inputsOf, type Operation, type Schema } from "./spec.js";

const isId = ({ format, items }: Schema) => (format ?? items?.format) === "int64";

function filled(template: string, values: Record<string, string> = {}): string {
  const text = readFileSync(`scripts/docs/samples/${template}`, "utf8").trimEnd();
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? "");
}

/** What is sent: all that the spec has an example of, and what has to be. An id is one of the spec's orders. */
function sentIn(operation: Operation, orderId: string): (place: Input["in"]) => [input: Input, value: unknown][] {
  const { examples = {} } = Object.values(operation.requestBody?.content ?? {})[0] ?? {};
  const body = Object(Object.values(examples)[0]?.value);
  const sent = inputsOf(operation).map((input): [Input, unknown] => {
    const id = input.required && isId(input.schema) ? orderId : undefined;
    const example = input.in === "body" ? body[input.name] : input.example;
    return [input, example ?? (id && input.schema.items ? [id] : id)];
  });
  return (place) => sent.filter(([input, value]) => input.in === place && value !== undefined);
}

/** Whether an operation is the exchange and the refresh, which users call by their own functions. */
function isGrant(operation: Operation): boolean {
  return inputsOf(operation).some((input) => input["x-required-for-grant"] !== undefined);
}

export function typeScriptSample(operation: Operation, orderId: string): string {
  const { operationId, security } = operation;
  if (isGrant(operation)) return filled("sign-in.ts.txt");
  const at = sentIn(operation, orderId);
  const fields = (["path", "query", "body"] as const).flatMap((place) =>
    at(place).map(([{ name }, value]) => `${name}: ${JSON.stringify(value)}`),
  );
  const lines = fields.join(", ").length < 45 ? ` ${fields.join(", ")} ` : `\n  ${fields.join(",\n  ")},\n`;
  const input = fields.length > 0 ? `{${lines}}` : "";
  if (security.length === 0) return filled("public.ts.txt", { operationId, input });
  return filled("signed.ts.txt", { operationId, input });
}

export function curlSample(operation: Operation, host: string, orderId: string): string {
  const { method, path, security } = operation;
  if (isGrant(operation)) return filled("sign-in.sh", { url: host + path });
  const at = sentIn(operation, orderId);
  const query = at("query").map(([{ name }, value]) => `${name}=${value}`);
  // An id of 64 bits is an integer in JSON.
  const fields = at("body").map(([{ name, schema }, value]) => {
    const json = JSON.stringify(value);
    return `"${name}":${isId(schema) ? json.replaceAll('"', "") : json}`;
  });
  const parts = [path.replace(/\{\w+\}/g, orderId), ...(query.length > 0 ? [query.sort().join("&")] : [])];
  if (security.length === 0) return `curl --request ${method} '${host}${parts.join("?")}'`;
  const hasBody = fields.length > 0;
  return filled("signed.sh", {
    method,
    url: host + parts.join("?"),
    signed: [method, ...parts, ...(hasBody ? ["$body"] : [])].join("#"),
    body: hasBody ? `body='{${fields.join(",")}}'\n` : "",
    data: hasBody ? ` \\\n  --header 'Content-Type: application/json' --data "$body"` : "",
  });
}

/** How to call an operation, in TypeScript, with curl and in Python: templates, filled with the spec's own example values. */
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { fence, type Language, table } from "./markdown.js";
import { type Input, inputsOf, isId, type Operation, operationsOf, type Spec } from "./spec.js";
import words from "./words.json" with { type: "json" };

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
  const lines = fields.join(", ").length < 30 ? ` ${fields.join(", ")} ` : `\n  ${fields.join(",\n  ")},\n`;
  const input = fields.length > 0 ? `{${lines}}` : "";
  if (security.length === 0) return filled("public.ts.txt", { operationId, input });
  return filled("signed.ts.txt", { operationId, input });
}

/** The parts of a request as they are signed and sent. */
function requestOf(operation: Operation, orderId: string): { path: string; query: string[]; body: string[] } {
  const at = sentIn(operation, orderId);
  // An id of 64 bits is an integer in JSON.
  const body = at("body").map(([{ name, schema }, value]) => {
    const json = JSON.stringify(value);
    return `"${name}":${isId(schema) ? json.replaceAll('"', "") : json}`;
  });
  const query = at("query").map(([{ name }, value]) => `${name}=${value}`);
  return { path: operation.path.replace(/\{\w+\}/g, orderId), query: query.sort(), body };
}

export function curlSample(operation: Operation, host: string, orderId: string): string {
  const { method, security } = operation;
  if (isGrant(operation)) return filled("sign-in.sh", { url: host + operation.path });
  const { path, query, body } = requestOf(operation, orderId);
  if (security.length === 0)
    return `curl --request ${method} '${host}${[path, query.join("&")].filter(Boolean).join("?")}'`;
  const [hasQuery, hasBody] = [query.length > 0, body.length > 0];
  return filled("signed.sh", {
    method,
    url: `${host}${path}${hasQuery ? "?$query" : ""}`,
    signed: [method, path, ...(hasQuery ? ["$query"] : []), ...(hasBody ? ["$body"] : [])].join("#"),
    query: query.map((one, at) => (at === 0 ? `query='${one}'\n` : `query+='&${one}'\n`)).join(""),
    body: hasBody ? `body='{\n  ${body.join(",\n  ")}\n}'\n` : "",
    data: hasBody ? ` \\\n  --header 'Content-Type: application/json' \\\n  --data "$body"` : "",
  });
}

export function pythonSample(operation: Operation, host: string, orderId: string): string {
  const { method, security } = operation;
  if (isGrant(operation)) return filled("sign-in.py", { url: host + operation.path });
  const { path, query, body } = requestOf(operation, orderId);
  const list = query.map((one) => `    ${JSON.stringify(one)},\n`).join("");
  const values = { method, host, path, query: list ? `"&".join([\n${list}])` : '""' };
  if (security.length === 0) return filled("public.py", values);
  // JSON's values are Python's, but for these three.
  const fields = body.map(
    (one) => `    ${one.replace(/:(true|false|null)$/, (_, word) => `:${pythonWords[word]}`).replace(":", ": ")},\n`,
  );
  const json = fields.length > 0 ? `json.dumps({\n${fields.join("")}})` : '""';
  const type = fields.length > 0 ? `\n        "content-type": "application/json",` : "";
  return filled("signed.py", { ...values, body: json, type });
}

const pythonWords: Record<string, string> = { true: "True", false: "False", null: "None" };

/** A key, the text that is signed, and its signature: by these, people of other languages check theirs. */
export function signatureVector(spec: Spec, language: Language, operation?: Operation): string {
  const signed = operation ?? operationsOf(spec).find(({ operationId }) => operationId === "placeOrder");
  if (!signed) throw new Error("the spec has no operation whose signature could be shown");
  const [, orderId = ""] = /"orderId":"(\d+)"/.exec(JSON.stringify(spec.paths)) ?? [];
  const { path, query, body } = requestOf(signed, orderId);
  const [appKey, secretKey, time] = ["an-app-key", "a-secret-key", "1700000000000"];
  const headers = `validate-algorithms=HmacSHA256&validate-appkey=${appKey}&validate-recvwindow=5000&validate-timestamp=${time}`;
  const json = body.length > 0 ? `{${body.join(",")}}` : "";
  const text = [headers, signed.method, path, query.join("&"), json].filter(Boolean).join("#");
  const signature = createHmac("sha256", secretKey).update(text).digest("hex");
  const rows = [
    [words.vectorKey[language], `\`${secretKey}\``],
    ["HMAC-SHA256", `\`${signature}\``],
  ];
  return `${words.vectorText[language]}\n\n${fence("text", text)}\n\n${table([words.name[language], words.value[language]], rows)}`;
}

/** How to call an operation in TypeScript, with curl and in Python: templates, filled with the spec's example values. */
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { code, fence, type Language, table, wordsIn } from "./markdown.js";
import { type Input, inputsOf, isId, type Operation } from "./spec.js";

/** The id of an order, from the spec's examples. */
const [, orderId = ""] = /"orderId": "(\d+)"/.exec(readFileSync("generated/openapi.json", "utf8")) ?? [];

function filled(template: string, values: Record<string, string>): string {
  const text = readFileSync(`scripts/docs/samples/${template}`, "utf8").trimEnd();
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? "");
}

/** The templates of an operation. Both grants of the token endpoint have functions of their own. */
function templateOf(operation: Operation): "sign-in" | "signed" | "public" {
  if (inputsOf(operation).some((input) => input["x-required-for-grant"] !== undefined)) return "sign-in";
  return operation.security.length > 0 ? "signed" : "public";
}

/** The parts of a request with all inputs that are required, or that the spec has an example of. Each id is that of an order. */
function requestOf(operation: Operation) {
  const { examples = {} } = Object.values(operation.requestBody?.content ?? {})[0] ?? {};
  const exampleBody = Object(Object.values(examples)[0]?.value);
  const sent = inputsOf(operation).flatMap((input) => {
    const id = input.required && isId(input.schema) ? orderId : undefined;
    const example = input.in === "body" ? exampleBody[input.name] : input.example;
    const value: unknown = example ?? (id && input.schema.items ? [id] : id);
    return value === undefined ? [] : [{ ...input, value, json: JSON.stringify(value) }];
  });
  const inPlace = (place: Input["in"]) => sent.filter((input) => input.in === place);
  return {
    path: operation.path.replace(/\{\w+\}/g, orderId),
    query: inPlace("query")
      .map(({ name, value }) => `${name}=${value}`)
      .sort(),
    // A 64-bit id is an integer in JSON.
    body: inPlace("body").map(
      ({ name, schema, json }) => `"${name}":${isId(schema) ? json.replaceAll('"', "") : json}`,
    ),
    input: (["path", "query", "body"] as const).flatMap(inPlace).map(({ name, json }) => `${name}: ${json}`),
  };
}

const pythonWords: Record<string, string> = { true: "True", false: "False", null: "None" };

/** How to call an operation, by the language of the code block. */
export function samplesOf(operation: Operation, host: string) {
  const { method, operationId } = operation;
  const template = templateOf(operation);
  const { path, query, body, input } = requestOf(operation);
  const [hasQuery, hasBody] = [query.length > 0, body.length > 0];
  const inputLines = input.join(", ").length < 30 ? ` ${input.join(", ")} ` : `\n  ${input.join(",\n  ")},\n`;
  const search = template === "signed" ? "$query" : query.join("&");
  const fields = body.map((field) =>
    field.replace(/:(true|false|null)$/, (_, word) => `:${pythonWords[word]}`).replace(":", ": "),
  );
  const indented = (lines: string[]) => lines.map((line) => `    ${line},\n`).join("");
  return {
    ts: filled(`${template}.ts.txt`, { operationId, input: input.length > 0 ? `{${inputLines}}` : "" }),
    sh: filled(`${template}.sh`, {
      method,
      host,
      path,
      search: hasQuery ? `?${search}` : "",
      signed: [method, path, ...(hasQuery ? ["$query"] : []), ...(hasBody ? ["$body"] : [])].join("#"),
      query: query.map((pair, at) => (at === 0 ? `query='${pair}'\n` : `query+='&${pair}'\n`)).join(""),
      body: hasBody ? `body='{\n  ${body.join(",\n  ")}\n}'\n` : "",
      data: hasBody ? ` \\\n  --header 'Content-Type: application/json' \\\n  --data "$body"` : "",
    }),
    python: filled(`${template}.py`, {
      method,
      host,
      path,
      query: hasQuery ? `"&".join([\n${indented(query.map((pair) => JSON.stringify(pair)))}])` : '""',
      body: hasBody ? `json.dumps({\n${indented(fields)}})` : '""',
      type: hasBody ? `\n        "content-type": "application/json",` : "",
    }),
  };
}

/** A key, a text, and its signature. Authors of clients in other languages can compare theirs. */
export function signatureVector(operation: Operation, language: Language): string {
  const say = wordsIn(language);
  const { path, query, body } = requestOf(operation);
  const [appKey, secretKey, time] = ["an-app-key", "a-secret-key", "1700000000000"];
  const headers = `validate-algorithms=HmacSHA256&validate-appkey=${appKey}&validate-recvwindow=5000&validate-timestamp=${time}`;
  const json = body.length > 0 ? `{${body.join(",")}}` : "";
  const text = [headers, operation.method, path, query.join("&"), json].filter(Boolean).join("#");
  const signature = createHmac("sha256", secretKey).update(text).digest("hex");
  const rows = [
    [say("vectorKey"), code(secretKey)],
    ["HMAC-SHA256", code(signature)],
  ];
  return [say("vectorText"), fence("text", text), table([say("name"), say("value")], rows)].join("\n\n");
}

/** How to call an operation in TypeScript, with curl and in Python: templates, filled with the spec's example values. */
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { code, fence, type Language, table, wordsIn } from "./markdown.js";
import { inputsOf, isId, type Node } from "./spec.js";

/** The id of an order, from the spec's examples. */
const [, orderId = ""] = /"orderId": "(\d+)"/.exec(readFileSync("generated/openapi.json", "utf8")) ?? [];

/** The name of the templates of an operation. Both grants of the token endpoint have functions of their own. */
function templateOf(operation: Node): "sign-in" | "signed" | "public" {
  if (inputsOf(operation).some((input) => input["x-required-for-grant"])) return "sign-in";
  return operation.security.length > 0 ? "signed" : "public";
}

/** The parts of a request. Its inputs are those with an example in the spec, and the other required ids, which have the value `orderId`. */
function requestOf(operation: Node) {
  const [{ examples = {} } = {}] = Object.values<Node>(operation.requestBody?.content ?? {});
  const [{ value: exampleBody = {} } = {}] = Object.values<Node>(examples);
  const sent = inputsOf(operation).flatMap((input) => {
    const id = input.required && isId(input.schema) ? orderId : undefined;
    const example = input.in === "body" ? exampleBody[input.name] : input.example;
    const value: unknown = example ?? (id && input.schema.items ? [id] : id);
    return value === undefined ? [] : [{ ...input, value, json: JSON.stringify(value) }];
  });
  const inPlace = (place: string) => sent.filter((input) => input.in === place);
  return {
    path: operation.path.replace(/\{\w+\}/g, orderId),
    query: inPlace("query")
      .map(({ name, value }) => `${name}=${value}`)
      .sort(),
    // A 64-bit id is an integer in JSON.
    body: inPlace("body").map(
      ({ name, schema, json }) => `"${name}":${isId(schema) ? json.replaceAll('"', "") : json}`,
    ),
    input: ["path", "query", "body"].flatMap(inPlace).map(({ name, json }) => `${name}: ${json}`),
  };
}

/** How to call an operation, by the language of the code block. */
export function samplesOf(operation: Node, host: string) {
  const { method, operationId } = operation;
  const template = templateOf(operation);
  const { path, query, body, input } = requestOf(operation);
  const filled = (ending: string, own: Record<string, string>) => {
    const values: typeof own = { method, host, path, operationId, ...own };
    const text = readFileSync(`scripts/docs/samples/${template}.${ending}`, "utf8").trimEnd();
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? "");
  };
  const inputLines = input.join(", ").length < 30 ? ` ${input.join(", ")} ` : `\n  ${input.join(",\n  ")},\n`;
  const json = `{\n  ${body.join(",\n  ")}\n}`;
  const ts = filled("ts.txt", { input: input.length > 0 ? `{${inputLines}}` : "" });
  const sh = filled("sh", {
    search: query.length > 0 ? `?${template === "signed" ? "$query" : query.join("&")}` : "",
    signed: [method, path, query.length > 0 && "$query", body.length > 0 && "$body"].filter(Boolean).join("#"),
    query: query.map((pair, at) => (at === 0 ? `query='${pair}'\n` : `query+='&${pair}'\n`)).join(""),
    ...(body.length > 0 && {
      body: `body='${json}'\n`,
      data: ` \\\n  --header 'Content-Type: application/json' \\\n  --data "$body"`,
    }),
  });
  const python = filled("py", {
    query: query.length > 0 ? `"&".join([\n${query.map((pair) => `    ${JSON.stringify(pair)},\n`).join("")}])` : '""',
    body: body.length > 0 ? `r"""${json}"""` : '""',
    type: body.length > 0 ? `\n        "content-type": "application/json",` : "",
  });
  return { ts, sh, python };
}

/** A test vector for clients in other languages: a key, a text, and its signature. */
export function signatureVector(operation: Node, language: Language): string {
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

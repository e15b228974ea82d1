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

/** Values of a schema, the best ones first: an id is `orderId`, and a text is the name of its input. An object has none. */
function placeholdersOf(schema: Node, name: string): unknown[] {
  if (schema.items) return placeholdersOf(schema.items, name).map((item) => [item]);
  const { minimum = 1, type, const: only, enum: values = [] } = schema;
  const byType: Node = { string: name, integer: minimum, number: minimum, boolean: true };
  const plain = isId(schema) ? [orderId] : [type].flat().map((one) => byType[one]);
  return [only, ...values, ...plain].filter((value) => value !== undefined && value !== null);
}

/**
 * The parts of a request. Its inputs are those with an example in the spec, and the other required ones. A value in the URL or in a header
 * that would need an encoding is not used.
 */
function requestOf(operation: Node) {
  const [[mediaType = "", { examples = {} }] = ["", {}]] = Object.entries<Node>(operation.requestBody?.content ?? {});
  const [{ value: exampleBody = {} } = {}] = Object.values<Node>(examples);
  const sent = inputsOf(operation).flatMap((input) => {
    const { name, schema, required } = input;
    const isInBody = input.in === "body";
    const example = isInBody ? exampleBody[name] : input.example;
    const placeholders = required ? [...placeholdersOf(schema, name), ...(isInBody ? [] : [name])] : [];
    const value = [...(example === undefined ? [] : [example]), ...placeholders].find(
      (one) => isInBody || /^[\w.,:~-]+$/.test(`${one}`),
    );
    return value === undefined ? [] : [{ ...input, value, json: JSON.stringify(value) }];
  });
  const inPlace = (place: string) => sent.filter((input) => input.in === place);
  const fields = inPlace("body");
  // A 64-bit id is an integer in JSON.
  const members = fields.map(
    ({ name, schema, json }) => `${JSON.stringify(name)}:${isId(schema) ? json.replaceAll('"', "") : json}`,
  );
  const form =
    mediaType.endsWith("-urlencoded") && `${new URLSearchParams(fields.map(({ name, value }) => [name, value]))}`;
  const bodyOf = (json: string) => (fields.length === 0 ? "" : form || json);
  return {
    path: operation.path.replace(
      /\{(.*?)\}/g,
      (_: string, name: string) => sent.find((input) => input.name === name && input.in === "path")?.value,
    ),
    query: inPlace("query")
      .map(({ name, value }) => `${name}=${value}`)
      .sort(),
    headers: [
      ...(fields.length > 0 ? [["Content-Type", mediaType]] : []),
      ...inPlace("header").map(({ name, value }) => [name, `${value}`]),
    ],
    body: bodyOf(`{\n  ${members.join(",\n  ")}\n}`),
    oneLineBody: bodyOf(`{${members.join(",")}}`),
    input: ["path", "query", "header", "body"]
      .flatMap(inPlace)
      .map(({ name, json }) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${json}`),
  };
}

/** How to call an operation, by the language of the code block. */
export function samplesOf(operation: Node, host: string) {
  const { method, operationId } = operation;
  const template = templateOf(operation);
  const { path, query, headers, body, input } = requestOf(operation);
  const filled = (ending: string, own: Record<string, string>) => {
    const values: typeof own = { method, host, path, operationId, ...own };
    const text = readFileSync(`scripts/docs/samples/${template}.${ending}`, "utf8").trimEnd();
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? "");
  };
  const inputLines = input.join(", ").length < 30 ? ` ${input.join(", ")} ` : `\n  ${input.join(",\n  ")},\n`;
  const ts = filled("ts.txt", { input: input.length > 0 ? `{${inputLines}}` : "" });
  const isPublic = template === "public";
  const data = body && ` \\\n  --data ${isPublic ? quoted(body) : '"$body"'}`;
  const sh = filled("sh", {
    search: query.length > 0 ? `?${isPublic ? query.join("&") : "$query"}` : "",
    signed: [method, path, query.length > 0 && "$query", body && "$body"].filter(Boolean).join("#"),
    query: query.map((pair, at) => (at === 0 ? `query='${pair}'\n` : `query+='&${pair}'\n`)).join(""),
    body: body && `body=${quoted(body)}\n`,
    data: headers.map(([name, value]) => ` \\\n  --header '${name}: ${value}'`).join("") + data,
  });
  const text = /["\n]/.test(body) ? `r"""${body}"""` : JSON.stringify(body);
  const extra = headers.map(([name, value]) => `${JSON.stringify(name?.toLowerCase())}: ${JSON.stringify(value)},`);
  const own = `method="${method}",\n    ${body && `data=${text}.encode(),\n    `}headers={${extra.join(" ")}},\n`;
  const python = filled("py", {
    query: query.length > 0 ? `"&".join([\n${query.map((pair) => `    ${JSON.stringify(pair)},\n`).join("")}])` : '""',
    body: text,
    headers: extra.map((line) => `\n        ${line}`).join(""),
    request: method === "GET" && extra.length === 0 ? "url" : `urllib.request.Request(\n    url,\n    ${own})`,
  });
  return { ts, sh, python };
}

/** A text as one word of a shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A test vector for clients in other languages: a key, a text, and its signature. */
export function signatureVector(operation: Node, language: Language): string {
  const say = wordsIn(language);
  const { path, query, oneLineBody } = requestOf(operation);
  const [appKey, secretKey, time] = ["an-app-key", "a-secret-key", "1700000000000"];
  const headers = `validate-algorithms=HmacSHA256&validate-appkey=${appKey}&validate-recvwindow=5000&validate-timestamp=${time}`;
  const text = [headers, operation.method, path, query.join("&"), oneLineBody].filter(Boolean).join("#");
  const signature = createHmac("sha256", secretKey).update(text).digest("hex");
  const rows = [
    [say("vectorKey"), code(secretKey)],
    ["HMAC-SHA256", code(signature)],
  ];
  return [say("vectorText"), fence("text", text), table([say("name"), say("value")], rows)].join("\n\n");
}

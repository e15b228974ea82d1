/** What the double is asked: the operation that a request is for, with its inputs, or why it is none of the spec's. */
import { exampleOperations } from "../../generated/examples.js";
import { readExactJson } from "../call/exact-json.js";
import type { Signable } from "../call/sign-request.js";
import type { ExampleOperation } from "./example-operation.js";
import { refusal } from "./misuse.js";

export interface Asked {
  operation: ExampleOperation;
  parameters: Record<string, string>;
  body: unknown;
  headers: Headers;
  /** As it was signed, where it was. */
  signed: Signable;
}

/** The operation that a request is for. Its URL is nowhere repeated: it holds the secret. */
export function read(input: string | URL, init: RequestInit): Asked {
  const method = init.method?.toUpperCase() ?? "GET";
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (!url) throw refusal("invalid_argument", method, "the URL of the request can't be parsed");
  for (const operation of exampleOperations) {
    const [path, ...values] = (operation.method === method && matched(operation.path, url.pathname)) || [];
    if (path === undefined) continue;
    const headers = new Headers(init.headers);
    const inHeaders = operation.parameters.flatMap(({ name, in: place }) => {
      const value = place === "header" ? headers.get(name) : null;
      return value === null ? [] : [[name, value]];
    });
    const inPath = namesIn(operation.path).map((name, at) => [name, decoded(values[at] ?? "")]);
    const parameters = Object.fromEntries([...url.searchParams, ...inHeaders, ...inPath]);
    const body = textOf(init.body);
    const signed = { method, path, query: url.search.slice(1), body };
    return {
      operation,
      parameters,
      body: parsed(body, headers.get("Content-Type"), operation.idNames),
      headers,
      signed,
    };
  }
  throw refusal("unknown_operation", method, "the spec has no operation of this method at the path of the request");
}

/** The spec's path as it was asked for, and its values. Whatever stands before it belongs to the client's base URL. */
function matched(template: string, pathname: string): string[] | undefined {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`${escaped.replace(/\{[^}]+\}/g, "([^/]+)")}$`).exec(pathname)?.slice();
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // Percent signs of somebody's own.
  }
}

function textOf(body: RequestInit["body"]): string | undefined {
  if (typeof body === "string") return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
}

function parsed(body: string | undefined, type: string | null, idNames: readonly string[]): unknown {
  if (body === undefined) return undefined;
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(body));
  try {
    return readExactJson(body, idNames);
  } catch {
    return undefined;
  }
}

/** Throws where the request lacks what the spec requires, or has what the spec doesn't. */
export function check({ operation, parameters, body }: Asked): void {
  const refuse = (message: string) => refusal("invalid_argument", operation.id, message);
  const grant = parameters.grant_type;
  for (const { name, required, requiredForGrant, values } of operation.parameters) {
    const value = parameters[name] ?? "";
    if (value === "" && required) throw refuse(`the request lacks the parameter ${name}`);
    if (value === "" && requiredForGrant !== undefined && requiredForGrant === grant) {
      throw refuse(`the request lacks the parameter ${name}, which the grant ${grant} requires`);
    }
    if (value !== "" && values?.includes(value) === false) {
      throw refuse(`the parameter ${name} must be one of ${values.join(", ")}`);
    }
  }
  const declared = operation.parameters.map(({ name }) => name);
  const strange = Object.keys(parameters).filter((name) => !declared.includes(name));
  if (strange.length > 0) throw refuse(`the spec has no parameter ${strange.join(", ")} for this operation`);
  if (operation.bodyRequired && body === undefined) throw refuse("the request lacks its body");
}

/** The two calls that are measured, and what XT answers them: the spec's own examples. */
import { readFile } from "node:fs/promises";

const spec = JSON.parse(await readFile(new URL("../../generated/openapi.json", import.meta.url), "utf8"));
const found = Object.entries(spec.paths).find(([, { get }]) => get?.operationId === "getToken");
if (!found) throw new Error("the spec has no operation getToken, which is the one that is measured");
export const tokenPath = /** @type {TokenPath} */ (found[0]);

const { examples } = found[1].get.responses["200"].content["application/json"];

export const success = JSON.stringify(examples["exchange-success"].value);
export const failure = JSON.stringify(examples["business-failure"].value);

/** What every subject is created with, but for where the API is. */
export const institution = { path: tokenPath, clientId: "an-institution", clientSecret: "a-client-secret" };
export const code = "example-code";
/** @type {string} */
export const refreshToken = examples["exchange-success"].value.result.refresh_token;

/** @param {string} body */
export function jsonHeaders(body) {
  return { "content-type": "application/json", "content-length": `${Buffer.byteLength(body)}` };
}

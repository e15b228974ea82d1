/** The two calls that are measured, and what XT answers them: the spec's own examples. */
import { readFile } from "node:fs/promises";

export const tokenPath = "/public/uaa/oauth2/token";

const spec = JSON.parse(await readFile(new URL("../generated/openapi.json", import.meta.url), "utf8"));
const { examples } = spec.paths[tokenPath].get.responses["200"].content["application/json"];

export const success = JSON.stringify(examples["exchange-success"].value);
export const failure = JSON.stringify(examples["business-failure"].value);

export const institution = { clientId: "35LF2FSLHX5IRQA4", clientSecret: "example-client-secret" };
export const code = "example-code";
/** @type {string} */
export const refreshToken = examples["exchange-success"].value.result.refresh_token;

/** @param {string} body */
export function jsonHeaders(body) {
  return { "content-type": "application/json", "content-length": `${Buffer.byteLength(body)}` };
}

/** Writes the catalogue of message codes, with what XT documents of each. */
import type { OpenAPI3, SchemaObject } from "openapi-typescript";
import { banner } from "./banner.js";
import { resolve } from "./spec.js";

export function messageCodeFiles(spec: OpenAPI3): [name: string, text: string][] {
  const branches: SchemaObject[] = resolve(spec, spec.components?.schemas?.MessageCode)?.anyOf ?? [];
  const meanings = branches.find((branch) => "x-enumDescriptions" in branch)?.["x-enumDescriptions"] ?? {};
  const types = `${banner}
/** What XT documents of each message code (\`mc\`). The set is open: other codes do occur. */
export declare const messageCodes: { readonly [code: string]: string };
`;
  return [
    ["message-codes.js", `${banner}\nexport const messageCodes = ${JSON.stringify(meanings, null, 2)};\n`],
    ["message-codes.d.ts", types],
  ];
}

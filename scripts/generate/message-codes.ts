/** Writes the catalogs of message codes with XT's documented meanings, one for each schema of codes. */
import type { OpenAPI3, SchemaObject } from "openapi-typescript";
import { banner } from "./banner.js";
import { resolve } from "./resolve.js";
import type { SpecOperation } from "./spec.js";

/** The contents of `message-codes/<schema>.js` and their types. */
export function messageCodeFiles(spec: OpenAPI3, operations: readonly SpecOperation[]): [name: string, text: string][] {
  const names = new Set(operations.flatMap(({ messageCodes }) => messageCodes ?? []));
  return [...names].flatMap((name): [string, string][] => {
    const types = `${banner}
/** XT's documented meaning of each message code (\`mc\`), from \`x-enumDescriptions\` of the schema \`${name}\`. Other codes may occur. */
export declare const messageCodes: { readonly [code: string]: string };
`;
    return [
      [
        `message-codes/${name}.js`,
        `${banner}\nexport const messageCodes = ${JSON.stringify(meanings(spec, name), null, 2)};\n`,
      ],
      [`message-codes/${name}.d.ts`, types],
    ];
  });
}

function meanings(spec: OpenAPI3, name: string): Record<string, string> {
  const branches: SchemaObject[] = resolve(spec, spec.components?.schemas?.[name])?.anyOf ?? [];
  return branches.find((branch) => "x-enumDescriptions" in branch)?.["x-enumDescriptions"] ?? {};
}

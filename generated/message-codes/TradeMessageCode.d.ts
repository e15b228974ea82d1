// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

/** XT's documented meaning of each message code (`mc`). Other codes may occur. */
export declare const messageCodes: { readonly [code: string]: string };

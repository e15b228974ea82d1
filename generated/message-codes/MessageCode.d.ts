// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

/** What XT documents of each message code (`mc`). The set is open: other codes do occur. */
export declare const messageCodes: { readonly [code: string]: string };

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

/** The spec's first server. */
export const server = "https://oapi.xt.com";

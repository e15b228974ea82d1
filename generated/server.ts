// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

/** The spec's first server. */
export const server = "https://oapi.xt.com";

/** The name of the spec's first server. */
export const serverName = "thirdParty";

/** The servers of all operations, by their names. */
export const servers = {
  "thirdParty": "https://oapi.xt.com",
  "market": "https://sapi.xt.com"
};

// JSON imported as JSON, where TypeScript knows how.
import spec from "xt-oauth/openapi.json" with { type: "json" };

export const version: string = spec.info.version;
console.log(version);

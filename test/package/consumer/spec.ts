// Imports JSON with an import attribute. TypeScript supports this in the module formats nodenext and esnext.
import spec from "xt-oauth/openapi.json" with { type: "json" };

export const version: string = spec.info.version;
console.log(version);

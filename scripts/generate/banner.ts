/** The first line of every generated file that can have a comment. */
export const banner = "// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.\n";

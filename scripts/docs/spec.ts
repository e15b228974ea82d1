/** Bundles the spec in each language, and reads the parts that the pages show. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { parametersOf } from "../generate/resolve.js";
import { methods } from "../generate/spec.js";
import type { Language } from "./markdown.js";

/** A part of the spec: an operation, a parameter or a field of a body, a schema. */
// biome-ignore lint/suspicious/noExplicitAny: the type depends on the spec, and each page reads another part of it.
export type Node = any;

/** Writes the spec in a language to one JSON file, and resolves to the spec. `npm run generate` bundles the English spec beforehand. */
export async function bundleSpec(language: Language, file: string): Promise<Node> {
  await mkdir(dirname(file), { recursive: true });
  if (language === "en") await copyFile("generated/openapi.json", file);
  else {
    const options = ["--overlay", `spec/${language}.overlay.yaml`, "--output", file];
    await run("node_modules/@redocly/cli/bin/cli.js", "bundle", "spec/openapi.yaml", ...options);
  }
  return JSON.parse(await readFile(file, "utf8"));
}

/** Runs a script with Node. */
export async function run(...command: string[]): Promise<void> {
  // Redocly's command would report its use, and look for a newer version.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  await promisify(execFile)(process.execPath, command, { env });
}

/** Returns the operations in the order of the spec, each with its method, its path, and what its path and the spec say for all. */
export function operationsOf(spec: Node): Node[] {
  return Object.entries<Node>(spec.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => methods.some((method) => method === key))
      .map((method) => {
        const own = { tags: [], security: spec.security ?? [], ...item[method] };
        return { ...own, method: method.toUpperCase(), path, parameters: parametersOf(spec, path, own) };
      }),
  );
}

/** Returns the parameters and the body's fields of an operation: a list for each alternative of the body. */
export function alternativesOf({ parameters, requestBody }: Node): { description: string; inputs: Node[] }[] {
  const [{ schema = {} } = {}] = Object.values<Node>(requestBody?.content ?? {});
  return [schema.oneOf ?? schema].flat().map(({ description = "", properties = {}, required = [] }) => {
    const fields = Object.entries(properties);
    const inputs = fields.map(([name, schema]) => ({ name, in: "body", required: required.includes(name), schema }));
    return { description, inputs: [...parameters, ...inputs] };
  });
}

/** Returns each input of an operation once, as described by the first alternative that has the input. */
export function inputsOf(operation: Node): Node[] {
  const all = alternativesOf(operation).flatMap(({ inputs }) => inputs);
  return all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
}

/** Whether a schema is for a 64-bit id, or for a list of them. Such an id is a string in the client, and an integer in JSON. */
export const isId = ({ format, items }: Node) => (format ?? items?.format) === "int64";

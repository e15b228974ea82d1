/** Generates from the spec into a folder, with our generator or with openapi-typescript, and prints the CPU time of this process. */
import { mkdir, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { cpuMs } from "../jobs.js";

const [generator, spec, folder] = process.argv.slice(2);
if (generator === "generate") {
  const { generate } = await import("../../../scripts/generate.ts");
  await generate(spec, folder);
} else {
  const { astToString, default: typesOf } = await import("openapi-typescript");
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/types.ts`, astToString(await typesOf(pathToFileURL(spec))));
}
console.log(JSON.stringify(cpuMs()));

/**
 * `npm run bench` measures everything, and writes the tables of docs/cost.md and docs/zh/cost.md. `npm run bench -- call bundle` measures
 * these two and only prints them. Nothing here calls XT, and no test checks these times.
 */
import { readFile, writeFile } from "node:fs/promises";
import { measurements } from "./measurements.js";
import { machine, table, withNewTables } from "./report.js";

const names = Object.keys(measurements);
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`no measurement is called ${unknown}; there are ${names.join(", ")}`);

console.log(machine(0));
const results = {};
for (const name of wanted.length > 0 ? wanted : names) {
  results[name] = await measurements[name]();
  console.log(`\n${name}\n\n${table(results[name], 0)}`);
}
if (wanted.length === 0) {
  for (const [language, path] of ["cost.md", "zh/cost.md"].entries()) {
    const file = new URL(`../../docs/${path}`, import.meta.url);
    await writeFile(file, withNewTables(await readFile(file, "utf8"), results, language));
  }
}

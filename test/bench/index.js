/**
 * `npm run bench` measures everything and writes `results/`. `npm run bench -- call bundle` measures these two and only prints them.
 * Nothing here calls XT, and no test asserts a time.
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { measurements } from "./measurements.js";
import { report, section } from "./report.js";

const names = Object.keys(measurements);
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`no measurement is called ${unknown}; there are ${names.join(", ")}`);

const machine = `Node ${process.version.slice(1)}, ${process.platform} ${process.arch}, ${availableParallelism()} CPUs.`;
console.log(machine);
const results = {};
for (const name of wanted.length > 0 ? wanted : names) {
  results[name] = await measurements[name]();
  console.log(`\n${section(name, results[name], 0)}`);
}
if (wanted.length === 0) {
  for (const [language, file] of ["en", "zh"].entries()) {
    await writeFile(new URL(`results/${file}.md`, import.meta.url), report(machine, results, language));
  }
}

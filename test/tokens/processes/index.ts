/**
 * `node --import tsx/esm test/tokens/processes/index.ts` runs the test with each store and each fault, and prints a table. Names of
 * stores and faults select some of them. `--processes N`, `--users N` and `--seconds N` set the size of each run.
 */
import { parseArgs } from "node:util";
import { storeKinds } from "../databases/clients.js";
import { faults } from "./faults.js";
import { runProcesses, titles } from "./run-processes.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    processes: { type: "string", default: "8" },
    users: { type: "string", default: "1000" },
    seconds: { type: "string", default: "60" },
  },
});

const size = { processes: Number(values.processes), users: Number(values.users), seconds: Number(values.seconds) };
const faultNames = Object.keys(faults);
const unknown = positionals.find((name) => ![...storeKinds, ...faultNames].includes(name));
if (unknown !== undefined) throw new Error(`there is no store and no fault ${unknown}`);

/** Returns the names on the command line. Without any, returns all. */
function chosen<T extends string>(all: readonly T[]): readonly T[] {
  const named = all.filter((name) => positionals.includes(name));
  return named.length > 0 ? named : all;
}

const row = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

row(["store", "fault", ...Object.values(titles)]);
row(["---", "---", ...Object.values(titles).map(() => "--:")]);
for (const store of chosen(storeKinds)) {
  for (const name of chosen(faultNames)) {
    const figures = await runProcesses({ store, fault: faults[name] ?? {}, ...size });
    const cells = Object.keys(titles).map((title) => figures[title as keyof typeof titles]);
    row([store, name, ...cells.map((cell) => (typeof cell === "number" ? cell : cell.length))]);
    for (const error of new Set(figures.unexpectedErrors)) console.error(`  ${error}`);
  }
}

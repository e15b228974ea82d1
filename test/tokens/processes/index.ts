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

const isChosen = (name: string, all: readonly string[]) =>
  !all.some((one) => positionals.includes(one)) || positionals.includes(name);
const faultNames = Object.keys(faults);

const row = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

row(["store", "fault", ...Object.values(titles)]);
row(["---", "---", ...Object.values(titles).map(() => "--:")]);
for (const store of storeKinds.filter((name) => isChosen(name, storeKinds))) {
  for (const [name, fault] of Object.entries(faults)) {
    if (!isChosen(name, faultNames)) continue;
    const [processes, users, seconds] = [Number(values.processes), Number(values.users), Number(values.seconds)];
    const figures = await runProcesses({ store, fault, processes, users, seconds });
    const cells = Object.keys(titles).map((title) => figures[title as keyof typeof titles]);
    row([store, name, ...cells.map((cell) => (typeof cell === "number" ? cell : cell.length))]);
    for (const error of new Set(figures.unexpectedErrors)) console.error(`  ${error}`);
  }
}

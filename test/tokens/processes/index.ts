/**
 * `node --import tsx/esm test/tokens/processes/index.ts`: the whole proof, for each store and each fault, as a table. Names of stores and faults, or
 * `--processes N`, `--users N`, `--seconds N`, make it smaller.
 */
import { parseArgs } from "node:util";
import { faults } from "./faults.js";
import { type Figures, prove } from "./prove.js";
import { storeKinds } from "./stores.js";

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

const columns: [title: string, cell: (figures: Figures) => number][] = [
  ["calls", ({ calls }) => calls],
  ["tokens given", ({ tokens }) => tokens],
  ["ended when given", ({ ended }) => ended],
  ["ended by the true clock", ({ trulyEnded }) => trulyEnded],
  ["renewals", ({ renewals }) => renewals],
  ["requests per refresh token, at most", ({ mostPerToken }) => mostPerToken],
  ["refresh tokens sent again", ({ sentAgain }) => sentAgain],
  ["two requests of a user at once", ({ overlaps }) => overlaps],
  ["users lost", ({ lost }) => lost],
  ["answers nobody could save", ({ unsaved }) => unsaved],
  ["the two unequal", ({ unexplained }) => unexplained.length],
  ["neither fresh nor signed out", ({ unsettled }) => unsettled.length],
  ["renewal failed", ({ refreshFailed }) => refreshFailed],
  ["store failed", ({ storeFailed }) => storeFailed],
  ["gave up waiting", ({ gaveUp }) => gaveUp],
  ["surprises", ({ surprises }) => surprises.length],
];

const row = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);

row(["store", "fault", ...columns.map(([title]) => title)]);
row(["---", "---", ...columns.map(() => "--:")]);
for (const store of storeKinds.filter((name) => isChosen(name, storeKinds))) {
  for (const [name, fault] of Object.entries(faults)) {
    if (!isChosen(name, faultNames)) continue;
    const [processes, users, seconds] = [values.processes, values.users, values.seconds].map(Number);
    const figures = await prove({
      store,
      fault,
      processes: processes ?? 8,
      users: users ?? 1000,
      seconds: seconds ?? 60,
    });
    row([store, name, ...columns.map(([, cell]) => cell(figures))]);
    for (const surprise of new Set(figures.surprises)) console.error(`  ${surprise}`);
  }
}

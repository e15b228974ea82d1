// accuracy: more, edits, and format/language agreement
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listPages, readPageFile } from "./scripts/upstream/read/page-files.js";
import { diffPages } from "./scripts/upstream/compare/pages.js";
import { diffOperations } from "./scripts/upstream/compare/operations.js";
const docs = "/work/shared/docs-pages";
const all = await listPages([docs]);
let ops = 0, err = 0, warned = 0, none = 0; const t = performance.now();
const byKey = new Map<string, any[]>();
for (const f of all) { const p = await readPageFile(f); ops += p.operations.length; if (p.error) err++; else if (p.warnings.length) warned++; if (!p.operations.length && !p.error) { none++; console.log("none", f, p.warnings.map(w=>w.message).join("; ")); }
 }
console.log({ pages: all.length, ops, err, warned, none, ms: performance.now() - t });
let right = 0, wrongWarned = 0, wrongSilent = 0;
for (const line of readFileSync(join(docs, "more/expected-facts.jsonl"), "utf8").trim().split("\n")) {
  const { file, more = [], ...first } = JSON.parse(line);
  const p = await readPageFile(join(docs, "more", file));
  const exp = [first, ...more].map((f: any) => ({ ...f, method: f.method.toUpperCase() }));
  const d = diffOperations(exp, p.operations);
  if (d.length === 0 && JSON.stringify(exp.map(e=>e.parameters)) === JSON.stringify(p.operations.map(e=>e.parameters))) right++; else { p.warnings.length ? wrongWarned++ : wrongSilent++; console.log(file, d); }
}
console.log("more", { right, wrongWarned, wrongSilent });
let er = 0; const cases = JSON.parse(readFileSync(join(docs, "changes/expected.json"), "utf8"));
for (const { case: n, changes } of cases) {
  const d = diffPages(await readPageFile(join(docs, `changes/${n}-before.md`)), await readPageFile(join(docs, `changes/${n}-after.md`)));
  const plain = ({ kind, where, from, to }: any) => JSON.stringify(kind.startsWith("yaml_") ? [kind, where] : [kind, where, from, to]);
  if (JSON.stringify(d.changes.map(plain).sort()) === JSON.stringify(changes.map(plain).sort())) er++; else console.log(n, d.changes, changes);
}
console.log("edits", er, "of", cases.length);

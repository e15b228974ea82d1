/** Prints what the first token of a fresh process costs: milliseconds of CPU from before the import, and of elapsed time. */
import { cpuMs, jobs } from "../jobs.js";

const [client, baseUrl] = process.argv.slice(2);
const [file, create] = jobs.token.clients[client].split(":");
const [startedAt, cpu] = [performance.now(), cpuMs()];
const module = await import(`../clients/${file}.js`);
const importedAt = performance.now();
const call = await module[create](baseUrl);
await call("example-code");
const endedAt = performance.now();
const elapsed = { fromImport: endedAt - startedAt, fromCreation: endedAt - importedAt };
console.log(JSON.stringify({ ...elapsed, cpu: cpuMs() - cpu }));

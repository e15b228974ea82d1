/** Measures the first token of a new process, in milliseconds: CPU and elapsed time from before the import, and elapsed time from after it. */
import { cpuMs, jobs } from "../jobs.js";

const [client, baseUrl] = process.argv.slice(2);
const [file, create] = jobs.token.clients[client].split(":");
const [startedAt, cpu] = [performance.now(), cpuMs()];
const module = await import(`../clients/${file}.js`);
const importedAt = performance.now();
const call = await module[create](baseUrl);
await call("example-code");
const endedAt = performance.now();
const elapsed = { fromImport: endedAt - startedAt, afterImport: endedAt - importedAt };
console.log(JSON.stringify({ ...elapsed, cpu: cpuMs() - cpu }));

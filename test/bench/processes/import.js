/** Imports one subject and creates a client with it; without a name, the empty process that this is held against. */
import { writeSync } from "node:fs";

const [, , file] = process.argv;
const before = process.hrtime.bigint();
if (file !== undefined) {
  const { create } = await import(file);
  create({ baseUrl: "http://127.0.0.1", path: "/", clientId: "an-id", clientSecret: "a-secret" });
}
const within = Number(process.hrtime.bigint() - before) / 1e6;
const undici = process.moduleLoadList.some((module) => module.endsWith(" internal/deps/undici/undici"));
// Not console.log(), which would load the streams first, and more than some of the subjects cost.
writeSync(1, JSON.stringify({ within, undici }));

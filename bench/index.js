/**
 * `npm run bench`: what our client costs beside others that do the same job. `npm run bench -- bundle import` measures only
 * that, and leaves RESULTS.md, which is a whole run's, as it is.
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { checkAgreement } from "./agree.js";
import * as bundle from "./measurements/bundle.js";
import * as importing from "./measurements/import.js";
import * as inProcess from "./measurements/in-process.js";
import * as loopback from "./measurements/loopback.js";
import { prepare } from "./prepare.js";

const measurements = { "in-process": inProcess, loopback, bundle, import: importing };

const known = Object.keys(measurements);
const asked = process.argv.slice(2);
const strange = asked.filter((name) => !known.includes(name));
if (strange.length > 0) throw new Error(`there is no ${strange.join(", ")}; there is ${known.join(", ")}`);

const introduction = `# What xt-oauth costs

Made by \`npm run bench\`, on Node ${process.version} with ${availableParallelism()} cores; \`npm run bench -- bundle import\` runs only what it names, of
${known.join(", ")}, and leaves this file as it is. Nothing here calls XT, and nothing asserts a time.

Everyone does the same: \`GET /public/uaa/oauth2/token\` for both grants, reads XT's envelope \`{rc, mc, ma, result}\`, throws
unless \`rc\` is 0, and returns the \`result\`. Only xt-oauth also checks the result against the spec, and bounds the size
of an answer. It has a deadline of 10 s, and so have ky, axios, and the second of those written by hand.
`;

await prepare();
await checkAgreement();
const results = [introduction];
for (const [name, { heading, explanation, measure }] of Object.entries(measurements)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`## ${heading}\n${explanation}\n`);
  const tables = await measure();
  console.log(`${tables}\n`);
  results.push(`## ${heading}\n${explanation}\n\n${tables}\n`);
}
if (asked.length === 0) await writeFile(new URL("RESULTS.md", import.meta.url), results.join("\n"));

/**
 * `npm run bench`: what our client costs beside others that do the same job. `npm run bench -- bundle import` measures only
 * that, and leaves RESULTS.md, which is a whole run's, as it is.
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { checkAgreement } from "./agree.js";
import * as bundle from "./measurements/bundle.js";
import * as generation from "./measurements/generation.js";
import * as importing from "./measurements/import.js";
import * as inProcess from "./measurements/in-process.js";
import * as loopback from "./measurements/loopback.js";
import * as memory from "./measurements/memory.js";
import { prepare } from "./prepare.js";

const measurements = { "in-process": inProcess, loopback, bundle, import: importing, memory, generation };

const known = Object.keys(measurements);
const asked = process.argv.slice(2);
for (const name of asked) {
  if (!known.includes(name)) throw new Error(`there is no ${name}, only ${known.join(", ")}`);
}

const introduction = `# What xt-oauth costs

On Node ${process.version} with ${availableParallelism()} cores. A whole run of \`npm run bench\` writes this file, in about ten minutes;
\`npm run bench -- bundle import\` only prints what it names, of ${known.join(", ")}.
Nothing here calls XT, and nothing asserts a time.

Everyone does the same: calls \`GET /public/uaa/oauth2/token\` for both grants, reads XT's envelope \`{rc, mc, ma, result}\`,
throws unless \`rc\` is 0, and returns the \`result\`. xt-oauth also checks the result against the spec and bounds the answer's
size; oauth4webapi checks what RFC 6749 says of the result. xt-oauth has a deadline of 10 s, and so have ky, axios and the
second \`fetch\` by hand; the others have none.

Where two are compared, each reading comes from a fresh process, with a fresh process of the other right before or after it,
in rounds that begin with the one and with the other by turns. *ratio* is the median of the rounds' ratios, *spread* the
lowest and the highest of them; other figures are medians of the rounds.
`;
console.log(introduction);

await prepare();
await checkAgreement();
const sections = [introduction];
for (const [name, { heading, explanation, measure }] of Object.entries(measurements)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`## ${heading}\n${explanation}\n`);
  const tables = await measure();
  console.log(`${tables}\n`);
  sections.push(`## ${heading}\n${explanation}\n\n${tables}\n`);
}
if (asked.length === 0) await writeFile(new URL("RESULTS.md", import.meta.url), sections.join("\n"));

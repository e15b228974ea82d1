/**
 * `npm run bench`: what our client costs beside others that do the same job. `npm run bench -- bundle import` measures only
 * that, and leaves RESULTS.md, which is a whole run's, as it is; `npm run bench -- --node 24` measures on that Node as well.
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { checkAgreement } from "./agree.js";
import { tokenPath } from "./exchange.js";
import * as accessToken from "./measurements/access-token.js";
import * as bundle from "./measurements/bundle.js";
import * as firstToken from "./measurements/first-token.js";
import * as generation from "./measurements/generation.js";
import * as importing from "./measurements/import.js";
import * as inProcess from "./measurements/in-process.js";
import * as loopback from "./measurements/loopback.js";
import * as memory from "./measurements/memory.js";
import * as trading from "./measurements/trading.js";
import { otherNode, thisNode } from "./nodes.js";
import { prepare } from "./prepare.js";

/**
 * @typedef {{ heading: string, explanation: string }} Measurement
 * @type {Record<string, Measurement & { measure(node: import("./nodes.js").Node): Promise<string> }>}
 */
const onEachNode = {
  "in-process": inProcess,
  loopback,
  trading,
  "first-token": firstToken,
  import: importing,
  memory,
  "access-token": accessToken,
};
/** @type {Record<string, Measurement & { measure(): Promise<string> }>} */
const once = { bundle, generation };

const known = [...Object.keys(onEachNode), ...Object.keys(once)];
const { values, positionals: asked } = parseArgs({
  options: { node: { type: "string", multiple: true } },
  allowPositionals: true,
});
for (const name of asked) {
  if (!known.includes(name)) throw new Error(`there is no ${name}, only ${known.join(", ")}`);
}
const nodes = [thisNode, ...(await Promise.all((values.node ?? []).map(otherNode)))];
const versions = nodes.map(({ version }) => version).join(" and ");

const introduction = `# What xt-oauth costs

On Node ${versions} with ${availableParallelism()} cores. A whole run of \`npm run bench\` writes this file, in about a quarter of an
hour for each Node; \`npm run bench -- bundle import\` only prints what it names, of ${known.join(", ")};
with \`--node 24\` a run measures on that Node, too. Nothing here calls XT, and nothing asserts a time.

Everyone does the same: calls \`GET ${tokenPath}\` for both grants, reads XT's envelope \`{rc, mc, ma, result}\`,
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

/** @param {string} text */
function say(text) {
  console.log(text);
  sections.push(text);
}

for (const name of known) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { heading, explanation } = onEachNode[name] ?? once[name];
  say(`## ${heading}\n${explanation}\n`);
  if (name in once) say(`${await once[name].measure()}\n`);
  else {
    for (const node of nodes) {
      if (nodes.length > 1) say(`### Node ${node.version}\n`);
      say(`${await onEachNode[name].measure(node)}\n`);
    }
  }
}
if (asked.length === 0) await writeFile(new URL("RESULTS.md", import.meta.url), sections.join("\n"));

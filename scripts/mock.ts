/** `npm run mock [-- PORT]`: serves the mocked API until it is stopped. */
import { getToken } from "../generated/operations/getToken.js";
import { startMock } from "./prism.js";
import { onStarterEnded } from "./starter.js";

const port = Number(process.argv[2] ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error("usage: npm run mock [-- PORT]   PORT: 0 to 65535; a free one unless given");
  process.exit(2);
}

const starting = startMock("spec/openapi.yaml", port);
// At once: a start takes its time, and whoever started it may be gone by the end of that.
const stop = async () => (await starting).stop();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
onStarterEnded(stop);
const mock = await starting;

const query = "client_id=example-client&client_secret=example-secret&grant_type=authorization_code&code=example-code";
const url = `${mock.baseUrl}${getToken.path}?${query}`;
console.log(`The mocked API listens on ${mock.baseUrl}. Ctrl-C stops it.

Exchange a code:
  curl '${url}'

Choose the answer by its name in the spec, or by its HTTP status:
  curl -H 'Prefer: example=business-failure' '${url}'
  curl -i -H 'Prefer: code=503' '${url}'`);

/** `npm run mock [-- PORT]`: serves the mock of the API until it is stopped. */
import { getToken } from "../generated/operations/getToken.js";
import { onParentEnded } from "./parent-process.js";
import { startMock } from "./start-mock.js";

const port = Number(process.argv[2] ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error("usage: npm run mock [-- PORT]   PORT: 0 to 65535; a free port by default");
  process.exit(2);
}

const starting = startMock("spec/openapi.yaml", port);
// Registered before the start has finished, because the parent may end meanwhile.
const stop = async () => (await starting).stop();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
onParentEnded(stop);
const mock = await starting;

const query = "client_id=example-client&client_secret=example-secret&grant_type=authorization_code&code=example-code";
const url = `${mock.baseUrl}${getToken.path}?${query}`;
console.log(`The mock of the API listens on ${mock.baseUrl}. Press Ctrl-C to stop it.

Exchange a code:
  curl '${url}'

Choose the response by its name in the spec, or by its HTTP status:
  curl -H 'Prefer: example=business-failure' '${url}'
  curl -i -H 'Prefer: code=503' '${url}'`);

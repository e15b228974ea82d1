/** `npm run mock [-- PORT]`: serves the mocked API until it is stopped. */
import { startMock } from "./prism.js";

const port = Number(process.argv[2] ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error("usage: npm run mock [-- PORT]   PORT: 0 to 65535; a free one unless given");
  process.exit(2);
}

const mock = await startMock("spec/openapi.yaml", port);
const query = "client_id=example-client&client_secret=example-secret&grant_type=authorization_code&code=example-code";
console.log(`The mocked API listens on ${mock.baseUrl}. Ctrl-C stops it.

Exchange a code:
  curl '${mock.baseUrl}/public/uaa/oauth2/token?${query}'

Choose the answer by its name in the spec, or by its HTTP status:
  curl -H 'Prefer: example=business-failure' '${mock.baseUrl}/public/uaa/oauth2/token?${query}'
  curl -i -H 'Prefer: code=503' '${mock.baseUrl}/public/uaa/oauth2/token?${query}'`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void mock.stop());

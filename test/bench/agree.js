/** Sees that every subject does the whole job before any is measured: who does less of it would look fast. */
import { deepEqual, rejects } from "node:assert/strict";
import { createServer } from "node:http";
import { code, failure, institution, jsonHeaders, refreshToken, success, tokenPath } from "./exchange.js";
import { load, names } from "./subjects/index.js";

export async function checkAgreement() {
  let answer = success;
  /** @type {unknown[]} */
  const requests = [];
  const server = createServer(({ method, url }, response) => {
    const { pathname, searchParams } = new URL(url ?? "", "http://127.0.0.1");
    requests.push({ method, pathname, ...Object.fromEntries(searchParams) });
    response.writeHead(200, jsonHeaders(answer)).end(answer);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  const call = {
    method: "GET",
    pathname: tokenPath,
    client_id: institution.clientId,
    client_secret: institution.clientSecret,
  };
  for (const name of names) {
    const create = await load(name);
    const subject = create({ baseUrl: `http://127.0.0.1:${port}`, ...institution });
    answer = success;
    deepEqual(await subject.exchange(code), JSON.parse(success).result, name);
    deepEqual(await subject.refresh(refreshToken), JSON.parse(success).result, name);
    answer = failure;
    await rejects(subject.exchange(code));
    const exchange = { ...call, grant_type: "authorization_code", code };
    const refresh = { ...call, grant_type: "refresh_token", refresh_token: refreshToken };
    deepEqual(requests.splice(0), [exchange, refresh, exchange], name);
  }
  server.closeAllConnections();
  server.close();
}

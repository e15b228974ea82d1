/** Tests HTTP statuses and redirects. `test/http/send-without-retry.test.ts` has the forms of `Retry-After`. */
import { expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { success } from "../client-with-responses.js";
import { createOAuth, exchangeQuery, grants } from "../expect-failure.js";
import { planted } from "../planted-secrets.js";
import { faultsFor, http, redirected, testFaults, unreadable } from "./fault-table.js";
import { type Answer, hostileServer, respondWith, respondWithJson } from "./server.js";

const body = JSON.stringify(success);
const html = `<html><body>Bad Gateway <!-- ${Object.values(planted).join(" ")} --></body></html>`;
/** Responds with a head that repeats the request's target, including its secrets. */
const repeating =
  (status: string, header: (target: string) => string): Answer =>
  (socket, head) =>
    socket.end(`HTTP/1.1 ${status}\r\n${header(`${head.split(" ")[1]}`)}Content-Length: 0\r\n\r\n`);

const statuses = "400 401 403 404 405 408 418 421 429 431 451 499 500 501 502 503 504 520 599 600 999".split(" ");

testFaults(
  "an HTTP status that is no success, with a good envelope:",
  (status) => http(Number(status)),
  faultsFor(statuses, (status) => respondWith({ status: Number(status), body })),
);
testFaults("503", http(503), {
  "with HTML": respondWith({ status: 503, type: "text/html", body: html }),
  "with JSON": respondWith({ status: 503, body: '{"error":"down"}' }),
  "with nothing": respondWith({ status: 503 }),
});
testFaults("400", http(400), {
  "whose body never ends": (socket: { write(text: string): void }) =>
    socket.write("HTTP/1.1 400 Bad\r\nContent-Length: 99\r\n\r\n{"),
  "whose reason repeats the request": (socket: { end(text: string): void }, head: string) =>
    socket.end(`HTTP/1.1 400 ${head.split(" ")[1]}\r\nContent-Length: 0\r\n\r\n`),
});

testFaults("429", http(429), {
  "without Retry-After": respondWith({ status: 429 }),
  "with two of them": respondWith({ status: 429, headers: ["Retry-After: 1", "Retry-After: 2"] }),
  "with one that repeats the request": repeating("429 Wait", (target) => `Retry-After: ${target}\r\n`),
});
testFaults("503", http(503, 30), {
  "with Retry-After": respondWith({ status: 503, headers: ["Retry-After: 30"] }),
});

testFaults(
  "another status of success:",
  "accepted",
  faultsFor(["201", "206"], (status) => respondWith({ status: Number(status), body })),
);
testFaults("206", unreadable("response_not_json"), {
  "with a part": respondWith({ status: 206, body: body.slice(0, 40) }),
});
testFaults(
  "a success without a body:",
  unreadable("response_empty"),
  faultsFor(["200", "204", "205"], (status) => respondWith({ status: Number(status) })),
);

const elsewhere = ["Location: /elsewhere"];
testFaults(
  "a redirect to the same host:",
  (status) => redirected(Number(status)),
  faultsFor(["301", "302", "303", "307", "308"], (status) =>
    respondWith({ status: Number(status), headers: elsewhere }),
  ),
  { alsoOverTls: true },
);
testFaults(
  "a 3xx without a Location:",
  (status) => redirected(Number(status)),
  faultsFor(["300", "302", "304"], (status) =>
    respondWith({ status: Number(status), body: status === "304" ? "" : body }),
  ),
);
testFaults("302 to", redirected(302), {
  ...faultsFor(["http://[", "javascript:0", "https://elsewhere.invalid/"], (place) =>
    respondWith({ status: 302, headers: [`Location: ${place}`] }),
  ),
  "a place that repeats the request": repeating("302 Found", (target) => `Location: http://127.0.0.1:9${target}\r\n`),
});

it("a request is a GET on the wire, with every value percent-encoded byte by byte", async () => {
  await using server = await hostileServer(respondWithJson(success));
  await grants.exchangeCode(createOAuth({ baseUrl: `${server.url}/some/path/` }));
  const [line = "", ...headers] = server.requests.join("\n").toLowerCase().split("\r\n");
  const [method, target = ""] = server.requests[0]?.split(" ") ?? [];
  const url = new URL(target, "http://localhost");
  expect([method, url.pathname, line.includes("+")]).toEqual(["GET", `/some/path${getToken.path}`, false]);
  expect(Object.fromEntries(url.searchParams)).toEqual(exchangeQuery);
  const common = ["accept: application/json", "cache-control: no-store", "accept-encoding: identity"];
  const host = `host: ${server.url.replace("http://", "")}`;
  expect(headers).toEqual(expect.arrayContaining([...common, "user-agent: xt-oauth", host]));
  expect(headers.join("\n")).not.toMatch(/^(cookie|referer|authorization|if-none-match|content-length):/m);
});

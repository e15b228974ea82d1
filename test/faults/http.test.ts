import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { success } from "../answers.js";
import { client, expectFailure, grantNames, grants, rejection } from "../grants.js";
import { planted } from "../planted.js";
import { answers, hostileServer, replies } from "./server.js";
import { everyRow, http, redirected, unreadable } from "./survives.js";

const body = JSON.stringify(success);
const html = `<html><body>Bad Gateway <!-- ${Object.values(planted).join(" ")} --></body></html>`;

everyRow("an HTTP status that is no success:", [
  ...[400, 401, 403, 404, 405, 408, 418, 421, 429, 431, 451, 499, 500, 501, 502, 503, 504, 520, 599].map((status) => ({
    fault: `HTTP ${status} with a good envelope`,
    answer: replies({ status, body }),
    expected: http(status),
  })),
  { fault: "502 with HTML", answer: replies({ status: 502, type: "text/html", body: html }), expected: http(502) },
  { fault: "503 with JSON", answer: replies({ status: 503, body: '{"error":"down"}' }), expected: http(503) },
  { fault: "500 with nothing", answer: replies({ status: 500 }), expected: http(500) },
  { fault: "HTTP 600", answer: replies({ status: 600, body }), expected: http(600) },
  { fault: "HTTP 999", answer: replies({ status: 999, body }), expected: http(999) },
  {
    fault: "a 400 whose body never ends",
    answer: (socket) => socket.write("HTTP/1.1 400 Bad\r\nContent-Length: 99\r\n\r\n{"),
    expected: http(400),
  },
  {
    fault: "a status line that repeats the request",
    answer: (socket, head) => socket.end(`HTTP/1.1 400 ${head.split(" ")[1]}\r\nContent-Length: 0\r\n\r\n`),
    expected: http(400),
  },
]);

everyRow("a wait that the server asks for:", [
  ...[
    { header: "7", seconds: 7 },
    { header: "0", seconds: 0 },
    { header: " 120 ", seconds: 120 },
    { header: "86400", seconds: 86400 },
    { header: "9999999999", seconds: 86400 },
    { header: "Wed, 21 Oct 2015 07:28:00 GMT", seconds: 0 },
    ...["-1", "1.5", "1e3", "0x10", "soon", "", "99999999999", "١٢", "7, 8", "Wed, 99 Oct 2015 07:28:00 GMT"].map(
      (header) => ({ header, seconds: undefined }),
    ),
    ...["2015-10-21", "tomorrow", "Wednesday, 21-Oct-15 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00 +0000"].map(
      (header) => ({ header, seconds: undefined }),
    ),
  ].map(({ header, seconds }) => ({
    fault: `429 with Retry-After: ${JSON.stringify(header)}`,
    answer: replies({ status: 429, headers: [`Retry-After: ${header}`] }),
    expected: http(429, seconds),
  })),
  { fault: "429 without Retry-After", answer: replies({ status: 429 }), expected: http(429) },
  {
    fault: "503 with Retry-After",
    answer: replies({ status: 503, headers: ["Retry-After: 30"] }),
    expected: http(503, 30),
  },
  {
    fault: "two Retry-After headers",
    answer: replies({ status: 429, headers: ["Retry-After: 1", "Retry-After: 2"] }),
    expected: http(429),
  },
  {
    fault: "a Retry-After that repeats the request",
    answer: (socket, head) =>
      socket.end(`HTTP/1.1 429 Wait\r\nRetry-After: ${head.split(" ")[1]}\r\nContent-Length: 0\r\n\r\n`),
    expected: http(429),
  },
]);

everyRow("a status of success that isn't 200:", [
  { fault: "201", answer: replies({ status: 201, body }), expected: "accepted" },
  { fault: "206 that holds everything", answer: replies({ status: 206, body }), expected: "accepted" },
  {
    fault: "206 that holds a part",
    answer: replies({ status: 206, body: body.slice(0, 40) }),
    expected: unreadable("response_not_json"),
  },
  { fault: "204", answer: replies({ status: 204 }), expected: unreadable("response_not_json") },
  { fault: "205", answer: replies({ status: 205 }), expected: unreadable("response_not_json") },
  { fault: "an empty 200", answer: replies({}), expected: unreadable("response_not_json") },
]);

everyRow("a 3xx that leads nowhere:", [
  { fault: "300 without a Location", answer: replies({ status: 300, body }), expected: redirected(300) },
  { fault: "302 without a Location", answer: replies({ status: 302, body }), expected: redirected(302) },
  { fault: "304", answer: replies({ status: 304 }), expected: redirected(304) },
  {
    fault: "302 to no URL",
    answer: replies({ status: 302, headers: ["Location: http://["] }),
    expected: redirected(302),
  },
  {
    fault: "302 to javascript:",
    answer: replies({ status: 302, headers: ["Location: javascript:0"] }),
    expected: redirected(302),
  },
  {
    fault: "302 to another host over https",
    answer: replies({ status: 302, headers: ["Location: https://elsewhere.invalid/"] }),
    expected: redirected(302),
  },
  {
    fault: "302 to a place that repeats the request",
    answer: (socket, head) =>
      socket.end(
        `HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9${head.split(" ")[1]}\r\nContent-Length: 0\r\n\r\n`,
      ),
    expected: redirected(302),
  },
]);

describe.each(grantNames)("%s follows no redirect:", (grant) => {
  const statuses = [301, 302, 303, 307, 308] as const;

  it.each(statuses)("%i to the same host", async (status) => {
    await using server = await hostileServer((socket, _, count) =>
      count > 1
        ? answers(success)(socket, "", count)
        : replies({ status, headers: ["Location: /elsewhere"] })(socket, "", 1),
    );
    const error = expectFailure(await rejection(grants[grant](client({ baseUrl: server.url }))), {
      ...redirected(status),
      operation: grant,
    });
    expect(error.message).toContain(String(status));
    await server.released();
    expect(server.requests).toHaveLength(1);
  });

  it.each(
    statuses.flatMap((status) => [
      { status, host: "127.0.0.1" },
      { status, host: "localhost" },
    ]),
  )("$status to another origin, at $host over http", async ({ status, host }) => {
    await using target = await hostileServer(answers(success));
    const location = target.url.replace("127.0.0.1", host);
    await using server = await hostileServer(replies({ status, headers: [`Location: ${location}/a?b`] }));
    expectFailure(await rejection(grants[grant](client({ baseUrl: server.url }))), {
      ...redirected(status),
      operation: grant,
    });
    await server.released();
    expect(server.requests).toHaveLength(1);
    expect(target.connections()).toBe(0);
  });
});

describe("what goes over the wire", () => {
  const sent = async (grant: (typeof grantNames)[number]) => {
    await using server = await hostileServer(answers(success));
    await grants[grant](client({ baseUrl: `${server.url}/some/path/` }));
    return server.requests.join("\n");
  };

  it.each(grantNames)("%s is one GET, with every value percent-encoded byte by byte", async (grant) => {
    const [line = "", ...headers] = (await sent(grant)).split("\r\n");
    const [method, target = ""] = line.split(" ");
    expect(method).toBe("GET");
    const url = new URL(target, "http://localhost");
    expect(url.pathname).toBe(`/some/path${getToken.path}`);
    expect([...url.searchParams]).toEqual(
      grant === "exchangeCode"
        ? [
            ["client_id", "institution-1"],
            ["client_secret", planted.clientSecret],
            ["grant_type", "authorization_code"],
            ["code", planted.code],
          ]
        : [
            ["client_id", "institution-1"],
            ["client_secret", planted.clientSecret],
            ["grant_type", "refresh_token"],
            ["refresh_token", planted.refreshToken],
          ],
    );
    expect(target).not.toContain("+");
    const lower = headers.map((header) => header.toLowerCase());
    expect(lower).toContain("accept: application/json");
    expect(lower.some((header) => /^(cookie|referer|authorization|if-none-match|content-length):/.test(header))).toBe(
      false,
    );
    expect(lower).toContain("cache-control: no-store");
    expect(lower).toContain("accept-encoding: identity");
    expect(lower).toContain("user-agent: xt-oauth");
  });
});

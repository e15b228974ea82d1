import { brotliCompressSync, gzipSync } from "node:zlib";
import { getToken } from "../../generated/operations/getToken.js";
import { shownText } from "../../src/redact.js";
import { failure, success, token } from "../answers.js";
import { planted } from "../planted.js";
import { answers, endlessly, replies, sends } from "./server.js";
import { everyRow, invalid, lost, refused, unreadable } from "./survives.js";

const body = JSON.stringify(success);
const limit = 64 * 1024;
const padded = (bytes: number) => body + " ".repeat(bytes - Buffer.byteLength(body));
const encoded = (encoding: string, bytes: string | Uint8Array) =>
  replies({ headers: [`Content-Encoding: ${encoding}`], body: bytes });
const chunkedHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
const chunk = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
const kibibyte = Buffer.alloc(1024, 0x20);
const tooLarge = unreadable("response_too_large");
const inflatable = unreadable("response_encoded");
const notJson = unreadable("response_not_json");
const notUtf8 = unreadable("response_not_utf8");
const notEnvelope = unreadable("response_not_envelope");
const bomb = Buffer.alloc(64 * 2 ** 20, 0x20);

everyRow("a body without measure:", [
  { fault: "64 KiB exactly", answer: answers(padded(limit)), expected: "accepted" },
  { fault: "64 KiB and a byte", answer: answers(padded(limit + 1)), expected: tooLarge },
  {
    fault: "64 KiB of characters of three bytes",
    answer: answers(JSON.stringify({ ...success, ma: ["漢".repeat(limit / 3)] })),
    expected: tooLarge,
  },
  { fault: "no end, in chunks", answer: endlessly(`${chunkedHead}\r\n`, chunk(kibibyte)), expected: tooLarge },
  {
    fault: "no end, with a length to match",
    answer: endlessly("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n", kibibyte),
    expected: tooLarge,
  },
  { fault: "no end, without a length", answer: endlessly("HTTP/1.1 200 OK\r\n\r\n", kibibyte), expected: tooLarge },
]);

everyRow("a content encoding that nobody asked for:", [
  ...["gzip", "br", "deflate", "snappier", "gzip, gzip", "identity, gzip", "GZIP"].map((encoding) => ({
    fault: `${encoding}, over plain JSON`,
    answer: encoded(encoding, body),
    expected: inflatable,
  })),
  { fault: "gzip", answer: encoded("gzip", gzipSync(body)), expected: inflatable },
  { fault: "a gzip bomb", answer: encoded("gzip", gzipSync(bomb)), expected: inflatable },
  {
    fault: "a brotli bomb",
    answer: encoded("br", brotliCompressSync(bomb.subarray(0, 2 ** 22))),
    expected: inflatable,
  },
  { fault: "none, over gzip", answer: answers(gzipSync(body).toString("latin1")), expected: notJson },
  ...["identity", "", "Identity, identity"].map((encoding) => ({
    fault: JSON.stringify(encoding),
    answer: encoded(encoding, body),
    expected: "accepted" as const,
  })),
]);

everyRow("a length that lies:", [
  {
    fault: "too short",
    answer: sends(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length - 9}\r\n\r\n${body}`),
    expected: notJson,
  },
  {
    fault: "too long",
    answer: sends(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length + 9}\r\n\r\n${body}`),
    expected: lost,
  },
  { fault: "zero", answer: sends(`HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n${body}`), expected: notJson },
]);

everyRow("a body that is no envelope:", [
  {
    fault: "HTML with 200",
    answer: replies({ type: "text/html", body: `<html>${Object.values(planted)}</html>` }),
    expected: notJson,
  },
  { fault: "JSON cut short", answer: answers(body.slice(0, -1)), expected: notJson },
  { fault: "two answers in one", answer: answers(body + body), expected: notJson },
  { fault: "JSON with a comment", answer: answers(`${body}//`), expected: notJson },
  { fault: "JSONP", answer: answers(`callback(${body})`), expected: notJson },
  { fault: "NaN", answer: answers('{"rc":NaN}'), expected: notJson },
  { fault: "a raw newline in a text", answer: answers('{"rc":1,"mc":"a\nb"}'), expected: notJson },
  { fault: "whitespace", answer: answers(" \n "), expected: notJson },
  { fault: "NUL", answer: answers("\0"), expected: notJson },
  { fault: "two byte order marks", answer: answers(`\ufeff\ufeff${body}`), expected: notJson },
  ...[
    "null",
    "[]",
    '"x"',
    "1",
    "true",
    "false",
    "0",
    '""',
    "[{}]",
    `[${body}]`,
    "[".repeat(30_000) + "]".repeat(30_000),
  ].map((text) => ({ fault: text.slice(0, 20), answer: answers(text), expected: notEnvelope })),
  { fault: "{}", answer: answers("{}"), expected: invalid("unknown", "rc", "required") },
  {
    fault: "an error in the style of RFC 6749",
    answer: answers({ error: "invalid_grant" }),
    expected: invalid("unknown", "rc", "required"),
  },
  {
    fault: "XT's other envelope, saying yes",
    answer: answers({ returnCode: 0, msgInfo: "success", error: null, result: token }),
    expected: { name: "XtResponseError", code: "response_other_envelope", outcome: "unknown" },
    unvalidated: token,
  },
  {
    fault: "XT's other envelope, saying no",
    answer: answers({ returnCode: 1, msgInfo: planted.code, error: { code: planted.clientSecret }, result: null }),
    expected: { name: "XtResponseError", code: "response_other_envelope", outcome: "unknown" },
    unvalidated: null,
  },
  {
    fault: "XT's other envelope, by its message alone",
    answer: answers({ msgInfo: "failure" }),
    expected: { name: "XtResponseError", code: "response_other_envelope", outcome: "unknown" },
    unvalidated: undefined,
  },
]);

everyRow("an encoding of characters:", [
  { fault: "a byte order mark", answer: answers(`\ufeff${body}`), expected: "accepted" },
  { fault: "valid JSON as text/html", answer: replies({ type: "text/html", body }), expected: "accepted" },
  {
    fault: "valid JSON as nothing",
    answer: sends(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
    expected: "accepted",
  },
  {
    fault: "a charset that lies",
    answer: replies({ type: "application/json; charset=utf-16", body }),
    expected: "accepted",
  },
  { fault: "a byte that is no UTF-8", answer: replies({ body: Buffer.from([0x7b, 0xff, 0x7d]) }), expected: notUtf8 },
  { fault: "Latin-1", answer: replies({ body: Buffer.from('{"rc":1,"mc":"é"}', "latin1") }), expected: notUtf8 },
  { fault: "UTF-16", answer: replies({ body: Buffer.from(`\ufeff${body}`, "utf16le") }), expected: notUtf8 },
  {
    fault: "a character cut in two at the end",
    answer: replies({ body: Buffer.from(`${body}é`).subarray(0, -1) }),
    expected: notUtf8,
  },
  { fault: "an overlong slash", answer: replies({ body: Buffer.from([0x22, 0xc0, 0xaf, 0x22]) }), expected: notUtf8 },
  {
    fault: "half a surrogate pair",
    answer: replies({ body: Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]) }),
    expected: notUtf8,
  },
  {
    fault: "characters split between chunks",
    answer: sends(
      `${chunkedHead}\r\n`,
      ...[...Buffer.from(JSON.stringify({ ...success, ma: ["漢字😀"] }))].map((byte) => chunk(Buffer.from([byte]))),
      "0\r\n\r\n",
    ),
    expected: "accepted",
  },
  {
    fault: "a trailer after the chunks",
    answer: sends(
      `${chunkedHead}\r\n`,
      chunk(Buffer.from(body)),
      `0\r\nX: ${encodeURIComponent(planted.code)}\r\n\r\n`,
    ),
    expected: "accepted",
  },
]);

const envelope = (rc: string) => answers(`{"rc":${rc},"mc":"SUCCESS","ma":[],"result":${JSON.stringify(token)}}`);

everyRow("a return code:", [
  {
    fault: "none",
    answer: answers({ ...success, rc: undefined }),
    expected: invalid("unknown", "rc", "required"),
    unvalidated: token,
  },
  ...['"0"', "1.5", "null", "true", "[]", "{}", '""', "1e999", "-1e999", "[0]", "1e-9"].map((rc) => ({
    fault: rc,
    answer: envelope(rc),
    expected: invalid("unknown", "rc", "type"),
    unvalidated: token,
  })),
  ...["1", "2", "-1", "200", "2147483648", "9007199254740993", "1e21"].map((rc) => ({
    fault: rc,
    answer: envelope(rc),
    expected: refused("SUCCESS", { rc: Number(rc) }),
  })),
  ...["0", "-0", "0.0", "0e5"].map((rc) => ({ fault: rc, answer: envelope(rc), expected: "accepted" as const })),
  { fault: "two of them, the last one good", answer: answers(`{"rc":1,${body.slice(1)}`), expected: "accepted" },
  {
    fault: "two of them, the last one bad",
    answer: answers(`${body.slice(0, -1)},"rc":1}`),
    expected: refused("SUCCESS"),
  },
  {
    fault: "one inside __proto__",
    answer: answers(`{"__proto__":${body}}`),
    expected: invalid("unknown", "rc", "required"),
    unvalidated: undefined,
  },
]);

everyRow("a yes that isn't one:", [
  {
    fault: "mc FAILURE",
    answer: answers({ ...success, mc: "FAILURE" }),
    expected: invalid("answered", "mc", "const"),
    unvalidated: token,
  },
  {
    fault: "no mc",
    answer: answers({ ...success, mc: undefined }),
    expected: invalid("answered", "mc", "required"),
    unvalidated: token,
  },
  {
    fault: "mc 5",
    answer: answers({ ...success, mc: 5 }),
    expected: invalid("answered", "mc", "type"),
    unvalidated: token,
  },
  {
    fault: "result null",
    answer: answers({ ...success, result: null }),
    expected: invalid("answered", "result", "type"),
    unvalidated: null,
  },
  {
    fault: "no result",
    answer: answers({ ...success, result: undefined }),
    expected: invalid("answered", "result", "required"),
    unvalidated: undefined,
  },
  ...[[], "x", 5, true, [token]].map((result) => ({
    fault: `result ${JSON.stringify(result).slice(0, 9)}`,
    answer: answers({ ...success, result }),
    expected: invalid("answered", "result", "type"),
    unvalidated: result,
  })),
  ...Object.keys(token).flatMap((field) => {
    const text = typeof Reflect.get(token, field) === "string";
    const wrong = text
      ? [
          ["minLength", ""],
          ["type", 5],
          ["type", null],
          ["type", [planted.renewedToken]],
        ]
      : [
          ["minimum", -1],
          ["type", "5"],
          ["type", 1.5],
          ["type", null],
        ];
    const rows = [["required", undefined], ...wrong].map(([rule, value]) => {
      const result = JSON.parse(JSON.stringify({ ...token, [field]: value }));
      return {
        fault: `result.${field} ${JSON.stringify(value)}`,
        answer: answers({ ...success, result }),
        expected: invalid("answered", `result.${field}`, String(rule)),
        unvalidated: result,
        // RFC 6749 §6: a renewal may leave the refresh token out.
        ...(field === "refresh_token" && !value && { renewed: result }),
      };
    });
    return rows;
  }),
  {
    fault: "a result whose fields stand in __proto__",
    answer: answers(`{"rc":0,"mc":"SUCCESS","result":{"__proto__":${JSON.stringify(token)}}}`),
    expected: invalid("answered", "result.user_id", "required"),
  },
]);

everyRow("message arguments:", [
  ...[undefined, [{}], "text", null, 5, { a: [] }].map((ma) => ({
    fault: `${JSON.stringify(ma)} with a yes`,
    answer: answers({ ...success, ma }),
    expected: "accepted" as const,
  })),
  ...[undefined, [], [{}], "text", null, 5, { a: ["b"] }].map((ma) => ({
    fault: `${JSON.stringify(ma)} with a no`,
    answer: answers({ ...failure, ma }),
    expected: refused("FAILURE", { ma }),
  })),
  {
    fault: "30,000 brackets with a yes",
    answer: answers(`${body.slice(0, -1)},"ma":${"[".repeat(30_000)}${"]".repeat(30_000)}}`),
    expected: "accepted",
  },
  {
    fault: "30,000 brackets with a no",
    answer: answers(`{"rc":1,"mc":"FAILURE","ma":${"[".repeat(30_000)}${"]".repeat(30_000)}}`),
    expected: refused("FAILURE", { ma: "[withheld]" }),
  },
  {
    fault: "1,000 characters",
    answer: answers({ ...failure, ma: "a".repeat(998) }),
    expected: refused("FAILURE", { ma: "a".repeat(998) }),
  },
  {
    fault: "1,001 characters",
    answer: answers({ ...failure, ma: "a".repeat(999) }),
    expected: refused("FAILURE", { ma: "[withheld]" }),
  },
  {
    fault: "__proto__ and toJSON as keys",
    answer: answers('{"rc":1,"mc":"FAILURE","ma":[{"__proto__":{"a":1},"toJSON":2,"constructor":3,"then":4}]}'),
    expected: { name: "XtApiError", code: "api_failure", outcome: "rejected" },
  },
]);

everyRow("a message code:", [
  ...Object.entries(getToken.messageCodes).map(([mc, meaning]) => ({
    fault: `${mc}, which XT documents`,
    answer: answers({ ...failure, mc }),
    expected: refused(mc, { meaning }),
  })),
  ...[
    "AUTH_999",
    "",
    " ",
    "auth_001",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "a\nb",
    "\0",
    '"',
    "\\",
    "\u2028",
    "\ud800",
    "%",
    "%ff",
    "漢字",
  ].map((mc) => ({
    fault: `${JSON.stringify(mc)}, which XT doesn't document`,
    answer: answers({ ...failure, mc }),
    expected: { ...refused(shownText(mc, [])), meaning: undefined },
  })),
  { fault: "200 characters", answer: answers({ ...failure, mc: "m".repeat(200) }), expected: refused("m".repeat(200)) },
  {
    fault: "60,000 characters",
    answer: answers({ ...failure, mc: "m".repeat(60_000) }),
    expected: refused("m".repeat(200)),
  },
  {
    fault: "none",
    answer: answers({ rc: 1, result: token }),
    expected: invalid("rejected", "mc", "required"),
    unvalidated: undefined,
  },
  ...[null, 5, [], {}, true].map((mc) => ({
    fault: JSON.stringify(mc),
    answer: answers({ rc: 1, mc, result: token }),
    expected: invalid("rejected", "mc", "type"),
    unvalidated: undefined,
  })),
]);

const deep = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;

everyRow("a no that comes with a result:", [
  { fault: "tokens", answer: answers({ rc: 1, mc: "FAILURE", result: token }), expected: refused("FAILURE") },
  ...[
    null,
    [],
    "x",
    5,
    { access_token: null },
    { access_token: [] },
    { access_token: { toString: 1, valueOf: 2 } },
    { access_token: [{ toString: 1 }] },
  ].map((result) => ({
    fault: JSON.stringify(result),
    answer: answers({ rc: 1, mc: "AUTH_999", result }),
    expected: refused("AUTH_999"),
  })),
  ...["access_token", "code", "client_secret"].map((name) => ({
    fault: `30,000 brackets as its ${name}`,
    answer: answers(`{"rc":1,"mc":"AUTH_999","result":{"${name}":${deep}}}`),
    expected: refused("AUTH_999"),
  })),
  {
    fault: "tokens under 20,000 brackets, one of them repeated",
    answer: answers(
      `{"rc":1,"mc":"${planted.renewedToken}","result":{"access_token":${deep.slice(0, 20_000)}"${planted.renewedToken}"${deep.slice(-20_000)}}}`,
    ),
    expected: refused("[withheld]"),
  },
  {
    fault: "a result of 30,000 brackets",
    answer: answers(`{"rc":1,"mc":"AUTH_999","result":${deep}}`),
    expected: refused("AUTH_999"),
  },
]);

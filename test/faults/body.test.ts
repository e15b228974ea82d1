/** Tests bodies of responses: their size, their encoding, XT's envelopes, and the content of the envelopes. */
import { brotliCompressSync, gzipSync } from "node:zlib";
import { getToken } from "../../generated/operations/getToken.js";
import { failure, success, token } from "../client-with-responses.js";
import { planted } from "../planted-secrets.js";
import { faultsFor, invalid, lost, refused, testFaults, unreadable } from "./fault-table.js";
import { respondWith, respondWithBytes, sendEndlessly } from "./server.js";

const body = JSON.stringify(success);
const limit = 64 * 1024;
const padded = (bytes: number) => body + " ".repeat(bytes - Buffer.byteLength(body));
const deep = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;
const chunkedHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
const chunk = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
const kibibyte = Buffer.alloc(1024, 0x20);
const bytesOf = (...bytes: number[]) => respondWith({ body: Buffer.from(bytes) });

testFaults("a body that is too large:", unreadable("response_too_large"), {
  "64 KiB and a byte": padded(limit + 1),
  "64 KiB of characters of three bytes": { ...success, ma: ["漢".repeat(limit / 3)] },
  "no end, in chunks": sendEndlessly(`${chunkedHead}\r\n`, chunk(kibibyte)),
  "no end, with a length to match": sendEndlessly(
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n",
    kibibyte,
  ),
  "no end, without a length": sendEndlessly("HTTP/1.1 200 OK\r\n\r\n", kibibyte),
});

const encoded = (encoding: string, bytes: string | Uint8Array) =>
  respondWith({ headers: [`Content-Encoding: ${encoding}`], body: bytes });
const bomb = Buffer.alloc(2 ** 22, 0x20);
const encodings = ["gzip", "br", "deflate", "snappier", "gzip, gzip", "identity, gzip", "GZIP"];

testFaults("a content encoding that the request didn't allow:", unreadable("response_encoded"), {
  ...faultsFor(encodings, (encoding) => encoded(encoding, body)),
  "gzip, with a compressed body": encoded("gzip", gzipSync(body)),
  "a gzip bomb": encoded("gzip", gzipSync(bomb)),
  "a brotli bomb": encoded("br", brotliCompressSync(bomb)),
});

const lengthOff = (by: number) =>
  respondWithBytes(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length + by}\r\n\r\n${body}`);

testFaults("a length that is too long", lost, { "by 9 bytes": lengthOff(9) });
testFaults("a body that isn't JSON:", unreadable("response_not_json"), {
  "cut short by its length": lengthOff(-9),
  HTML: respondWith({ type: "text/html", body: `<html>${Object.values(planted)}</html>` }),
  "JSON cut short": body.slice(0, -1),
  "two answers in one": body + body,
  "JSON with a comment": `${body}//`,
  NaN: '{"rc":NaN}',
  "a raw newline in a text": '{"rc":1,"mc":"a\nb"}',
  whitespace: " \n ",
  "two byte order marks": `\ufeff\ufeff${body}`,
});
testFaults("a body", unreadable("response_empty"), { "with the length 0": lengthOff(-body.length) });
testFaults("a body that isn't UTF-8:", unreadable("response_not_utf8"), {
  "a wrong byte": bytesOf(0x7b, 0xff, 0x7d),
  "gzip without the header Content-Encoding": respondWith({ body: gzipSync(body) }),
  "UTF-16": respondWith({ body: Buffer.from(`\ufeff${body}`, "utf16le") }),
  "a character cut in two at the end": respondWith({ body: Buffer.from(`${body}é`).subarray(0, -1) }),
  "an overlong slash": bytesOf(0x22, 0xc0, 0xaf, 0x22),
  "half a surrogate pair": bytesOf(0x22, 0xed, 0xa0, 0x80, 0x22),
});

const bytewise = [...Buffer.from(JSON.stringify({ ...success, ma: ["漢字😀"] }))];
const trailer = `0\r\nX: ${encodeURIComponent(planted.code)}\r\n\r\n`;

testFaults("an unusual response that is allowed:", "accepted", {
  "64 KiB exactly": padded(limit),
  ...faultsFor(["identity", "Identity, identity"], (encoding) => encoded(encoding, body)),
  "an empty content encoding": encoded("", body),
  "a byte order mark": `\ufeff${body}`,
  "JSON as text/html": respondWith({ type: "text/html", body }),
  "JSON without a content type": lengthOff(0),
  "a wrong charset": respondWith({ type: "application/json; charset=utf-16", body }),
  "characters split between chunks": respondWithBytes(
    `${chunkedHead}\r\n`,
    ...bytewise.map((byte) => chunk(Buffer.from([byte]))),
    "0\r\n\r\n",
  ),
  "a trailer after the chunks": respondWithBytes(`${chunkedHead}\r\n`, chunk(Buffer.from(body)), trailer),
  "a trailer that was announced": respondWithBytes(
    `${chunkedHead}Trailer: X\r\n\r\n`,
    chunk(Buffer.from(body)),
    trailer,
  ),
  "chunks with extensions": respondWithBytes(
    `${chunkedHead}\r\n${body.length.toString(16)};a=b\r\n${body}\r\n0\r\n\r\n`,
  ),
  "two return codes, the last one 0": `{"rc":1,${body.slice(1)}`,
});
testFaults("a return code of success:", "accepted", faultsFor(["0", "-0", "0.0", "0e5"], envelope));
testFaults(
  "a success whose message arguments are",
  "accepted",
  faultsFor(["[{}]", '"text"', "null", "5", '{"a":[]}', deep], (ma) => `${body.slice(0, -1)},"ma":${ma}}`),
);

function envelope(rc: string) {
  return `{"rc":${rc},"mc":"SUCCESS","ma":[],"result":${JSON.stringify(token)}}`;
}

const notEnvelopes = ["null", "[]", '"x"', "1", "true", "false", "0", '""', "[{}]", `[${body}]`, deep];
testFaults("JSON that isn't an envelope:", unreadable("response_not_envelope"), faultsFor(notEnvelopes, String));
testFaults(
  "an envelope without a return code:",
  invalid("unknown", "rc", "required"),
  {
    "{}": {},
    "an error in the style of RFC 6749": { error: "invalid_grant" },
    "the message of the other envelope alone": { msgInfo: "failure" },
    "a return code inside __proto__": `{"__proto__":${body}}`,
  },
  { unvalidated: undefined },
);
testFaults(
  "a success without a return code,",
  invalid("unknown", "rc", "required"),
  { "whose result stays reachable": { ...success, rc: undefined } },
  { unvalidated: token },
);

const notIntegers = ['"0"', "1.5", "null", "true", "[]", "{}", '""', "1e999", "-1e999", "[0]", "1e-9"];
testFaults("a return code that isn't an integer:", invalid("unknown", "rc", "type"), faultsFor(notIntegers, envelope), {
  unvalidated: token,
});
testFaults("a return code of the other envelope", invalid("unknown", "returnCode", "type"), {
  "that is a text": { returnCode: "1" },
});
testFaults(
  "a return code of refusal:",
  (rc) => refused("SUCCESS", { rc: Number(rc) }),
  faultsFor(["1", "2", "-1", "200", "999"], envelope),
);
const longCodes = ["1000", "-1000", "2147483648", "9007199254740993", "1e21"];
testFaults(
  "a return code that could repeat a secret:",
  invalid("rejected", "rc", "maximum"),
  faultsFor(longCodes, envelope),
);
testFaults("two return codes, the last one 1", refused("SUCCESS"), { "in one object": `${body.slice(0, -1)},"rc":1}` });

testFaults(
  "a return code of a success with the message code",
  invalid("answered", "mc", "const"),
  faultsFor(["FAILURE", "AUTH_103"], (mc) => ({ ...success, mc })),
  { unvalidated: token },
);
for (const result of [undefined, null, [], "x", 5, true, [token]]) {
  testFaults(
    "a success whose result isn't an object:",
    invalid("answered", "result", "type"),
    { [JSON.stringify(result)?.slice(0, 9)]: { ...success, result } },
    { unvalidated: result },
  );
}
const wrongTexts: Record<string, unknown> = { required: undefined, minLength: "", type: null };
for (const field of ["user_id", "access_token", "refresh_token"]) {
  testFaults(
    `a ${field} that breaks the rule`,
    (rule) => invalid("answered", `result.${field}`, rule),
    faultsFor(Object.keys(wrongTexts), (rule) => ({ ...success, result: { ...token, [field]: wrongTexts[rule] } })),
  );
}
testFaults("a result whose fields are", invalid("answered", "result.user_id", "required"), {
  "inside __proto__": `{"rc":0,"mc":"SUCCESS","result":{"__proto__":${JSON.stringify(token)}}}`,
});

const messageArguments = ["[]", "[{}]", '"text"', "null", "5", '{"a":["b"]}', deep, `"${planted.code.repeat(1_500)}"`];
const hostileKeys = '[{"__proto__":{"a":1},"toJSON":2,"constructor":3,"then":4}]';
const results = ["null", "[]", '"x"', "5", '{"access_token":{"toString":1,"valueOf":2}}', '{"access_token":[{"a":1}]}'];
const secretNames = ["access_token", "code", "client_secret"].map((name) => `{"${name}":${deep}}`);
testFaults("a refusal with", refused("FAILURE", { ma: undefined }), {
  "no message arguments": { ...failure, ma: undefined },
  "a result of tokens": { ...failure, result: token },
});
testFaults(
  "a refusal with the message arguments",
  refused("FAILURE", { ma: undefined }),
  faultsFor([...messageArguments, hostileKeys], (ma) => `{"rc":1,"mc":"FAILURE","ma":${ma}}`),
);
testFaults(
  "a refusal with the result",
  refused("FAILURE", { ma: undefined }),
  faultsFor([...results, ...secretNames, deep], (result) => `{"rc":1,"mc":"FAILURE","result":${result}}`),
);

const documented = Object.keys(getToken.messageCodes);
const undocumented = ["AUTH_999", "auth_001", "constructor", "429", "A.b-C_9", "m".repeat(64)];
const malformed = ["__proto__", "-x", ".x", "a b", "a\nb", "a\u001b", "<b>", "%ff", "漢字"];
const withheld = [...' \0"\\\u2028\ud800%漢', ...malformed, "m".repeat(65), "m".repeat(60_000)];
const secretText = JSON.stringify(planted.renewedToken);
const nested = `${"[".repeat(20_000)}${secretText}${"]".repeat(20_000)}`;
const refusal = (mc: unknown) => ({ ...failure, mc });
testFaults(
  "a code that XT documents:",
  (mc) => refused(mc, { meaning: getToken.messageCodes[mc] }),
  faultsFor(documented, refusal),
);
testFaults(
  "a code that XT doesn't document:",
  (mc) => refused(mc, { meaning: undefined }),
  faultsFor(undocumented, refusal),
);
testFaults("a code of an unknown form:", refused("[withheld]", { meaning: undefined }), {
  ...faultsFor(withheld, refusal),
  "the token of a result, inside 20,000 brackets": `{"rc":1,"mc":${secretText},"result":{"access_token":${nested}}}`,
});
testFaults("no code:", refused(""), {
  "an empty text": refusal(""),
  ...faultsFor(["null", "[]", "{}", "true"], (mc) => `{"rc":1,"mc":${mc}}`),
  nothing: { rc: 1, result: token },
});

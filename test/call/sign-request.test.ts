/** XT's signature, against an HMAC that isn't ours: openssl's. */
import { createHmac } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createSigner, type Signable, stringToSign } from "../../src/call/sign-request.js";

const secretKey = "sK-4f7/+=漢 é";
const sign = createSigner({ appKey: "app-1", secretKey, recvWindowMs: 6000 });
const time = 1_700_000_000_123.9;
const headers =
  "validate-algorithms=HmacSHA256&validate-appkey=app-1&validate-recvwindow=6000&validate-timestamp=1700000000123";

const shapes: [string, Signable, string][] = (
  [
    ["neither query nor body", "POST", "/user/account/api-key", "", undefined, "#POST#/user/account/api-key"],
    ["a query", "GET", "/spot/v4/balance", "currency=usdt", undefined, "#GET#/spot/v4/balance#currency=usdt"],
    [
      "a query in another order, of characters that the wire encodes",
      ...["GET", "/a", "name=%E6%BC%A2%E5%AD%97%2F%26%3D&from-x=1&list=btc,usdt&from=a%20b", undefined],
      "#GET#/a#from=a b&from-x=1&list=btc,usdt&name=漢字/&=",
    ],
    [
      "a value in the path",
      "DELETE",
      "/order/6216559590087220004",
      "",
      undefined,
      "#DELETE#/order/6216559590087220004",
    ],
    ["a body", "DELETE", "/a", "", '{"b":[1,"é"]}', '#DELETE#/a#{"b":[1,"é"]}'],
    ["a query and a body", "POST", "/a", "x=1", "{}", "#POST#/a#x=1#{}"],
  ] as const
).map(([name = "", method = "", path = "", query = "", body, rest = ""]) => [
  name,
  { method, path, query, body },
  rest,
]);

/** OpenSSL's HMAC, which Node carries; ours is WebCrypto's. */
function openssl(text: string): string {
  return createHmac("sha256", secretKey).update(text).digest("hex");
}

describe("the signature of a request", () => {
  it.each(shapes)("with %s is the HMAC-SHA256 of headers, method, path, query and body", async (_, request, rest) => {
    const { "validate-signature": signature, ...others } = await sign(request, time);
    expect(stringToSign(others, request)).toBe(headers + rest);
    expect(signature).toBe(openssl(headers + rest));
  });

  it("comes with the headers that it is made of", async () => {
    const signed = await sign({ method: "GET", path: "/a", query: "", body: undefined }, time);
    expect(signed).toEqual({
      "validate-algorithms": "HmacSHA256",
      "validate-appkey": "app-1",
      "validate-recvwindow": "6000",
      "validate-timestamp": "1700000000123",
      "validate-signature": expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("leaves the secret key nowhere to be seen", async () => {
    await sign({ method: "GET", path: "/a", query: "", body: undefined }, time);
    expect(inspect(sign, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain("sK-4f7");
  });
});

/** Compares the signatures by Node's crypto and by WebCrypto, for other runtimes, with an HMAC of the whole text. */
import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSigner, type Signable, stringToSign } from "../../src/call/sign-request.js";

const secretKey = "sK-4f7/+=漢 é";
const sign = createSigner({ appKey: "app-1", secretKey, recvWindowMs: 6000 });
const time = 1_700_000_000_123.9;
const headers =
  "validate-algorithms=HmacSHA256&validate-appkey=app-1&validate-recvwindow=6000&validate-timestamp=1700000000123";

/** Each request, and the part of the signed text that follows the headers. */
const requests: [Signable, string][] = [
  [{ method: "POST", path: "/user/account/api-key", query: "" }, "#POST#/user/account/api-key"],
  [{ method: "GET", path: "/spot/v4/balance", query: "currency=usdt" }, "#GET#/spot/v4/balance#currency=usdt"],
  // The parameters are sorted by name, and not percent-encoded.
  [
    { method: "GET", path: "/a", query: "name=%E6%BC%A2%E5%AD%97%2F%26%3D&from-x=1&list=btc,usdt&from=a%20b" },
    "#GET#/a#from=a b&from-x=1&list=btc,usdt&name=漢字/&=",
  ],
  // As XT decodes them.
  [{ method: "GET", path: "/a", query: "symbol=a+b&note=%&more=100%25" }, "#GET#/a#more=100%&note=%&symbol=a b"],
  [{ method: "DELETE", path: "/order/6216559590087220004", query: "" }, "#DELETE#/order/6216559590087220004"],
  [{ method: "DELETE", path: "/a", query: "", body: '{"b":[1,"é"]}' }, '#DELETE#/a#{"b":[1,"é"]}'],
  [{ method: "POST", path: "/a", query: "x=1", body: "{}" }, "#POST#/a#x=1#{}"],
];

function hmac(text: string): string {
  return createHmac("sha256", secretKey).update(text).digest("hex");
}

describe("the signature of a request", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each(requests)("%j is the HMAC-SHA256 of headers, method, path, query and body", async (request, rest) => {
    const { "validate-signature": signature, ...others } = await sign(request, time);
    expect(stringToSign(others, request)).toBe(headers + rest);
    expect(signature).toBe(hmac(headers + rest));
  });

  it("is the same by WebCrypto, on a runtime without Node's crypto", async () => {
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    const digest = vi.spyOn(crypto.subtle, "sign");
    // A query, so that the module is loaded once more.
    const again = "../../src/call/sign-request.js?without-node";
    const other: { createSigner: typeof createSigner } = await import(again);
    const webSign = other.createSigner({ appKey: "app-1", secretKey, recvWindowMs: 6000 });
    for (const [request] of requests) expect(await webSign(request, time)).toEqual(await sign(request, time));
    expect(digest).toHaveBeenCalledTimes(requests.length);
  });
});

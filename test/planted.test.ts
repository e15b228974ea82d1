import { describe, expect, it } from "vitest";
import { expectNothingPlanted, pieceIn, planted } from "./planted.js";

const { clientSecret } = planted;
const piece = clientSecret.slice(3, 11);

class Inherited {
  get secret() {
    return clientSecret;
  }
}

const hidden: Record<string, unknown> = {
  "a message": new Error(`failed: ${clientSecret}`),
  "a cause": new Error("failed", { cause: { input: `https://host/?s=${encodeURIComponent(clientSecret)}` } }),
  "a stack": Object.assign(new Error("failed"), { stack: clientSecret }),
  "a property that isn't enumerable": Object.defineProperty({}, "hidden", { value: clientSecret }),
  "a symbol's value": { [Symbol("key")]: clientSecret },
  "a symbol's description": { [Symbol(clientSecret)]: true },
  "a key": { [clientSecret]: true },
  "a getter": {
    get secret() {
      return clientSecret;
    },
  },
  "an inherited getter": new Inherited(),
  "a getter that throws": {
    get secret() {
      throw new Error(clientSecret);
    },
  },
  "a Map's key": new Map([[clientSecret, 1]]),
  "a Map's value": new Map([[1, clientSecret]]),
  "a Set": new Set([clientSecret]),
  bytes: new TextEncoder().encode("sK7+/Vq9=&%x#Zt"),
  "a property of a function": Object.assign(() => undefined, { secret: clientSecret }),
  "what JSON shows": { toJSON: () => clientSecret },
  "what String shows": { toString: () => clientSecret },
  "a list in a list": [[[[[[clientSecret]]]]]],
  "a URL": new URL(`https://host/?s=${encodeURIComponent(clientSecret)}`),
  "a Request": new Request(`https://host/?s=${encodeURIComponent(clientSecret)}`),
  "a piece": piece,
  "a percent-encoded piece": encodeURIComponent(piece),
  "a percent-encoded piece in lower case": encodeURIComponent("漢字").toLowerCase(),
  "a form-encoded piece": new URLSearchParams({ v: piece }).toString(),
};

describe("the hunt for planted secrets", () => {
  it.each(Object.entries(hidden))("finds one in %s", (_, value) => {
    expect(() => expectNothingPlanted(value)).toThrow("a piece of a secret");
  });

  it("lets pass what holds none, and a piece too short to tell anything", () => {
    expectNothingPlanted({ message: "harmless", piece: clientSecret.slice(0, 7) });
    expect(pieceIn(clientSecret.slice(0, 7))).toBeUndefined();
  });
});

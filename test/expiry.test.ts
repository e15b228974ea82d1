import { describe, expect, it } from "vitest";
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../src/index.js";

const base64url = (text: string) => Buffer.from(text).toString("base64url");
const jwt = (payload: string, header = '{"alg":"RS256"}') => `${base64url(header)}.${base64url(payload)}.c2ln`;

// Both are the tokens' own instants in XT's example, which only seconds make sense of.
const access = 1691561076;
const refresh = 1694153076;

describe("the expiry of a token", () => {
  it("is the exp of its JWT, in seconds since 1970", () => {
    expect(accessTokenExpiresAt({ access_token: jwt(`{"exp":${access}}`) })).toEqual(new Date("2023-08-09T06:04:36Z"));
    expect(refreshTokenExpiresAt({ refresh_token: jwt(`{"exp":${refresh}}`) })).toEqual(
      new Date("2023-09-08T06:04:36Z"),
    );
  });

  it("is read from each token by itself", () => {
    const token = { access_token: jwt(`{"exp":${access}}`), refresh_token: jwt(`{"exp":${refresh}}`) };
    expect(refreshTokenExpiresAt(token)?.getTime()).toBe(refresh * 1000);
    expect(accessTokenExpiresAt(token)?.getTime()).toBe(access * 1000);
  });

  it.each([
    ["past", '{"exp":1}', 1000],
    ["1970 itself", '{"exp":0}', 0],
    ["before 1970", '{"exp":-1}', -1000],
    ["a fraction of a second", '{"exp":1.5}', 1500],
    ["at the end of the year 9999", '{"exp":253402300799}', 253402300799000],
    ["beside characters of other scripts", '{"name":"漢字é😀","exp":7}', 7000],
    ["beside characters that base64url spells with - and _", '{"a":"???>>>~~~","exp":7}', 7000],
    ["given twice", '{"exp":1,"exp":2}', 2000],
  ])("may be %s", (_, payload, time) => {
    expect(accessTokenExpiresAt({ access_token: jwt(payload) })?.getTime()).toBe(time);
  });

  it.each([
    ["no text", undefined],
    ["null", null],
    ["a number", 5],
    ["an object", {}],
    ["empty", ""],
    ["no JWT", "opaque"],
    ["two parts", "a.b"],
    ["four parts", `${jwt('{"exp":1}')}.d`],
    ["five parts, as when encrypted", "a.b.c.d.e"],
    ["dots", ".."],
    ["no base64", "a.!!.c"],
    ["no JSON", `a.${base64url("exp")}.c`],
    ["null inside", jwt("null")],
    ["a number inside", jwt("5")],
    ["a list inside", jwt("[1]")],
    ["a text inside", jwt('"exp"')],
    ["without exp", jwt("{}")],
    ["with an exp that is a text", jwt('{"exp":"1691561076"}')],
    ["with an exp that is null", jwt('{"exp":null}')],
    ["with an exp in milliseconds, which gives the year 58,000", jwt('{"exp":1769148000000}')],
    ["with an exp just beyond the year 9999", jwt('{"exp":253402300800}')],
    ["with an exp as long before", jwt('{"exp":-253402300800}')],
    ["with an exp beyond numbers", jwt('{"exp":1e999}')],
    ["with an exp in __proto__", jwt('{"__proto__":{"exp":1}}')],
    ["deeply nested", jwt("[".repeat(30_000))],
  ])("is unknown where the token is %s", (_, token) => {
    expect(accessTokenExpiresAt({ access_token: token } as never)).toBeUndefined();
    expect(refreshTokenExpiresAt({ refresh_token: token } as never)).toBeUndefined();
  });

  it.each([undefined, null, {}, 5, "text"])("is unknown where there is %j instead of a token", (token) => {
    expect(accessTokenExpiresAt(token as never)).toBeUndefined();
    expect(refreshTokenExpiresAt(token as never)).toBeUndefined();
  });

  it("is unknown where reading the token throws", () => {
    const token = Object.defineProperty({}, "access_token", {
      get: () => {
        throw new Error("a getter's own");
      },
    });
    expect(accessTokenExpiresAt(token as never)).toBeUndefined();
  });
});

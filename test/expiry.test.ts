import { describe, expect, it } from "vitest";
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../src/index.js";

const base64url = (text: string) => Buffer.from(text).toString("base64url");
const jwt = (payload: string, header = '{"alg":"RS256"}') => `${base64url(header)}.${base64url(payload)}.c2ln`;

// The exp of both tokens in XT's example. Only in seconds are these plausible dates.
const access = 1691561076;
const refresh = 1694153076;

describe("the expiry of a token", () => {
  it("is the exp of its JWT, in seconds since 1970", () => {
    expect(accessTokenExpiresAt({ access_token: jwt(`{"exp":${access}}`) })).toEqual(new Date("2023-08-09T06:04:36Z"));
    expect(refreshTokenExpiresAt({ refresh_token: jwt(`{"exp":${refresh}}`) })).toEqual(
      new Date("2023-09-08T06:04:36Z"),
    );
  });

  it.each([
    ['{"exp":1}', 1000],
    ['{"exp":0}', 0],
    ['{"exp":-1}', -1000],
    ['{"exp":1.5}', 1500],
    ['{"exp":253402300799}', 253402300799000],
    ['{"name":"漢字é😀","exp":7}', 7000],
    ['{"a":"???>>>~~~","exp":7}', 7000],
    ['{"exp":1,"exp":2}', 2000],
  ])("is read from %s as %i ms", (payload, time) => {
    expect(accessTokenExpiresAt({ access_token: jwt(payload) })?.getTime()).toBe(time);
  });

  const noJwt = [undefined, null, 5, {}, "", "opaque", "a.b", `${jwt('{"exp":1}')}.d`, "a.b.c.d.e", "..", "a.!!.c"];
  // The last exp is in milliseconds. Read as seconds, it is in the year 58,000; the last accepted year is 9999.
  const noExp = ["null", "5", "[1]", '"exp"', "{}", '{"exp":"1691561076"}', '{"exp":null}', '{"exp":1769148000000}'];
  const outside = ['{"exp":253402300800}', '{"exp":-253402300800}', '{"exp":1e999}', '{"__proto__":{"exp":1}}'];
  it.each([
    ...[...noJwt, `a.${base64url("exp")}.c`],
    ...[...noExp, ...outside, "[".repeat(30_000)].map((payload) => jwt(payload)),
  ])("is unknown for the malformed token %#", (token) => {
    expect(accessTokenExpiresAt({ access_token: token } as never)).toBeUndefined();
    expect(refreshTokenExpiresAt({ refresh_token: token } as never)).toBeUndefined();
  });

  const throwing = () => {
    throw new Error("a getter's own");
  };
  const trap = Object.defineProperties({}, { access_token: { get: throwing }, refresh_token: { get: throwing } });
  it.each([undefined, null, {}, 5, "text", trap])("is unknown for %j in place of a token", (token) => {
    expect(accessTokenExpiresAt(token as never)).toBeUndefined();
    expect(refreshTokenExpiresAt(token as never)).toBeUndefined();
  });
});

/** What the doctor reads out of tokens. */
import { describe, expect, it } from "vitest";
import { unitOf, userIdClaim } from "../../src/doctor/tokens.js";

describe("the unit of expires_in", () => {
  const day = 86_400_000;
  it.each([
    { expiresIn: 86_400, remainingMs: day - 3_000, unit: "seconds" },
    { expiresIn: 86_400_000, remainingMs: day + 900, unit: "milliseconds" },
    { expiresIn: 10, remainingMs: 9_000, unit: "seconds" },
    { expiresIn: 86_400, remainingMs: 180 * day, unit: "neither" },
    { expiresIn: 0, remainingMs: day, unit: "neither" },
    { expiresIn: -1, remainingMs: -day, unit: "neither" },
  ])("is $unit for $expiresIn where $remainingMs ms are left", ({ expiresIn, remainingMs, unit }) => {
    expect(unitOf(expiresIn, remainingMs)).toBe(unit);
  });
});

describe("the claim user-id", () => {
  const tokenWith = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;
  it.each([
    { access_token: tokenWith({ "user-id": 7 }), says: "same" },
    { access_token: tokenWith({ "user-id": "7" }), says: "same" },
    { access_token: tokenWith({ "user-id": 1 }), says: "other" },
    { access_token: tokenWith({ sub: "7" }), says: "none" },
    { access_token: tokenWith({ "user-id": { 7: 7 } }), says: "none" },
    { access_token: tokenWith(null), says: "none" },
    { access_token: "no JWT", says: "none" },
  ])("is compared with user_id: $says", ({ access_token, says }) => {
    expect(userIdClaim({ access_token, user_id: "7" })).toBe(says);
  });
});

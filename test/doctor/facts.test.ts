/** What the doctor reads out of clocks and tokens. */
import { describe, expect, it } from "vitest";
import { clockAhead, correctionMs, isRefused } from "../../src/doctor/clock.js";
import { unitOf, userIdClaim } from "../../src/doctor/token-facts.js";

const date = Date.UTC(2026, 10, 25);

describe("a clock", () => {
  const seenAt = (aheadMs: number, tookMs = 100) =>
    clockAhead({ date, sentAt: date + aheadMs, receivedAt: date + aheadMs + tookMs });

  it("is known to a second, and to as long as the answer took", () => {
    expect(seenAt(0)).toEqual({ least: -1_000, most: 100 });
  });

  it.each([
    { aheadMs: 0, refused: false },
    { aheadMs: 2_000, refused: false },
    { aheadMs: 2_001, refused: true },
    { aheadMs: -5_100, refused: false },
    { aheadMs: -5_101, refused: true },
  ])("that is seen $aheadMs ms ahead is surely refused: $refused", ({ aheadMs, refused }) => {
    expect(isRefused(seenAt(aheadMs))).toBe(refused);
  });

  it("is corrected only where it is surely off", () => {
    expect(correctionMs(seenAt(900))).toBe(0);
    expect(correctionMs(seenAt(60_000))).toBe(59_550);
    expect(correctionMs(seenAt(-60_000))).toBe(-60_450);
  });
});

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

/** Tests the questions of `npx xt-oauth doctor`: with a terminal, and without. */
import { describe, expect, it } from "vitest";
import { getBalances } from "../../generated/operations/getBalances.js";
import { type Answer, linkIn, requestNames, runDoctor, serveFake, signIn } from "./run-doctor.js";

describe("npx xt-oauth doctor", () => {
  it("asks nothing without a terminal, and names what it didn't check", async () => {
    const { fake, url } = await serveFake();
    const { status, stdout } = await runDoctor(url, [signIn(fake)]);
    expect(requestNames(fake)).toEqual([getBalances.id]);
    expect(stdout).toContain("There is no terminal");
    expect(stdout).toMatch(/^unverified {2}redirect address: it is well-formed/m);
    for (const check of ["exchange of the code", "unit of expires_in"])
      expect(stdout).toContain(`\nunverified  ${check}: not checked`);
    expect({ status, link: linkIn(stdout) }).toEqual({ status: 0, link: "" });
  });

  // On other systems, script(1) has other arguments.
  it.skipIf(process.platform !== "linux")("asks at a terminal, and doesn't show the pasted text", async () => {
    const { fake, url } = await serveFake();
    // A terminal without readline cuts a line at 4,096 characters. An arrow key would show the previous line again.
    const pastes: Answer = (printed) => `${signIn(fake)(printed)}&more=${"x".repeat(5_000)}`;
    const { status, stdout } = await runDoctor(url, [pastes, () => "\u001b[Ay", () => ""], { onTerminal: true });
    expect(stdout).toMatch(/^found {5}refresh token, used once: XT sends a new one/m);
    expect(stdout).not.toContain("xxx");
    expect(requestNames(fake)).toEqual([getBalances.id, "authorization_code", "refresh_token"]);
    expect(status).toBe(0);
  });
});

/** Tests `npm start`, the first command of the README. */
import { expect, it } from "vitest";
import { messageCodes } from "../../generated/message-codes/TokenMessageCode.js";
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../../src/index.js";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { runFile } from "./processes.js";

it("npm start signs a user in and places orders, and prints no secret, code or token", async () => {
  const { stdout, stderr } = await runFile("scripts/sign-in-and-trade.ts");
  expect(stderr).toBe("");
  expect(stdout).toContain("https://www.xt.com/en/accounts/oauth2?response_type=code&client_id=");
  const { result: token } = Object(exampleOf("getToken", "exchange-success"));
  expect(stdout).toContain(`user_id: '${token.user_id}'`);
  const accessEnds = accessTokenExpiresAt(token)?.toISOString();
  expect(stdout).toContain(`access token expires  ${accessEnds} (read from exp inside the JWT`);
  expect(stdout).toContain(`refresh token expires ${refreshTokenExpiresAt(token)?.toISOString()}`);
  const { rc, mc } = Object(exampleOf("getToken", "auth-failure"));
  expect(stdout).toContain(`exchangeCode: XT refused (rc ${rc}, mc "${mc}"): ${messageCodes[mc]}`);
  expect(stdout).toContain("changes: [ { field: 'quantity', from: '0.0123456789', to: '0.012345' } ]");
  const { result: found } = Object(exampleOf("findOrder", "success"));
  expect(stdout).toContain(`orderId: '${found.orderId}'`);
  const funds = Object(exampleOf("placeOrder", "insufficient-funds"));
  expect(stdout).toContain(`placeOrder: XT refused (rc ${funds.rc}, mc "${funds.mc}")`);
  // A state is random, and may look like a token.
  const withoutState = stdout.replace(/state=[\w-]+/, "");
  for (const secret of ["example-client-secret", "example-secret-key", "example-code", "eyJ"])
    expect(withoutState).not.toContain(secret);
});

/** The commands of the README, run as a reader would run them. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const tsx = ["--import", "tsx/esm"];

describe("npm start", () => {
  it("goes through a whole sign-in and shows no secret, code or token", async () => {
    const { stdout, stderr } = await run(process.execPath, [...tsx, "scripts/demo.ts"], { timeout: 60_000 });
    expect(stderr).toBe("");
    expect(stdout).toContain("https://www.xt.com/en/accounts/oauth2?response_type=code&client_id=");
    expect(stdout).toContain("user_id: '12345678'");
    expect(stdout).toContain("access token expires  2023-08-09T06:04:36.000Z (read from exp inside the JWT");
    expect(stdout).toContain("refresh token expires 2023-09-08T06:04:36.000Z");
    expect(stdout).toContain('exchangeCode: XT refused (rc 1, mc "AUTH_101"): The API key does not exist.');
    for (const secret of ["example-client-secret", "=example-code", "eyJ"]) expect(stdout).not.toContain(secret);
  }, 70_000);
});

describe("npm run mock", () => {
  it("serves until it is stopped, and prints a curl line that works", async () => {
    const mock = spawn(process.execPath, [...tsx, "scripts/mock.ts"]);
    let output = "";
    for await (const chunk of mock.stdout) {
      output += chunk;
      if (output.includes("code=503")) break;
    }
    const url = /curl '([^']+)'/.exec(output)?.[1] ?? "";
    const answer: unknown = await (await fetch(url)).json();
    expect(answer).toMatchObject({ rc: 0, result: { user_id: "12345678" } });

    mock.kill("SIGTERM");
    await once(mock, "exit");
    await expect(fetch(url)).rejects.toThrow();
  }, 70_000);

  it("says what it takes when it is given something else", async () => {
    const wrong = run(process.execPath, [...tsx, "scripts/mock.ts", "eighty"]);
    await expect(wrong).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("usage: npm run mock") });
  });
});

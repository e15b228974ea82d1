/** `npx xt-oauth` where the package is installed. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, it } from "vitest";
import { fakeXt } from "../../src/testing/index.js";

const run = promisify(execFile);

it("runs as it is installed, and reaches a fake XT server", async () => {
  const fake = fakeXt();
  const { url, close } = await fake.listen();
  const credentials = {
    XT_CLIENT_ID: "an-id",
    XT_CLIENT_SECRET: "a-secret",
    XT_REDIRECT_URI: "https://institution.example/callback",
    XT_SCOPE: "userinfo",
  };
  const env = { PATH: process.env.PATH, ...credentials, XT_BASE_URL: url, XT_PAGES_URL: url };
  const { stdout, stderr } = await run("npx", ["--no", "xt-oauth", "doctor"], { cwd: inject("consumer"), env });
  await close();
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^ok {8}API: it responds like XT's API/m);
  expect(fake.requests).toHaveLength(1);
});

it("prints its usage where it is given no command", async () => {
  const { stdout } = await run("npx", ["--no", "xt-oauth"], { cwd: inject("consumer") });
  expect(stdout).toMatch(/^(usage|用法)[:：] ?npx xt-oauth doctor /);
});

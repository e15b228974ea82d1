/** Tests `npm run contract` against the mock. */
import { resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { copyProject, putFile } from "../upstream/project.js";
import { runFile } from "./processes.js";

const step = (name: string) => `GET ${getToken.path} - step ${name}`;

it("npm run contract passes, and shows every step", async () => {
  const { code, stdout } = await runFile("scripts/contract.ts");
  for (const name of ["exchange", "refresh", "exchange-unknown-code"]) expect(stdout).toContain(`✓ ${step(name)}`);
  expect(stdout).toContain("✓ schema check");
  expect(stdout).toMatch(/Workflows: 2 passed, 2 total/);
  expect(code).toBe(0);
});

it("npm run contract fails if a response isn't what a step expects", async () => {
  const { root, read, remove } = await copyProject();
  onTestFinished(remove);
  const workflows = await read("spec/sign-in.arazzo.yaml");
  await putFile(`${root}/spec/sign-in.arazzo.yaml`, workflows.replace("#/rc == 1", "#/rc == 2"));
  const { code, stdout } = await runFile(resolve("scripts/contract.ts"), [], { cwd: root });
  expect(stdout).toContain(`✗ ${step("exchange-unknown-code")}`);
  expect(stdout).toMatch(/Workflows: 1 passed, 1 failed, 2 total/);
  expect(code).toBe(1);
});

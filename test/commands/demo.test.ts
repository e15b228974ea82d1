/** `npm run demo`: a user signs in without an account, and no process is left when the demo ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { descendantsOf, isAlive } from "./processes.js";

let demo: ChildProcess;
let app: string;
beforeEach(async () => {
  // The process gets its own process group, as from a terminal.
  demo = spawn("npm", ["run", "-s", "demo"], { stdio: ["ignore", "pipe", "inherit"], detached: true });
  let output = "";
  for await (const chunk of demo.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    output += chunk;
    if (output.includes("Ctrl-C")) break;
  }
  app = /Open (\S+)/.exec(output)?.[1] ?? "";
});
afterEach(() => {
  demo.kill("SIGKILL");
});

/** Ends the demo by calling `end`, and checks that all its descendants have ended. */
async function expectNoneLeft(end: () => unknown) {
  const started = await descendantsOf(demo.pid);
  expect(started.some(({ command }) => command.includes("scripts/demo.ts"))).toBe(true);
  const ended = once(demo, "exit");
  end();
  await ended;
  await expect.poll(() => Promise.all(started.map(isAlive)), { timeout: 20_000 }).toEqual(started.map(() => false));
  await expect(fetch(app)).rejects.toThrow();
}

describe("npm run demo", () => {
  it("signs a user in, shows the user's name, and ends with Ctrl-C", async () => {
    const cookies = new Map<string, string>();
    const go = async (url: string, init: RequestInit = {}) => {
      const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(url, { ...init, redirect: "manual", headers: { Cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      return response;
    };
    const consent = (await go(`${app}/login`)).headers.get("location") ?? "";
    expect(await (await go(consent)).text()).toContain("trading-desk requests access to your account.");
    const decision = new URLSearchParams({ decision: "allow", user: "bo" });
    const back = (await go(consent, { method: "POST", body: decision })).headers.get("location") ?? "";
    expect((await go(back)).headers.get("location")).toBe("/");
    const page = await (await go(app)).text();
    expect(page).toContain("bo");
    expect(page).not.toMatch(/demo-client-secret|demo-secret-key|eyJ/);
    await expectNoneLeft(() => process.kill(-(demo.pid ?? 0), "SIGINT"));
  });

  it("ends if npm is killed", () => expectNoneLeft(() => demo.kill("SIGKILL")));
});

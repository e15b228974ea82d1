/** `npm run demo`: a user signs in without an account, and no process is left when the demo ends. */
import { expect, it } from "vitest";
import { expectNoneLeft, printed, start } from "./processes.js";

async function startDemo() {
  const demo = start("npm", ["run", "-s", "demo"]);
  const [, app = ""] = /Open (\S+)/.exec(await printed(demo, "Ctrl-C")) ?? [];
  return { demo, app };
}

it("npm run demo signs a user in, shows the user's name, and ends with Ctrl-C", async () => {
  const { demo, app } = await startDemo();
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
  await expectNoneLeft(demo, () => process.kill(-(demo.pid ?? 0), "SIGINT"));
  await expect(fetch(app)).rejects.toThrow();
});

it("npm run demo ends if npm is killed", async () => {
  const { demo } = await startDemo();
  const commands = await expectNoneLeft(demo, () => demo.kill("SIGKILL"));
  expect(commands.some((command) => command.includes("scripts/demo.ts"))).toBe(true);
});

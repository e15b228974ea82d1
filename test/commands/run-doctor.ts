/** Runs the doctor as a separate process against a fake XT server, and answers its questions. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { isLoopback } from "../../src/http/secure-url.js";
import { fakeXt, type XtFake, type XtFakeBehavior, type XtFakeOptions } from "../../src/testing/index.js";
import { pieceIn } from "../planted-secrets.js";

/** Unique secrets, so that a leak of any part is found. */
export const credentials = {
  XT_CLIENT_ID: "an-institution",
  XT_CLIENT_SECRET: "sK7+Vq9=&%x#Zt4?wJ漢8Rb2Ym6HdKe",
  XT_REDIRECT_URI: "https://institution.example/callback",
  XT_SCOPE: "userinfo",
};

export const pair = { XT_APP_KEY: "an-app-key", XT_SECRET_KEY: "qP5!uT0~gL3(bN8)cX1*fD6" };

/** A user's answer to a question, from all text printed so far. */
export type Answer = (printed: string) => string;

export interface DoctorOptions {
  readonly args?: string[];
  readonly env?: Record<string, string>;
  /** More texts that must not be printed, besides the client secret, the secret key and the codes in the answers. */
  readonly secrets?: string[];
  readonly onTerminal?: boolean;
}

/** The answer of a user who opens the printed link, and allows or denies the consent. */
export const signIn =
  (fake: XtFake, allow = true): Answer =>
  (printed) =>
    fake.authorize(linkIn(printed), { allow });

/** Serves a strict fake until the test ends. It knows the credentials, the key pair and one user. */
export async function serveFake(behavior: XtFakeBehavior = {}, options: XtFakeOptions = {}) {
  const { XT_CLIENT_ID, XT_CLIENT_SECRET, XT_REDIRECT_URI } = credentials;
  const clients = { [XT_CLIENT_ID]: { secret: XT_CLIENT_SECRET, redirectUris: [XT_REDIRECT_URI] } };
  const keys = { [pair.XT_APP_KEY]: pair.XT_SECRET_KEY };
  const fake = fakeXt({}, { strict: true, users: ["a-user"], clients, keys, behavior, ...options });
  const { url, close } = await fake.listen();
  onTestFinished(close);
  return { fake, url, close };
}

/** The name of each request to the fake: its grant type, or the operationId if it has none. */
export const requestNames = ({ requests }: XtFake) =>
  requests.map(({ operation, parameters }) => parameters.grant_type ?? operation);

/** The first link that the doctor printed. */
export const linkIn = (printed: string) => /^http\S+$/gm.exec(printed)?.[0] ?? "";

let folder: string;
let doctor: string;
// Bundled once, because compiling it takes longer than a run. Inside the project, where it finds the package's own package.json.
beforeAll(async () => {
  await mkdir(".tmp", { recursive: true });
  folder = await mkdtemp(".tmp/doctor-");
  doctor = join(folder, "doctor.mjs");
  await build({
    entryPoints: ["src/doctor/main.ts"],
    outfile: doctor,
    bundle: true,
    platform: "node",
    format: "esm",
    alias: { "#adapter": resolve("src/http/adapters/node.ts") },
  });
});
afterAll(() => rm(folder, { recursive: true }));

/** @param xt the URL of the API and the pages. It must be on this machine: no test may call XT's hosts. */
export async function runDoctor(
  xt: string,
  answers: readonly Answer[],
  { args = [], env = {}, secrets = [], onTerminal = false }: DoctorOptions = {},
) {
  if (!isLoopback(new URL(xt).hostname)) throw new Error("a test may only call this machine");
  const environment = { PATH: process.env.PATH, ...credentials, ...env, XT_BASE_URL: xt, XT_PAGES_URL: xt };
  const command = [process.execPath, doctor, "doctor", ...args];
  // script(1) runs it at a terminal, and forwards the input.
  const [program = "", ...rest] = onTerminal ? ["script", "-qec", command.join(" "), "/dev/null"] : command;
  const child = spawn(program, rest, { env: environment });
  const left = [...answers];
  const codes: string[] = [];
  let [stdout, stderr] = ["", ""];
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdin.on("error", () => undefined); // The doctor may end without a question.
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
    // On a terminal readline places the cursor.
    if (!stdout.endsWith(onTerminal ? "> \u001b[3G" : "\n> ")) return;
    const answer = left.shift();
    if (!answer) return child.stdin.end();
    const line = answer(stdout);
    codes.push(...new URLSearchParams(line.split("?")[1]).getAll("code"));
    child.stdin.write(line + (onTerminal ? "\r" : "\n"));
  });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const all = [credentials.XT_CLIENT_SECRET, pair.XT_SECRET_KEY, ...secrets, ...codes];
  expect(pieceIn(stdout + stderr, all)).toBeUndefined();
  // A state is random, and may look like a token.
  expect((stdout + stderr).replaceAll(/state=[\w-]+/g, "")).not.toMatch(/eyJ[\w-]{8}/);
  return { status, stdout, stderr };
}

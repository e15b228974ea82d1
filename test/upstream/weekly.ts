/** The weekly workflow for tests: clones of a local remote repository, a server with XT's pages, and a fake `gh`. */
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { listen } from "../faults/server.js";
import { codesPage, couponPage } from "./pages.js";
import { addPages, copyProject, upstream } from "./project.js";

const run = promisify(execFile);
const english = "/docs/demo/Coupons.mdx";
export const chinese = "/i18n/zh-CN/demo/Coupons.mdx";
/** The pages of coupons and of message codes. The codes are those of the English page; the Chinese page has the first one. */
export const inBothLanguages = (text: string, codes = ["LAMP_001"]) =>
  new Map([
    [english, text],
    [chinese, text.replace("Coupons at hand", "手头的优惠券")],
    ["/docs/trading-third-party/codes.mdx", codesPage("Lamp codes", ...codes)],
    [
      "/i18n/zh-CN/docusaurus-plugin-content-docs/current/trading-third-party/codes.mdx",
      codesPage("灯具", ...codes.slice(0, 1)),
    ],
  ]);
export const withUntil = couponPage.replace('"used": false', '"used": false, "until": "2030-01-01"');

/** What the server responds: the pages, the status of the Chinese coupons page, and whether GitHub truncates its list. The test's folder. */
export const weekly = { served: inBothLanguages(couponPage), chineseStatus: 200, truncated: false, folder: "" };
const site = createServer((request, response) => {
  // GitHub's list of the pages of a watched section.
  const tree = [...weekly.served.keys()].map((name) => ({ path: name.slice(1), type: "blob" }));
  const text =
    request.url === "/tree"
      ? JSON.stringify({ tree, truncated: weekly.truncated })
      : weekly.served.get(request.url ?? "");
  response.statusCode =
    request.url === chinese && weekly.chineseStatus !== 200 ? weekly.chineseStatus : text === undefined ? 404 : 200;
  response.end(text);
});

/** Logs its arguments, and lists the open pull request and issue from files. */
const fakeGh = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_LOG"
case "$1 $2" in
  "pr list") cat "$GH_OPEN/pull" 2>/dev/null || true ;;
  "issue list") cat "$GH_OPEN/issue" 2>/dev/null || true ;;
esac
`;

const reset = `
rm -rf open proposal log clone
mkdir open proposal
git -C remote.git update-ref -d refs/heads/upstream/follow-xt
git -C reading reset --quiet --hard origin/main
git -C reading clean --quiet --force -d
`;

/** Creates the project, its clones and the server for the tests of a file, and resets them before each test. */
export function useWeekly(): void {
  beforeAll(async () => {
    const base = `http://127.0.0.1:${await listen(site)}`;
    weekly.folder = await mkdtemp(join(tmpdir(), "unattended-"));
    await mkdir(join(weekly.folder, "bin"));
    await writeFile(join(weekly.folder, "bin/gh"), fakeGh);
    await chmod(join(weekly.folder, "bin/gh"), 0o755);
    await createRemote(base);
    // Each job has its own checkout.
    for (const name of ["reading", "checkout"])
      await git(weekly.folder, "clone", "--quiet", "--depth=1", `file://${weekly.folder}/remote.git`, name);
    await symlink(resolve("node_modules"), join(weekly.folder, "reading/node_modules"));
  });
  afterAll(async () => {
    site.close();
    await rm(weekly.folder, { recursive: true });
  });

  beforeEach(async () => {
    await run("bash", ["-ec", reset], { cwd: weekly.folder });
    weekly.served = inBothLanguages(couponPage);
    weekly.chineseStatus = 200;
    weekly.truncated = false;
  });
}

/** Creates the remote repository with the project. Its record has only the pages of the server. */
async function createRemote(base: string): Promise<void> {
  const { root, read, remove } = await copyProject("package.json", ".github");
  await addPages(root, Object.fromEntries([...weekly.served].map(([name, text]) => [name.slice(1), text])));
  const { pages: records } = JSON.parse(await read("spec/upstream.json"));
  const mine = records.filter(({ address }: { address: string }) =>
    [...weekly.served.keys()].some((name) => address.endsWith(name)),
  );
  for (const record of mine) record.address = record.address.replace(/.*(?=\/(?:docs|i18n)\/)/, base);
  const sections = [{ base: `${base}/`, tree: `${base}/tree` }];
  await writeFile(join(root, "spec/upstream.json"), JSON.stringify({ sections, pages: mine }));
  await writeFile(join(root, ".gitignore"), "node_modules\n");
  await git(root, "init", "--quiet", "--initial-branch=main");
  await git(root, "add", "--all");
  await git(root, "commit", "--quiet", "--message", "The project");
  await git(weekly.folder, "clone", "--quiet", "--bare", root, "remote.git");
  await remove();
}

export async function git(root: string, ...args: string[]): Promise<string> {
  const identity = ["-c", "user.name=A Person", "-c", "user.email=person@example.com"];
  return (await run("git", [...identity, ...args], { cwd: root })).stdout.trim();
}

export const prepare = () =>
  upstream(["prepare", join(weekly.folder, "proposal")], { root: join(weekly.folder, "reading") });

export async function propose(): Promise<{ ghCalls: string[]; stdout: string }> {
  const env = {
    ...process.env,
    PATH: `${join(weekly.folder, "bin")}:${process.env.PATH}`,
    GH_LOG: join(weekly.folder, "log"),
    GH_OPEN: join(weekly.folder, "open"),
    GITHUB_REF_NAME: "main",
  };
  const script = `git reset --quiet --hard origin/main && "${resolve(".github/propose")}" ../proposal`;
  const { stdout } = await run("bash", ["-c", script], { cwd: join(weekly.folder, "checkout"), env });
  const ghCalls = (await readFile(join(weekly.folder, "log"), "utf8")).trim().split("\n");
  return { ghCalls: ghCalls.filter((line) => !/^(?:label|pr list|issue list)/.test(line)), stdout };
}

/** Clones the remote repository, in full, for a person or an attacker. */
export async function cloneRemote(): Promise<string> {
  await git(weekly.folder, "clone", "--quiet", "remote.git", "clone");
  return join(weekly.folder, "clone");
}

export const branchFiles = () =>
  git(join(weekly.folder, "remote.git"), "diff", "--name-only", "main", "upstream/follow-xt");

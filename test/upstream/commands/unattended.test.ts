/** `prepare` and `propose`, as the weekly workflow calls them: in clones of a real remote, against a GitHub of the test's own. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type FakeItem, fakeGitHub } from "../fake-github.js";
import { couponPage } from "../pages.js";
import { copyProject, type Project, upstream } from "../project.js";

const run = promisify(execFile);
const pagesOf = (text: string) =>
  new Map([
    ["/docs/demo/Coupons.mdx", text],
    ["/i18n/zh-CN/demo/Coupons.mdx", text.replace("Coupons at hand", "手头的优惠券")],
  ]);
const withUntil = couponPage.replace('"used": false', '"used": false, "until": "2030-01-01"');
const withoutTotal = couponPage.replace('"total": 2,', "");
const token = "ghs_planted";

let served = pagesOf(couponPage);
let github: Awaited<ReturnType<typeof fakeGitHub>>;
let original: Project;
let remote: string;
let folder: string;
const site = createServer((request, response) => {
  const text = served.get(request.url ?? "");
  response.statusCode = text === undefined ? 404 : 200;
  response.end(text);
});

beforeAll(async () => {
  github = await fakeGitHub("someone/xt-oauth", token);
  await once(site.listen(0, "127.0.0.1"), "listening");
  const address = site.address();
  const base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : ""}`;

  // A project of which every recorded page is served here.
  original = await copyProject("package.json", "README.md", "README.zh-CN.md", "CONTRIBUTING.md");
  const pages = await Promise.all([...served].map(([name, text]) => original.writePage(name, text)));
  expect(await upstream(["add", ...pages, "--operation-id", "listCoupons"], original)).toMatchObject({ status: 0 });
  const recorded = JSON.parse(await original.read("spec/upstream.json")).pages.slice(-2);
  for (const record of recorded) record.address = record.address.replace(/.*(?=\/(?:docs|i18n)\/)/, base);
  await writeFile(join(original.root, "spec/upstream.json"), JSON.stringify({ pages: recorded }));
  await rm(join(original.root, "pages"), { recursive: true });
  await writeFile(join(original.root, ".gitignore"), "node_modules\n");
  await git(original.root, "init", "--quiet", "--initial-branch=main");
  await git(original.root, "add", "--all");
  await git(original.root, "commit", "--quiet", "--message", "The project");
}, 120_000);
afterAll(async () => {
  github.stop();
  site.close();
  await original.remove();
});

beforeEach(async () => {
  github.forget();
  folder = await mkdtemp(join(tmpdir(), "unattended-"));
  remote = join(folder, "remote.git");
  await git(folder, "clone", "--quiet", "--bare", original.root, remote);
});
afterEach(() => rm(folder, { recursive: true }));

async function git(root: string, ...args: string[]): Promise<string> {
  const identity = ["-c", "user.name=A Person", "-c", "user.email=person@example.com"];
  return (await run("git", [...identity, ...args], { cwd: root })).stdout.trim();
}

/** As actions/checkout does it: of the newest commit, and nothing before it. */
async function checkout(name: string, branch = "main"): Promise<string> {
  const root = join(folder, name);
  await git(folder, "clone", "--quiet", "--depth=1", `--branch=${branch}`, `file://${remote}`, root);
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  return root;
}

/** Both jobs of the workflow, each in a checkout of its own. */
async function week(pages: Map<string, string>) {
  served = pages;
  const [reading, writing] = [await checkout("reading"), await checkout("writing")];
  const out = relative("", join(folder, "proposal"));
  const prepared = await upstream(["prepare", out], { root: reading });
  expect(prepared).toMatchObject({ status: 0 });
  expect(await git(reading, "status", "--porcelain")).toBe("");
  expect(await git(reading, "worktree", "list")).not.toContain("\n");
  const proposed = await upstream(["propose", out], { root: writing, env: github.env });
  for (const root of [reading, writing, out]) await rm(root, { recursive: true });
  return { prepared, proposed };
}

const branches = async () => (await git(remote, "branch", "--format=%(refname:short)")).split("\n");
const onlyItem = (): FakeItem => {
  const [item, another] = github.open();
  if (!item || another) throw new Error(`${github.open().length} are open`);
  return item;
};

describe("a week in which", () => {
  it("nothing changed ends in nothing", async () => {
    const { prepared } = await week(pagesOf(couponPage));
    expect(prepared.stderr).toBe("2 pages checked: 0 changed, 0 not read; proposal: nothing\n");
    expect(github.items).toEqual([]);
    expect(await branches()).toEqual(["main"]);
  });

  it("all that changed is mechanical ends in a pull request that holds the whole update", async () => {
    await week(pagesOf(withoutTotal));
    const { kind, title, body, base, head } = onlyItem();
    expect({ kind, title, base }).toEqual({ kind: "pulls", title: "Follow XT's documentation (major)", base: "main" });
    expect(body).toContain("**major**, version 1.1.0 → 2.0.0 of the spec");
    expect(body).toContain(
      "- **breaking**: response field removed `result.total`, `number` → `none`. Concerns callers of `listCoupons` that read `result.total`.",
    );
    expect(body).toContain(
      "## Drafts that are left\n\n- [ ] `spec/openapi.yaml`, `$.paths['/public/demo/coupons'].get.summary`",
    );

    const branch = await checkout("branch", head?.ref);
    expect(await readFile(join(branch, ".changeset/follow-xt.md"), "utf8")).toContain('"xt-oauth": minor');
    expect(parse(await readFile(join(branch, "spec/openapi.yaml"), "utf8")).info.version).toBe("2.0.0");
    expect(await readFile(join(branch, "generated/openapi.json"), "utf8")).not.toContain('"total"');
    expect(await git(branch, "log", "-1", "--format=%an: %s")).toBe(
      "github-actions[bot]: Follow XT's documentation of listCoupons",
    );
    expect((await upstream(["check"], { root: branch })).status).toBe(0);
  });

  it("more changed renews the pull request that is open, and its branch", async () => {
    await week(pagesOf(withoutTotal));
    const { number, head } = onlyItem();
    const { proposed } = await week(pagesOf(withUntil));
    expect(proposed.stderr).toBe(`renewed pulls/${number}\n`);
    expect(onlyItem()).toMatchObject({ number, head, title: "Follow XT's documentation (minor)" });
    expect(await branches()).toEqual(["main", head?.ref]);
    const branch = await checkout("branch", head?.ref);
    expect(await readFile(join(branch, "generated/openapi.json"), "utf8")).toContain('"until"');
  });

  it("somebody works on the branch leaves it, and its pull request, alone", async () => {
    await week(pagesOf(withoutTotal));
    const { head } = onlyItem();
    const branch = await checkout("branch", head?.ref);
    await writeFile(join(branch, "README.md"), "worded\n");
    await git(branch, "commit", "--quiet", "--all", "--message", "Word the drafts");
    await git(branch, "push", "--quiet", "origin", `HEAD:${head?.ref}`);
    const before = [await git(remote, "rev-parse", head?.ref ?? ""), JSON.stringify(github.items)];
    for (const pages of [withUntil, couponPage]) expect((await week(pagesOf(pages))).proposed.status).toBe(0);
    expect([await git(remote, "rev-parse", head?.ref ?? ""), JSON.stringify(github.items)]).toEqual(before);
  });

  it("XT took everything back closes what was open", async () => {
    await week(pagesOf(withoutTotal));
    await week(pagesOf(couponPage));
    expect(github.open()).toEqual([]);
  });

  it("one language changed, and the other didn't, ends in an issue that says so", async () => {
    served = pagesOf(withoutTotal);
    served.set("/i18n/zh-CN/demo/Coupons.mdx", couponPage);
    await week(served);
    const { kind, title, body, number } = onlyItem();
    expect({ kind, title }).toEqual({ kind: "issues", title: "XT changed its documentation" });
    expect(body).toMatch(
      /- `http\S+docs\/demo\/Coupons\.mdx changed, and http\S+i18n\S+, which told the same, didn't`/,
    );
    expect(await branches()).toEqual(["main"]);

    // The same again renews it; and when the other language follows, a pull request takes its place.
    await week(served);
    expect(onlyItem().number).toBe(number);
    await week(pagesOf(withoutTotal));
    expect(onlyItem().kind).toBe("pulls");
  });

  it("both languages changed, and contradict each other, ends in an issue", async () => {
    served = pagesOf(withoutTotal);
    served.set("/i18n/zh-CN/demo/Coupons.mdx", withUntil);
    await week(served);
    expect(onlyItem()).toMatchObject({ kind: "issues", body: expect.stringContaining("their facts differ") });
  });

  it("something isn't mechanical ends in an issue that names it", async () => {
    await week(pagesOf(couponPage.replace('"mc": "SUCCESS"', '"mc": 7')));
    expect(onlyItem()).toMatchObject({ kind: "issues", body: expect.stringContaining("it belongs to the envelope") });
  });

  it("a page is gone ends in an issue, until it is back", async () => {
    served = pagesOf(withoutTotal);
    served.delete("/docs/demo/Coupons.mdx");
    await week(served);
    expect(onlyItem()).toMatchObject({ kind: "issues", body: expect.stringContaining("XT may have moved it") });
    await week(pagesOf(couponPage));
    expect(github.open()).toEqual([]);
  });
});

describe("what isn't its own", () => {
  it("is never touched: a stranger's with the same words, and another workflow's", async () => {
    await week(pagesOf(withoutTotal));
    const { title, body, head } = onlyItem();
    github.forget();
    const stranger = { login: "stranger", type: "User" };
    const others = [
      github.add("issues", { title, body, user: stranger }),
      github.add("pulls", { title, body, user: stranger, ...(head && { head }) }),
      github.add("pulls", { title, body: `${body}quoted`, ...(head && { head }) }),
      github.add("pulls", { title, body, head: { ref: "main" } }),
    ];
    // So many that they fill pages of a list.
    for (let count = 0; count < 250; count += 1) github.add("issues", { body: "something else", user: stranger });
    const before = JSON.stringify(others);
    await week(pagesOf(withUntil));
    await week(pagesOf(couponPage.replace('"mc": "SUCCESS"', '"mc": 7')));
    await week(pagesOf(couponPage));
    expect(JSON.stringify(others)).toBe(before);
    expect(github.items.slice(254).map(({ kind, state }) => ({ kind, state }))).toEqual([
      { kind: "pulls", state: "closed" },
      { kind: "issues", state: "closed" },
    ]);
  });
});

describe("a page that is written to do harm", () => {
  it("reaches no shell, and mentions nobody", async () => {
    const trap = join(folder, "trap");
    const words = `\`$(touch ${trap})\`;@someone;https://a.example`;
    await week(
      pagesOf(couponPage.replace("newest;oldest", `newest;oldest;${words}`).replace("| 10 |", "| @someone |")),
    );
    const { body, kind } = onlyItem();
    const outside = body?.replace(/(`+) ?[^\n]*? ?\1(?!`)/g, "");
    expect(kind).toBe("pulls");
    expect(body).toContain("@someone");
    expect(outside).not.toMatch(/@|example|touch/);
    expect(existsSync(trap)).toBe(false);
  });
});

describe("what fails", () => {
  it("is no news of XT's, where no page can be had at all: nothing is proposed", async () => {
    served = new Map();
    const out = join(folder, "proposal");
    const { status, stderr } = await upstream(["prepare", out], { root: await checkout("reading") });
    expect(status).toBe(2);
    expect(stderr).toContain("no page could be had");
    expect(existsSync(out)).toBe(false);
  });

  it("is a fault of the tool's own where it crashes: 70, and nothing is opened", async () => {
    const root = await checkout("writing");
    await writeFile(join(folder, "proposal.json"), "{");
    expect((await upstream(["propose", folder], { root, env: github.env })).status).toBe(70);
    expect(github.items).toEqual([]);
  });

  it.each([
    ["a repository that forbids it", () => void github.refused.add("POST pulls"), {}, "settings have to allow"],
    ["a token that is none", () => undefined, { GITHUB_TOKEN: "other" }, "401"],
    ["no environment of a workflow", () => undefined, { GITHUB_TOKEN: "" }, "as a workflow does"],
  ])("is said of %s, and the token never shows", async (_, break_, env, reason) => {
    served = pagesOf(withoutTotal);
    break_();
    const out = join(folder, "proposal");
    await upstream(["prepare", out], { root: await checkout("reading") });
    const { status, stderr } = await upstream(["propose", out], {
      root: await checkout("writing"),
      env: { ...github.env, ...env },
    });
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain(token);
    expect(github.items).toEqual([]);
  });

  it("is refused where the commit changes what no update may", async () => {
    served = pagesOf(withoutTotal);
    const [reading, writing] = [await checkout("reading"), await checkout("writing")];
    const out = join(folder, "proposal");
    await upstream(["prepare", out], { root: reading });
    await git(reading, "fetch", "--quiet", join(out, "update.bundle"), "HEAD");
    await git(reading, "checkout", "--quiet", "FETCH_HEAD");
    await writeFile(join(reading, "package.json"), "{}");
    await git(reading, "commit", "--quiet", "--all", "--amend", "--no-edit");
    await git(reading, "bundle", "create", "--quiet", join(out, "update.bundle"), "HEAD", "^HEAD~1");
    const { status, stderr } = await upstream(["propose", out], { root: writing, env: github.env });
    expect(status).toBe(2);
    expect(stderr).toContain("package.json");
    expect(github.items).toEqual([]);
    expect(await branches()).toEqual(["main"]);
  });
});

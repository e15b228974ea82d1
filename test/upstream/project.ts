/** A copy of this project in which a test can let `update` and `add` write. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Io } from "../../scripts/upstream/terminal.js";

export interface Project {
  root: string;
  /** Writes a page into the folder that its site keeps it in, and returns its path. */
  writePage(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

export async function copyProject(): Promise<Project> {
  const project = await copyOf(".");
  // Whatever the version is by now, the tests count from this one.
  await replaceIn(join(project.root, "spec/openapi.yaml"), /^( {2}version: ).*$/m);
  await replaceIn(join(project.root, "package.json"), /("specVersion": ")[^"]*/);
  return project;
}

/** A copy of a copy is as that one is, whatever was written into it. */
export async function copyOf(original: string): Promise<Project> {
  await mkdir(".tmp", { recursive: true });
  const root = await mkdtemp(resolve(".tmp/upstream-"));
  for (const name of ["spec", "generated", "src", "scripts", "test", "package.json", "redocly.yaml"]) {
    await cp(join(original, name), join(root, name), { recursive: true });
  }
  for (const name of ["tsconfig.json", "tsconfig.build.json", "vitest.config.ts"]) {
    await cp(join(original, name), join(root, name));
  }
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  return {
    root,
    async writePage(name, text) {
      const file = join(root, "pages", name);
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(file, text);
      return file;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function replaceIn(file: string, version: RegExp): Promise<void> {
  await writeFile(file, (await readFile(file, "utf8")).replace(version, "$11.0.0"));
}

/** Catches what a command prints. */
export function captureIo(): Io & { printed: string; told: string } {
  const io = {
    stdin: (async function* () {})(),
    printed: "",
    told: "",
    stdout: {
      write(text: string) {
        io.printed += text;
      },
    },
    stderr: {
      write(text: string) {
        io.told += text;
      },
    },
    env: { NO_COLOR: "1" },
  };
  return io;
}

/** A page of an endpoint that XT doesn't have, in the format of the live docs, with room for every kind of change. */
export const couponPage = `---
id: ListCoupons
title: Coupons at hand
sidebar_position: 1
---

**Type:** GET

**Description:** \`/public/demo/coupons\`

### Parameters

| name | type | mandatory | default | description | ranges |
| --- | --- | --- | --- | --- | --- |
| holder | string | true |  | whose they are |  |
| sort | string | false | newest | what comes first | newest;oldest |
| limit | integer | false | 10 | how many at most | 1-50 |

### Response Example

\`\`\`json title="Response"
{
  "rc": 0,
  "mc": "SUCCESS",
  "ma": [],
  "result": {
    "total": 2,
    "owner": { "name": "someone" },
    "coupons": [{ "code": "SPRING", "worth": 5.5, "used": false }]
  }
}
\`\`\`
`;

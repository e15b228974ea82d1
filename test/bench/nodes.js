/** The versions of Node that are measured: the one that runs this, and those that `--node` names, installed from npm. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** @typedef {{ version: string, binary: string }} Node */

/** @type {Node} */
export const thisNode = { version: process.version, binary: process.execPath };

/**
 * @param {string} asked a version, or the first numbers of one
 * @returns {Promise<Node>}
 */
export async function otherNode(asked) {
  if (!/^\d+(\.\d+){0,2}$/.test(asked)) throw new Error("--node takes a version of Node, such as 24");
  // The package that holds nothing but the binary for this machine: no script has to run to put it there.
  const name = `node-${process.platform}-${process.arch}`;
  const folder = fileURLToPath(new URL(`../../.tmp/tools/${name}@${asked}`, import.meta.url));
  const binary = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(binary)) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
    const quietly = ["--ignore-scripts", "--no-audit", "--no-fund"];
    await execute("npm", ["install", ...quietly, `${name}@${asked}`], { cwd: folder });
  }
  const { stdout } = await execute(binary, ["--version"]);
  return { version: stdout.trim(), binary };
}

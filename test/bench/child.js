/** One process of Node, and the JSON that it prints. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/**
 * @param {import("./nodes.js").Node} node
 * @param {string} file of the folder `processes`
 * @param {string[]} args
 * @param {string[]} flags of Node
 */
export async function child(node, file, args = [], flags = []) {
  const path = fileURLToPath(new URL(`processes/${file}`, import.meta.url));
  const { stdout } = await execute(node.binary, [...flags, path, ...args]);
  return JSON.parse(stdout);
}

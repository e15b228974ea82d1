/** Formats tables in both languages, for the terminal and for the docs' page about cost. */
import { availableParallelism } from "node:os";

const words = {
  client: ["client", "客户端"],
  fetch: ["handwritten `fetch`", "手写 `fetch`"],
  fetchWithDeadline: ["handwritten `fetch` with a deadline", "手写 `fetch`，带超时"],
  openapiFetch: ["openapi-fetch", "openapi-fetch"],
  xtOAuth: ["**xt-oauth**", "**xt-oauth**"],
  xtOAuthOverFetch: ["**xt-oauth** with the option `fetch`", "**xt-oauth**，传入选项 `fetch`"],
  ratio: ["ratio", "比值"],
  range: ["range", "范围"],
  µsCpu: ["µs of CPU per call", "每次调用的 CPU 时间（µs）"],
  callsRatio: ["calls per second, ratio", "每秒调用数的比值"],
  msFromImport: ["ms elapsed from the import", "从 import 起的耗时（ms）"],
  msFromCreation: ["ms elapsed from the creation of the client", "从创建客户端起的耗时（ms）"],
  store: ["store", "存储"],
  memory: ["memory, CPU time", "内存，CPU 时间"],
  Redis: ["Redis, elapsed time", "Redis，耗时"],
  µs: ["µs per call", "每次调用（µs）"],
  get: ["µs of a bare GET", "单独一次 GET（µs）"],
  minified: ["minified, bytes", "压缩（minify）后的字节数"],
  gzip: ["gzip, bytes", "gzip 后的字节数"],
  generator: ["generator", "生成器"],
  generate: ["`npm run generate`", "`npm run generate`"],
  msCpu: ["ms of CPU", "CPU 时间（ms）"],
  ms: ["ms elapsed", "耗时（ms）"],
};

const machines = [
  (version, platform, cpus) => `Node ${version}, ${platform}, ${cpus} CPUs.`,
  (version, platform, cpus) => `Node ${version}，${platform}，${cpus} 个 CPU。`,
];

/** Describes the machine of this run, in English (0) or Chinese (1). */
export function machine(language) {
  return machines[language](process.version.slice(1), `${process.platform} ${process.arch}`, availableParallelism());
}

/** Formats a measurement as a table in Markdown. */
export function table({ head, rows }, language) {
  const word = (cell) => (Object.hasOwn(words, cell) ? words[cell][language] : cell);
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [head.map(word), rule, ...rows.map((row) => row.map(word))]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Returns the page about cost with new tables. The tables of the page have the order of the measurements. */
export function withNewTables(page, results, language) {
  const tables = Object.values(results).map((result) => `${table(result, language)}\n`);
  const old = page.match(tablesIn) ?? [];
  if (old.length !== tables.length)
    throw new Error(`the page has ${old.length} tables for ${tables.length} measurements`);
  return page.replace(tablesIn, () => tables.shift()).replace(/^Node \d.*$/m, machine(language));
}

const tablesIn = /(?:^\|.*\n)+/gm;

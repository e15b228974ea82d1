/** The report in both languages. The site's page about cost shows its sections. */

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

const headings = {
  call: ["A call", "一次调用"],
  "passed-fetch": ["A call through a fetch that you pass", "通过传入的 fetch 调用"],
  page: ["A page of 100 orders", "一页 100 个订单"],
  order: ["A signed order", "签名下单"],
  "first-token": ["First token", "第一个 token"],
  "first-result": ["First result", "第一个结果"],
  "access-token": ["A valid access token", "有效的 access token"],
  bundle: ["Bundle", "打包体积"],
  generation: ["Generation", "代码生成"],
};

const titles = ["What `npm run bench` measured", "`npm run bench` 的测量结果"];

/** One measurement's section, in English (0) or Chinese (1). */
export function section(name, { head, rows }, language) {
  const word = (cell) => (Object.hasOwn(words, cell) ? words[cell][language] : cell);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [
    `## ${headings[name][language]}`,
    "",
    ...[head.map(word), rule, ...rows.map((row) => row.map(word))].map(line),
  ].join("\n");
}

/** The whole report. */
export function report(machine, results, language) {
  const sections = Object.entries(results).map(([name, result]) => section(name, result, language));
  return `${[`# ${titles[language]}`, `${machine}`, ...sections].join("\n\n")}\n`;
}

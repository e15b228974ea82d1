/**
 * What the built package costs those who take it, held against its budget: the bytes of a caller who exchanges and refreshes,
 * with all that it pulls in, and what importing it loads of Node.
 */
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** A little over what it is: a change that needs more says so here. */
const budget = 7_500;

const caller = `
  import { createXtOAuth } from "./dist/index.js";
  const xt = createXtOAuth({ clientId: globalThis.id, clientSecret: globalThis.secret });
  export const exchange = (code) => xt.exchangeCode(code);
  export const refresh = (token) => xt.refreshToken(token);
`;
const { outputFiles } = await build({
  stdin: { contents: caller, resolveDir: "." },
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
});
const bytes = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
if (bytes > budget) throw new Error(`a caller's bundle is ${bytes} bytes gzipped, over the budget of ${budget}`);

// Node loads its fetch when it is first called, or when Request, Headers and the like are first looked at.
const probe = `
  const { createXtOAuth, createXtClient } = await import("./dist/index.js");
  createXtOAuth({ clientId: "an-id", clientSecret: "a-secret" });
  createXtClient();
  console.log(JSON.stringify(process.moduleLoadList.filter((name) => name.includes("deps/undici/undici"))));
`;
const loaded = execFileSync(process.execPath, ["--input-type=module", "--eval", probe], { encoding: "utf8" });
if (loaded.trim() !== "[]")
  throw new Error(`importing the package and creating a client loads Node's fetch: ${loaded}`);

console.log(
  `a caller's bundle is ${bytes} bytes gzipped, of ${budget}; importing the package loads nothing of Node's fetch`,
);

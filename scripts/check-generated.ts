/** Fails when `generated/` is not what the spec gives: something in it was edited, or the spec was and it wasn't made anew. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "./generate.js";

const fresh = await mkdtemp(join(tmpdir(), "xt-oauth-generated-"));
try {
  await generate("spec/openapi.yaml", fresh);
  const names = new Set([...(await readdir(fresh)), ...(await readdir("generated"))]);
  const read = (folder: string, name: string) => readFile(join(folder, name), "utf8").catch(() => undefined);
  for (const name of names) {
    if ((await read(fresh, name)) === (await read("generated", name))) continue;
    console.error(
      `generated/${name} is not what spec/openapi.yaml gives: run \`npm run generate\` and commit the result`,
    );
    process.exitCode = 1;
  }
} finally {
  await rm(fresh, { recursive: true });
}

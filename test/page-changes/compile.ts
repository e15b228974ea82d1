/** Compiles code of callers against the code that is generated in a copy of the project. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Compiles callers' files in a copy of the project, with the given folders of the copy. Resolves to the compiler's output. */
export async function compile(root: string, callers: Record<string, string>, ...folders: string[]): Promise<string> {
  // TypeScript's own declarations are not what is tested, and checking them takes a third of the time. `skipLibCheck` would skip the
  // generated declarations, too.
  const compilerOptions = { noEmit: true, skipDefaultLibCheck: true };
  const include = [...Object.keys(callers), ...folders];
  for (const [name, code] of Object.entries(callers)) await writeFile(join(root, name), code);
  const config = { extends: "./tsconfig.build.json", compilerOptions, include };
  await writeFile(join(root, "tsconfig.caller.json"), JSON.stringify(config));
  const args = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.caller.json"];
  // Node writes to stderr if it can't run the compiler.
  return new Promise((done) =>
    execFile(process.execPath, args, { cwd: root }, (_, ...output) => done(output.join(""))),
  );
}

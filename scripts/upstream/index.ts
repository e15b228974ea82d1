/** `npm run -s upstream`: keeps the spec in sync with XT's pages. The commands are in `commands/`. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exitStatus, type Io, printLines, UserError } from "./command-line.js";
import * as apply from "./commands/apply.js";
import * as check from "./commands/check.js";
import * as diff from "./commands/diff.js";
import * as facts from "./commands/facts.js";
import * as forget from "./commands/forget.js";
import * as prepare from "./commands/prepare.js";

interface Command {
  summary: string;
  help: string;
  /** Resolves to the exit status. `root` is the project's folder. */
  run(args: string[], io: Io, root: string): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = { check, apply, forget, facts, diff, prepare };

const help = `Reads the pages of XT's API docs, and keeps the spec in sync with them.

Usage: npm run -s upstream -- COMMAND [ARGUMENT…]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`)
  .join("\n")}

For details of a command, use --help. All commands exit with 2 if the input was refused or could not be read, and with 70 after
an internal error.
`;

/** Runs a command. Resolves to the exit status. */
export async function run(args: readonly string[], io: Io, root: string): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? io.stderr : io.stdout).write(help);
    return name === undefined ? exitStatus.refused : exitStatus.good;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    printLines(io.stderr, [
      `upstream: unknown command "${name}"; the commands are ${Object.keys(commands).join(", ")}`,
    ]);
    return exitStatus.refused;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    io.stdout.write(command.help);
    return exitStatus.good;
  }
  try {
    return await command.run(rest, io, root);
  } catch (error) {
    if (error instanceof UserError) {
      const usage = `For the usage, run "npm run -s upstream -- ${name} --help".`;
      printLines(io.stderr, [`upstream ${name}: ${error.message}`, ...error.details.map((line) => `  ${line}`), usage]);
      return exitStatus.refused;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    printLines(io.stderr, [`upstream ${name}: internal error:`, ...stack.split("\n")]);
    return exitStatus.fault;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  // The reader of our output may close the pipe early (`| head`). That is not an error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2), process, join(import.meta.dirname, "../.."));
}

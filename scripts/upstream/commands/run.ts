/** Finds the command that is asked for, and runs it. */
import { Refusal } from "../refusal.js";
import { exitStatus } from "../terminal/exit-status.js";
import type { Io } from "../terminal/io.js";
import { ours, print, type SafeText, text } from "../terminal/safe-text.js";
import * as add from "./add.js";
import * as check from "./check.js";
import * as diff from "./diff.js";
import * as drafts from "./drafts.js";
import * as facts from "./facts.js";
import * as prepare from "./prepare.js";
import * as propose from "./propose.js";
import * as update from "./update.js";

interface Command {
  summary: string;
  help: string;
  /** Resolves to the exit status. `root` is the project's folder. */
  run(args: string[], io: Io, root: string): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = { facts, diff, check, update, add, drafts, prepare, propose };

const help = `Reads the pages of XT's API docs, and says what changed in them.

Usage: npm run -s upstream -- COMMAND [ARGUMENT…]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`)
  .join("\n")}

Each command tells more with --help. All exit with 2 when something could not be read, and with 70 at a fault of this
tool.
`;

/** The exit status: what the command says, or why there is none. */
export async function run(args: readonly string[], io: Io, root: string): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    print(name === undefined ? io.stderr : io.stdout, ours(help));
    return name === undefined ? exitStatus.refused : exitStatus.good;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    print(io.stderr, text`upstream: there is no command "${name}"; there are ${Object.keys(commands).join(", ")}\n`);
    return exitStatus.refused;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    print(io.stdout, ours(command.help));
    return exitStatus.good;
  }
  try {
    return await command.run(rest, io, root);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      print(io.stderr, text`upstream ${name}: a fault of this tool, and none of yours:\n`, ...linesOf(stackOf(error)));
      return exitStatus.fault;
    }
    print(io.stderr, text`upstream ${name}: ${error.message}\n`, ...error.details.map((line) => text`  ${line}\n`));
    print(io.stderr, text`Run "npm run -s upstream -- ${name} --help" for how to call it.\n`);
    return exitStatus.refused;
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function linesOf(foreign: string): SafeText[] {
  return foreign.split("\n").map((line) => text`${line}\n`);
}

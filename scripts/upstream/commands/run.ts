/** Finds the command that is asked for, and runs it. */
import { Refusal } from "../refusal.js";
import type { Io } from "../terminal/io.js";
import * as add from "./add.js";
import * as check from "./check.js";
import * as diff from "./diff.js";
import * as facts from "./facts.js";
import * as update from "./update.js";

interface Command {
  summary: string;
  help: string;
  /** Resolves to the exit status. `root` is the project's folder. */
  run(args: string[], io: Io, root: string): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = { facts, diff, check, update, add };

const help = `Reads the pages of XT's API docs, and says what changed in them.

Usage: npm run -s upstream -- COMMAND [ARGUMENT…]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  .join("\n")}

Each command tells more with --help. All exit with 2 when something could not be read.
`;

/** The exit status: what the command says, or 2 for what is refused. */
export async function run(args: readonly string[], io: Io, root: string): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? io.stderr : io.stdout).write(help);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    io.stderr.write(`upstream: there is no command "${name}"; there are ${Object.keys(commands).join(", ")}\n`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    io.stdout.write(command.help);
    return 0;
  }
  try {
    return await command.run(rest, io, root);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    io.stderr.write(
      `upstream ${name}: ${error.message}\nRun "npm run -s upstream -- ${name} --help" for how to call it.\n`,
    );
    return 2;
  }
}

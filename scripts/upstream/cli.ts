import * as add from "./commands/add.js";
import * as check from "./commands/check.js";
import * as diff from "./commands/diff.js";
import * as facts from "./commands/facts.js";
import * as update from "./commands/update.js";
import { type Io, UsageError } from "./terminal.js";

interface Command {
  summary: string;
  help: string;
  run(args: string[], io: Io): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = { facts, diff, check, update, add };

const help = `Reads the pages of XT's API docs, and says what changed in them.

Usage: npm run -s upstream -- COMMAND [ARGUMENT…]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  .join("\n")}

Each command tells more with --help. All exit with 2 when something could not be read.
`;

/** The exit status: what the command says, or 2 for bad input. */
export async function run(args: readonly string[], io: Io): Promise<number> {
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
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(
      `upstream ${name}: ${error.message}\nRun "npm run -s upstream -- ${name} --help" for how to call it.\n`,
    );
    return 2;
  }
}

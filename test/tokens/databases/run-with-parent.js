/**
 * Runs a server. SIGINT shuts it down. It is killed when the parent of this process ends for any reason,
 * because then the IPC channel closes. Arguments: the ids of the user and the group to run it as (both empty for the current ones),
 * the command, and its arguments.
 */
import { spawn } from "node:child_process";

const [uid, gid, command = "", ...args] = process.argv.slice(2);
const account = uid ? { uid: Number(uid), gid: Number(gid) } : {};
const server = spawn(command, args, { ...account, stdio: "inherit" });
server.once("error", ({ message }) => {
  console.error(message);
  process.exit(1);
});
server.once("exit", (code) => process.exit(code ?? 1));
process.once("disconnect", () => server.kill("SIGKILL"));
process.on("SIGINT", () => server.kill("SIGINT"));

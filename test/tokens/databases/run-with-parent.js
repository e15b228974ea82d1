/**
 * Runs a server. SIGINT ends it in order, SIGTERM kills it, and so does the end of this process's own parent, however that
 * ended: as then the channel between the two closes. Arguments: the user and the group to run it as, by number, both empty for one's own; the command; its arguments.
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
process.on("SIGTERM", () => server.kill("SIGKILL"));

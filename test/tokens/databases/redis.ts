/** A Redis of the test's own, which keeps what it has acknowledged over a restart. */
import { type DatabaseServer, findCommand, startServer } from "./server.js";

export const redisServer = findCommand("redis-server") ?? findCommand("valkey-server");

export function startRedis(command: string, furtherArgs: readonly string[] = []): Promise<DatabaseServer> {
  return startServer({
    name: "redis",
    asNobody: false,
    url: (port) => `redis://127.0.0.1:${port}`,
    command: (folder, port) => [
      command,
      ...["--bind", "127.0.0.1", "--port", `${port}`, "--dir", folder],
      ...["--save", "", "--appendonly", "yes", "--appendfsync", "always"],
      ...furtherArgs,
    ],
  });
}

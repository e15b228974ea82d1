/** Web servers of a test's own, on the loopback. */
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach } from "vitest";

/** They stop after each test of the file. */
export function useServers() {
  const servers: Server[] = [];
  const stop = () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  };
  afterEach(stop);
  return {
    stop,
    async serve(listener: RequestListener): Promise<string> {
      const server = createServer(listener).listen(0, "127.0.0.1");
      servers.push(server);
      await once(server, "listening");
      const address = server.address();
      return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
    },
  };
}

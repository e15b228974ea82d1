/** Stands between a client and its server, and loses what it is told to lose. */
import net from "node:net";
import { listen } from "../../faults/server.js";

export type FaultyProxy = Awaited<ReturnType<typeof startProxy>>;

export async function startProxy(targetPort: number) {
  let open = true;
  let port = targetPort;
  let losing: { text: string; lost: () => void } | undefined;
  const sockets = new Set<net.Socket>();
  const cut = () => {
    open = false;
    for (const socket of sockets) socket.destroy();
  };

  const server = net.createServer((client) => {
    if (!open) return client.destroy();
    const upstream = net.connect(port, "127.0.0.1");
    let lose: (() => void) | undefined;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (bytes) => {
      if (losing && bytes.includes(losing.text)) {
        lose = losing.lost;
        losing = undefined;
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (!lose) return client.write(bytes);
      cut();
      lose();
    });
  });

  return {
    port: await listen(server),
    /**
     * Lets the next request through that holds `text`, and cuts the connection when its answer comes, which the client
     * never sees. Resolves then. New connections are refused until `mend()`.
     */
    loseAnswerTo: (text: string) =>
      new Promise<void>((lost) => {
        losing = { text, lost };
      }),
    /** Cuts every connection, and refuses new ones until `mend()`. */
    cut,
    mend() {
      open = true;
    },
    /** Leads to another server from now on, as an address does after a failover; connections are cut. */
    leadTo(next: number) {
      cut();
      port = next;
      open = true;
    },
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
    },
  };
}

/** A TCP proxy between a client and its server. It can drop a response, and cut connections. */
import net from "node:net";
import { listen } from "../../faults/server.js";

export type FaultyProxy = Awaited<ReturnType<typeof startProxy>>;

export async function startProxy(targetPort: number) {
  let open = true;
  let dropNext: { text: string; dropped: () => void } | undefined;
  const sockets = new Set<net.Socket>();
  const cut = () => {
    open = false;
    for (const socket of sockets) socket.destroy();
  };

  const server = net.createServer((client) => {
    if (!open) return client.destroy();
    const upstream = net.connect(targetPort, "127.0.0.1");
    let onDropped: (() => void) | undefined;
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
      if (dropNext && bytes.includes(dropNext.text)) {
        onDropped = dropNext.dropped;
        dropNext = undefined;
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (!onDropped) return client.write(bytes);
      cut();
      onDropped();
    });
  });

  return {
    port: await listen(server),
    /**
     * Forwards the next request that contains `text`. When its response comes, cuts all connections instead of forwarding it, and
     * resolves. New connections are refused until `mend()`.
     */
    dropResponseTo: (text: string) =>
      new Promise<void>((dropped) => {
        dropNext = { text, dropped };
      }),
    /** Cuts all connections, and refuses new ones until `mend()`. */
    cut,
    mend() {
      open = true;
    },
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
    },
  };
}

/** The API on a loopback port, and the ways in which it can fail, by the first segment of the path. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exampleOperations } from "../../generated/examples.js";

export interface Api {
  url: string;
  /** The paths that were asked for, in order, without their queries. */
  asked: string[];
  /** An address of this machine on which nobody listens. */
  nobody: string;
  close(): void;
}

export const success = exampleOperations[0]?.examples["exchange-success"]?.value;

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port }: AddressInfo = Object(server.address());
  return `http://127.0.0.1:${port}`;
}

export async function startApi(): Promise<Api> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "", "http://localhost");
    asked.push(pathname);
    if (pathname.startsWith("/lost/")) request.socket.destroy();
    else if (pathname.startsWith("/redirected/")) response.writeHead(302, { Location: `/public${search}` }).end();
    else if (!pathname.startsWith("/stalled/")) {
      response.setHeader("Content-Type", "application/json").end(JSON.stringify(success));
    }
  });
  const url = await listen(server);
  const gone = createServer();
  const nobody = await listen(gone);
  gone.close();
  return {
    url,
    asked,
    nobody,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

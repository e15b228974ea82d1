import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { fetchPage, fetchText } from "../../../scripts/upstream/read/fetch-page.js";
import { listen } from "../../faults/server.js";
import { mdxPage } from "../pages.js";

const servers: Server[] = [];
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  return `http://127.0.0.1:${await listen(server)}`;
}
function stop(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}
afterEach(stop);

const noRetry = { deadlineMs: 5_000, pausesMs: [] };
const twoRetries = { deadlineMs: 5_000, pausesMs: [1, 1] };

describe("fetchPage", () => {
  it.each(["http://example.com/a", "file:///etc/hosts", "nowhere"])("sends no request for %s", async (address) => {
    await expect(fetchText(address, noRetry)).rejects.toMatchObject({ kind: "gone" });
  });

  it.each([302, 404, 410])(
    "reports that a page is gone if the server responds with %d, and doesn't retry",
    async (status) => {
      let asked = 0;
      const address = await serve((_, response) => {
        asked += 1;
        response.writeHead(status, { location: "/elsewhere" }).end();
      });
      expect(await fetchPage(address, twoRetries)).toMatchObject({ error: { kind: "gone" } });
      expect(asked).toBe(1);
    },
  );

  it("retries after a temporary failure, and reads the page", async () => {
    let asked = 0;
    const address = await serve((_, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end(mdxPage());
    });
    expect(await fetchPage(`${address}/docs/a.mdx`, twoRetries)).toMatchObject({
      error: null,
      operations: [{ method: "GET" }],
    });
    expect(asked).toBe(3);
  });

  it("reports a page as unread, not as gone, if the server keeps failing, is too slow, or can't be reached", async () => {
    const failing = await serve((_, response) => response.writeHead(503).end());
    expect(await fetchPage(failing, twoRetries)).toMatchObject({ error: { kind: "unread" } });
    const hanging = await serve((_, response) => response.write("a"));
    expect(await fetchPage(hanging, { deadlineMs: 100, pausesMs: [] })).toMatchObject({ error: { kind: "unread" } });
    const address = await serve(() => {});
    stop();
    expect(await fetchPage(address, noRetry)).toMatchObject({ error: { kind: "unread" } });
  });

  it("refuses an endless page, and one that is not UTF-8", async () => {
    const endless = await serve((_, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
        response.once("drain", write);
      };
      write();
    });
    await expect(fetchText(endless, noRetry)).rejects.toThrow("too large");
    const latin = await serve((_, response) => response.end(Buffer.from([0x61, 0xe9, 0x61])));
    await expect(fetchText(latin, noRetry)).rejects.toThrow("not UTF-8");
  });
});

import { describe, expect, it } from "vitest";
import { fetchPage, fetchText } from "../../../scripts/upstream/read/fetch-page.js";
import { type Answer, hostileServer, respondWith, sendEndlessly } from "../../faults/server.js";
import { mdxPage } from "../pages.js";

const noRetry = { deadlineMs: 5_000, pausesMs: [] };
const twoRetries = { deadlineMs: 5_000, pausesMs: [1, 1] };

describe("fetchPage", () => {
  it.each(["http://example.com/a", "file:///etc/hosts", "nowhere"])("sends no request for %s", async (address) => {
    await expect(fetchText(address, noRetry)).rejects.toMatchObject({ kind: "gone" });
  });

  it.each([302, 404, 410])(
    "reports that a page is gone if the server responds with %d, and doesn't retry",
    async (status) => {
      await using server = await hostileServer(respondWith({ status, headers: ["Location: /elsewhere"] }));
      expect(await fetchPage(server.url, twoRetries)).toMatchObject({ error: { kind: "gone" } });
      expect(server.requests).toHaveLength(1);
    },
  );

  it("retries after a temporary failure, and reads the page", async () => {
    const answers = [{ status: 503 }, { status: 503 }, { body: mdxPage() }].map(respondWith);
    await using server = await hostileServer((socket, head, count) => answers[count - 1]?.(socket, head, count));
    expect(await fetchPage(`${server.url}/docs/a.mdx`, twoRetries)).toMatchObject({
      error: null,
      operations: [{ method: "GET" }],
    });
    expect(server.requests).toHaveLength(3);
  });

  it.each<[string, Answer, typeof twoRetries]>([
    ["keeps failing", respondWith({ status: 503 }), twoRetries],
    ["is too slow", (socket) => socket.write("HTTP/1.1 200 OK\r\n\r\na"), { ...noRetry, deadlineMs: 100 }],
    ["closes the connection", (socket) => socket.destroy(), noRetry],
  ])("reports a page as unread, not as gone, if the server %s", async (_, answer, policy) => {
    await using server = await hostileServer(answer);
    expect(await fetchPage(server.url, policy)).toMatchObject({ error: { kind: "unread" } });
  });

  it.each<[string, Answer, string]>([
    ["an endless page", sendEndlessly("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(65_536)), "too large"],
    ["a page that is not UTF-8", respondWith({ body: Buffer.from([0x61, 0xe9, 0x61]) }), "not UTF-8"],
  ])("refuses %s", async (_, answer, message) => {
    await using server = await hostileServer(answer);
    await expect(fetchText(server.url, noRetry)).rejects.toThrow(message);
  });
});

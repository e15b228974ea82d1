import { describe, expect, it } from "vitest";
import { fetchPage } from "../../../scripts/upstream/read/fetch-page.js";
import { useServers } from "../serve.js";

const { serve, stop } = useServers();

describe("fetchPage", () => {
  it("refuses what is not https, except on the loopback", async () => {
    await expect(fetchPage("http://example.com/a")).rejects.toThrow("not https");
    await expect(fetchPage("file:///etc/hosts")).rejects.toThrow("not https");
    await expect(fetchPage("nowhere")).rejects.toThrow("no URL");
  });

  it("follows no redirect", async () => {
    const address = await serve((_, response) => response.writeHead(302, { location: "/elsewhere" }).end());
    await expect(fetchPage(address)).rejects.toThrow("redirects are not followed");
  });

  it("gives up at the deadline, even in the middle of a page", async () => {
    const address = await serve((_, response) => response.write("a"));
    await expect(fetchPage(address, 100)).rejects.toThrow("did not answer within 0.1 s");
  });

  it("refuses an endless page, and one that is not UTF-8", async () => {
    const endless = await serve((_, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
        response.once("drain", write);
      };
      write();
    });
    await expect(fetchPage(endless)).rejects.toThrow("larger than");
    const latin = await serve((_, response) => response.end(Buffer.from([0x61, 0xe9, 0x61])));
    await expect(fetchPage(latin)).rejects.toThrow("not UTF-8");
  });

  it("says that nobody answers", async () => {
    const address = await serve(() => {});
    stop();
    await expect(fetchPage(address)).rejects.toThrow("cannot be reached");
  });
});

import { connect } from "node:net";
import { describe, expect, it } from "vitest";

const failureOf = (host: string) =>
  new Promise<unknown>((resolve) => {
    connect({ host, port: 9 })
      .on("error", resolve)
      .on("connect", () => resolve("connected"));
  });

describe("the network of the tests", () => {
  it("has no host under .invalid", async () => {
    await expect(failureOf("xt.invalid")).resolves.toMatchObject({ code: "ENOTFOUND", syscall: "getaddrinfo" });
    await expect(fetch("https://xt.invalid/")).rejects.toMatchObject({ cause: { code: "ENOTFOUND" } });
  });

  it.fails("fails the test that reaches for another machine", async () => {
    await failureOf("192.0.2.1");
  });
});

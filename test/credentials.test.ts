/** The access token, the key pair and the clock of a client's calls. */
import { describe, expect, it } from "vitest";
import { createXtClient } from "../src/index.js";
import { answering, keys, limitOrder, orderId, success, yes } from "./answers.js";
import { expectFailure, rejection, exchangeQuery as tokenInput } from "./grants.js";
import { planted } from "./planted.js";

const config = { name: "XtConfigError", outcome: "not-sent" } as const;

describe("the access token", () => {
  it.each([
    ["a string", planted.accessToken],
    ["a function that returns one", () => planted.accessToken],
    ["a function that promises one", async () => planted.accessToken],
  ])("may be %s, for a user's client or for one call", async (_, accessToken) => {
    const { client, sent } = answering([yes({ currency: "usdt" })]);
    await client.forUser(accessToken).getBalance({ currency: "usdt" });
    await client.getBalance({ currency: "usdt" }, { accessToken });
    await client.forUser("another").getBalance({ currency: "usdt" }, { accessToken } as never);
    expect(sent.map(({ headers }) => headers.get("access-token"))).toEqual(Array(3).fill(planted.accessToken));
  });

  it("is requested again for each call", async () => {
    let turn = 0;
    const { client, sent } = answering([yes({ orderId })]);
    const user = client.forUser(() => `token-${++turn}`);
    for (let call = 0; call < 2; call += 1) await user.placeOrder(limitOrder);
    expect(sent.map(({ headers }) => headers.get("access-token"))).toEqual(["token-1", "token-2"]);
  });

  const ownError = new Error("no token for you");
  const throws = () => {
    throw ownError;
  };
  it.each([() => Promise.reject(ownError), throws])(
    "makes the call fail with the error of its function: %s",
    async (accessToken) => {
      const { client, fetch } = answering([""]);
      expect(await rejection(client.forUser(accessToken).placeOrder(limitOrder))).toBe(ownError);
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it("delays no call that the caller aborted", async () => {
    for (const isEarly of [true, false]) {
      const controller = new AbortController();
      if (isEarly) controller.abort("enough");
      const { client, fetch } = answering([""]);
      const user = client.forUser(() => new Promise(() => undefined));
      const call = rejection(user.placeOrder(limitOrder, { signal: controller.signal }));
      controller.abort("enough");
      expect(await call).toBe("enough");
      expect(fetch).not.toHaveBeenCalled();
    }
  });

  it.each(["", "a b", `${planted.accessToken}\n`, "a\u0000", 5, {}])("must not be %j", async (wrong) => {
    const { client, fetch } = answering([""]);
    const error = await rejection(client.forUser(() => wrong as never).placeOrder(limitOrder));
    expectFailure(error, { ...config, code: "invalid_argument", operation: "placeOrder" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([undefined, null, 5, {}])("of a user's client must be a string or a function, not %j", (wrong) => {
    const error = { name: "XtConfigError", code: "invalid_argument", operation: "forUser" };
    expect(() => createXtClient(keys).forUser(wrong as never)).toThrow(expect.objectContaining(error));
  });
});

describe("a call without credentials", () => {
  it.each([
    ["accessToken", () => createXtClient(keys).createApiKey({}, {} as never)],
    ["appKey and secretKey", () => createXtClient().forUser(planted.accessToken).createApiKey()],
  ])("sends nothing, and says that %s is missing and where to pass it", async (name, call) => {
    const error = await rejection(call());
    const { message } = expectFailure(error, { ...config, code: "credentials_missing", operation: "createApiKey" });
    expect(message).toContain(name);
    expect(message).toMatch(name === "accessToken" ? "client.forUser(accessToken)" : "createXtClient");
  });

  it("succeeds if the operation needs none, and sends none", async () => {
    const { client, sent } = answering([success]);
    await client.getToken(tokenInput);
    expect([...(sent[0]?.headers.keys() ?? [])].sort()).toEqual(["accept", "accept-encoding", "cache-control"]);
  });
});

describe("the option now", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, "1", undefined])(
    "must not return %s, and nothing is sent",
    async (time) => {
      const { user, fetch } = answering([""], { now: () => time as never });
      const error = await rejection(user.placeOrder(limitOrder));
      expectFailure(error, { ...config, code: "invalid_argument", operation: "placeOrder" });
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});

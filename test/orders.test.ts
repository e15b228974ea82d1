import { describe, expect, it, vi } from "vitest";
import {
  createXtClient,
  placeOrderOnce,
  settleOrder,
  type XtPlacement,
  XtTimeoutError,
  XtTokensError,
} from "../src/index.js";
import { clientWithResponses, failure, keys, limitOrder, orderId, successResponse } from "./client-with-responses.js";
import { rejection, withPolluted } from "./expect-failure.js";
import { hostileServer, reply } from "./faults/server.js";
import { expectNothingPlanted, planted } from "./planted-secrets.js";

const refused = (mc: string) => reply({ body: JSON.stringify({ ...failure, mc }) });
const accepted = (result: unknown) => reply({ body: JSON.stringify(successResponse(result)) });

const placings = [
  "loses the request",
  "loses the response",
  "answers late",
  "answers a 503",
  "forgets the id",
] as const;
const found = ["answers", "fails once", "answers with an odd order", "answers with a list"] as const;
const onlyIfPlaced = [
  "answers without values",
  "answers with an empty page",
  "answers with another order",
  "answers with another number",
  "answers with a list of others",
] as const;
const inDoubt = ["fails", "refuses", "answers with null", ...onlyIfPlaced] as const;
const lookups = [...found, ...inDoubt, "knows no order"] as const;
type Placing = (typeof placings)[number];
type Lookup = (typeof lookups)[number];

/** Starts an XT server on which placing an order and looking it up can fail. */
async function startExchange(placing: Placing, lookup: Lookup) {
  const placed = new Set<string>();
  let [attempts, tries] = [0, 0];
  const server = await hostileServer((socket, head) => {
    if (head.startsWith("POST ")) {
      attempts += 1;
      if (placing === "loses the request") return void socket.destroy();
      placed.add(JSON.parse(server.bodies.at(-1) ?? "{}").clientOrderId);
      if (placing === "loses the response") return void socket.destroy();
      if (placing === "answers late") return void setTimeout(() => socket.end(accepted({ orderId })), 1_500);
      if (placing === "answers a 503") return void socket.end(reply({ status: 503 }));
      return void socket.end(accepted(placing === "forgets the id" ? {} : { orderId }));
    }
    tries += 1;
    const clientOrderId = new URL(`http://x${head.split(" ")[1]}`).searchParams.get("clientOrderId") ?? "";
    if (lookup === "fails" || (lookup === "fails once" && tries === 1)) return void socket.destroy();
    if (lookup === "refuses") return void socket.end(refused("AUTH_103"));
    if (lookup === "answers with null") return void socket.end(accepted(null));
    if (lookup === "knows no order" || !placed.has(clientOrderId)) return void socket.end(refused("ORDER_005"));
    const answers = {
      "answers without values": tries % 2 ? {} : { orderId: "", symbol: null },
      "answers with an empty page": { hasPrev: false, hasNext: false, items: [] },
      "answers with an odd order": { orderId: { odd: 1 }, clientOrderId },
      "answers with a list": [
        { orderId: "7", clientOrderId: "another_one" },
        { orderId, clientOrderId },
      ],
      "answers with a list of others": [{ orderId: "7", clientOrderId: "another_one" }, { orderId: "8" }, null],
      "answers with another order": { orderId: "7", clientOrderId: "another_one" },
      "answers with another number": { orderId: "7", clientOrderId: 1234 },
    };
    socket.end(accepted(Reflect.get(answers, lookup) ?? { orderId, clientOrderId: null }));
  });
  const client = createXtClient({ ...keys, baseUrl: server.url, timeoutMs: 1_000, recvWindowMs: 100 });
  return { server, user: client.forUser(planted.accessToken), orders: () => ({ attempts, placed: placed.size }) };
}

function expectedStatus(placing: Placing, lookup: Lookup): XtPlacement["status"] {
  const isPlaced = placing !== "loses the request";
  if (lookup === "knows no order") return placing === "forgets the id" ? "unknown" : "not-placed";
  if (!isPlaced && onlyIfPlaced.some((one) => one === lookup)) return "not-placed";
  if (inDoubt.some((one) => one === lookup)) return "unknown";
  return isPlaced ? "placed" : "not-placed";
}

// All cases run at the same time, because each waits for the end of its receive window.
it("an order whose response is lost is placed at most once, for every behavior of XT and of the lookups", async () => {
  const cases = placings.flatMap((placing) => lookups.map((lookup) => ({ placing, lookup })));
  await Promise.all(
    cases.map(async ({ placing, lookup }) => {
      const { server, user, orders } = await startExchange(placing, lookup);
      await using _ = server;
      const outcome = await placeOrderOnce(user, limitOrder);
      const { attempts, placed } = orders();
      const where = `XT ${placing}, the lookup ${lookup}`;
      expect([attempts, placed], where).toEqual([1, placing === "loses the request" ? 0 : 1]);
      expect(outcome.status, where).toBe(expectedStatus(placing, lookup));
      expect(outcome.clientOrderId).toMatch(/^[a-zA-Z0-9_]{4,22}$/);
      if (outcome.status === "placed") {
        expect(outcome.orderId, where).toBe(lookup === "answers with an odd order" ? undefined : orderId);
      }
      expectNothingPlanted(outcome);
    }),
  );
});

describe("placeOrderOnce", () => {
  it("places the order with the given clientOrderId or a new one", async () => {
    const { user, sent } = clientWithResponses([successResponse({ orderId })]);
    const named = await placeOrderOnce(user, { ...limitOrder, clientOrderId: "mine_0001" });
    expect(named).toEqual({ status: "placed", clientOrderId: "mine_0001", orderId });
    const [one, other] = [await placeOrderOnce(user, limitOrder), await placeOrderOnce(user, limitOrder)];
    expect(one.clientOrderId).not.toBe(other.clientOrderId);
    const bodies = sent.map(({ init }) => JSON.parse(`${init.body}`).clientOrderId);
    expect(bodies).toEqual(["mine_0001", one.clientOrderId, other.clientOrderId]);
  });

  it("makes a new clientOrderId, even if every object has one", async () => {
    const { user } = clientWithResponses([successResponse({ orderId })]);
    const placed = await withPolluted("clientOrderId", "polluted_1", () => placeOrderOnce(user, limitOrder));
    expect(placed.clientOrderId).toHaveLength(20);
  });

  it("reports a rejected order with XT's reason and without a lookup", async () => {
    const { user, sent } = clientWithResponses([{ ...failure, mc: "ORDER_002" }]);
    const error = { name: "XtApiError", mc: "ORDER_002" };
    await expect(placeOrderOnce(user, limitOrder)).resolves.toMatchObject({ status: "rejected", error });
    expect(sent).toHaveLength(1);
  });

  it("reports an order that was not placed if nothing was sent", async () => {
    const user = createXtClient({ ...keys, baseUrl: "http://127.0.0.1:1" }).forUser("a-token");
    const error = { name: "XtNetworkError", outcome: "not-sent" };
    await expect(placeOrderOnce(user, limitOrder)).resolves.toMatchObject({ status: "not-placed", error });
  });

  const noObject = "placeOrderOnce: the order must be a plain object";
  it.each<[message: string, order: unknown, options?: object]>([
    ["placeOrder: price must be a string", { ...limitOrder, price: 1 }],
    ["placeOrder: clientOrderId must match", { ...limitOrder, clientOrderId: "a".repeat(33) }],
    ...[undefined, null, 5, new Map()].map((order): [string, unknown] => [noObject, order]),
    ["placeOrderOnce: there is no option timeout", limitOrder, { timeout: 5 }],
    ["placeOrderOnce: the options must be a plain object", limitOrder, new AbortController().signal],
    ["placeOrderOnce: signal must be an AbortSignal", limitOrder, { signal: new AbortController() }],
  ])("sends nothing, and throws: %s", async (message, order, options) => {
    const { user, fetch } = clientWithResponses([successResponse({ orderId })]);
    const error = await rejection(placeOrderOnce(user, order as never, options as never));
    expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    expect(error).toHaveProperty("message", expect.stringContaining(message));
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([placeOrderOnce, settleOrder])("and settleOrder refuse a value that is no client", async (call) => {
    const error = await rejection(call({} as never, limitOrder as never));
    expect(error).toHaveProperty("message", expect.stringContaining("client must be the result of forUser"));
  });

  it.each([
    ["an error of the app", new Error("no token")],
    ["a refused renewal", new XtTokensError("sign_in_needed", "rejected", "sign in again")],
    ["a renewal whose outcome is unknown", new XtTimeoutError("refreshToken", 5)],
  ])("rejects with the error of the access token's function: %s", async (_, reason) => {
    const { client, fetch } = clientWithResponses([""]);
    const user = client.forUser(() => Promise.reject(reason));
    expect(await rejection(placeOrderOnce(user, limitOrder))).toBe(reason);
    expect(fetch).not.toHaveBeenCalled();
  });
});

it.each([undefined, "", "a token"])(
  "an order that was sent is looked up, even if the next token is %j",
  async (odd) => {
    const fetch = async (_: string, { method }: RequestInit) => {
      if (method === "POST") throw new TypeError("lost");
      return Response.json(successResponse({ orderId }));
    };
    const accessToken = vi.fn(() => "a-token");
    accessToken.mockReturnValueOnce("a-token").mockReturnValueOnce(odd as never);
    const user = createXtClient({ ...keys, fetch }).forUser(accessToken);
    await expect(placeOrderOnce(user, limitOrder)).resolves.toMatchObject({ status: "placed", orderId });
  },
);

describe("the signal of placeOrderOnce", () => {
  it("ends the call before anything is sent if it is aborted already", async () => {
    const { user, fetch } = clientWithResponses([successResponse({ orderId })]);
    expect(await rejection(placeOrderOnce(user, limitOrder, { signal: AbortSignal.abort("mine") }))).toBe("mine");
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each(["enough", Number.NaN])(
    "gives the status unknown if it aborts the request with %s, and returns what settleOrder needs",
    async (reason) => {
      const controller = new AbortController();
      const fetch = vi.fn(() => {
        controller.abort(reason);
        return new Promise<never>(() => undefined);
      });
      const user = createXtClient({ ...keys, fetch }).forUser("a-token");
      const outcome = await placeOrderOnce(user, limitOrder, { signal: controller.signal });
      const needed = { clientOrderId: expect.any(String), sentAt: expect.any(Number) };
      expect(outcome).toEqual({ status: "unknown", ...needed, error: reason });
      // The order itself, and no lookup.
      expect(fetch).toHaveBeenCalledTimes(1);
    },
  );

  it("gives the status unknown, even if the function accessToken hasn't resolved yet", async () => {
    const { client, fetch } = clientWithResponses([successResponse({ orderId })]);
    const controller = new AbortController();
    const user = client.forUser(() => {
      controller.abort("enough");
      return new Promise<never>(() => undefined);
    });
    const outcome = await placeOrderOnce(user, limitOrder, { signal: controller.signal });
    expect(outcome).toMatchObject({ status: "unknown", error: "enough" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("ends the wait between two lookups immediately", async () => {
    const controller = new AbortController();
    const fetch = vi.fn(async (_: string, { method }: RequestInit) => {
      if (method === "POST") throw new TypeError("lost");
      setTimeout(() => controller.abort("enough"), 20);
      return new Response(null, { status: 503, headers: { "Retry-After": "10" } });
    });
    const user = createXtClient({ ...keys, fetch }).forUser("a-token");
    const started = performance.now();
    const outcome = await placeOrderOnce(user, limitOrder, { signal: controller.signal });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(outcome).toMatchObject({ status: "unknown", error: "enough" });
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

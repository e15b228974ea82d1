/** Places an order once. If the response is lost, it looks the order up to find out what happened, and never sends it again. */
import type { FindOrderInput, PlacedOrder, PlaceOrderInput } from "../generated/client.js";
import { checkedOptions, checkedSignal, configError, type ErrorContext } from "./call/options.js";
import { hasMethods, isPlain, ownProperties } from "./call/own-properties.js";
import { recvWindowOf, type XtUserClient } from "./client.js";
import { isXtError, type XtAnyError } from "./errors/index.js";
import { pause } from "./http/abort-signal.js";

/** What happened to an order. */
export type XtPlacement =
  | {
      /** XT has the order. */
      status: "placed";
      /** The id that the order was sent with. */
      clientOrderId: string;
      /** XT's id of the order; `undefined` if XT has the order, but its response has no readable id. */
      orderId: string | undefined;
    }
  | {
      /** XT refused the order. */
      status: "rejected";
      /** The id that the order was sent with. */
      clientOrderId: string;
      /** XT's reason: usually an `XtApiError` with its `mc`, or an `XtHttpError`. */
      error: XtAnyError;
    }
  | {
      /** No order was placed: nothing was sent, or XT doesn't know the order after the receive window. */
      status: "not-placed";
      /** The id that the order was sent with. */
      clientOrderId: string;
      /** Why the request failed; absent from `settleOrder`. */
      error?: XtAnyError;
    }
  | {
      /** The order may have been placed. Pass `clientOrderId` and `sentAt` to {@link settleOrder} later, before you place the order again. */
      status: "unknown";
      /** The id that the order was sent with. */
      clientOrderId: string;
      /** A time at which the order had already been sent, in milliseconds since 1970. */
      sentAt: number;
      /** The last error, or `signal.reason`. */
      error: unknown;
    };

/** The options of {@link placeOrderOnce}. */
export interface XtPlaceOrderOptions {
  /** Stops waiting. The status is then `unknown`, even if the order was not sent yet. */
  signal?: AbortSignal | undefined;
}

/** The options of {@link settleOrder}. */
export interface XtSettleOrderOptions extends XtPlaceOrderOptions {
  /** A time at which the order had already been sent, in milliseconds since 1970. Default: the current time. */
  sentAt?: number | undefined;
}

/**
 * Places an order, and finds out what happened to it. After a lost response it looks the order up by its `clientOrderId`, until the
 * receive window of the request is over. It never sends the order twice.
 *
 * ```ts
 * const placed = await placeOrderOnce(user, order);
 * if (placed.status === "placed") console.log(placed.orderId);
 * ```
 *
 * It assumes that XT refuses a request whose timestamp is older than `recvWindowMs` (documented), that the clocks differ by at most a
 * second, that XT finds an accepted order within a second, and that XT answers `ORDER_005` for an unknown `clientOrderId`. The last two
 * assumptions are unverified, so after any other response the status is `unknown`.
 *
 * @param client the client of the user who trades, from `client.forUser(…)`
 * @param order a `clientOrderId` has 4 to 32 letters, digits and `_`; by default it is 20 random characters. If the process may end
 * meanwhile, choose the id and store it before the call
 * @returns the status; after a lost response this usually takes at most `recvWindowMs` and a few seconds more
 * @throws {@link XtConfigError} the order or an option can't be used; nothing was sent
 * @throws the error of the function `accessToken`, such as {@link XtTokensError}; the order was not sent
 * @throws `signal.reason` if the signal was aborted before the call
 */
export async function placeOrderOnce(
  client: XtUserClient,
  order: PlaceOrderInput,
  options?: XtPlaceOrderOptions,
): Promise<XtPlacement> {
  const context: ErrorContext = { code: "invalid_argument", caller: "placeOrderOnce" };
  const own = checkedOptions(options, ["signal"], context);
  const signal = checkedSignal(own.signal, context);
  if (signal?.aborted) throw signal.reason;
  checkClient(client, "placeOrder", context);
  if (!isPlain(order)) throw configError(context, "the order must be a plain object");
  const { clientOrderId = newClientOrderId() } = ownProperties(order);
  try {
    const { orderId }: PlacedOrder = await client.placeOrder({ ...order, clientOrderId }, { signal });
    return { status: "placed", clientOrderId, orderId };
  } catch (error) {
    // Not earlier: the function accessToken may take long, and the request is signed after it.
    const sentAt = Date.now();
    if (signal?.aborted && Object.is(error, signal.reason)) return { status: "unknown", clientOrderId, sentAt, error };
    // An error of the function accessToken is about another request: the order was not sent.
    if (!isXtError(error) || error.operation !== "placeOrder" || error.name === "XtConfigError") throw error;
    if (error.outcome === "not-sent") return { status: "not-placed", clientOrderId, error };
    if (error.outcome === "rejected") return { status: "rejected", clientOrderId, error };
    const settled = await settle(client, clientOrderId, sentAt, signal, error);
    if (settled.status !== "not-placed") return settled;
    // XT accepted the order, but doesn't find it: the two responses contradict each other.
    if (error.outcome === "answered") return { status: "unknown", clientOrderId, sentAt, error };
    return { ...settled, error };
  }
}

/**
 * Finds out what happened to an order whose response was lost, for example after a crash. It is the second half of
 * {@link placeOrderOnce}, with the same assumptions. It sends no order.
 *
 * @param client the client of the user who trades
 * @param clientOrderId the id that the order was sent with
 * @returns `placed`, `not-placed` or `unknown`, usually at most a few seconds after the receive window, which begins at `sentAt`
 * @throws {@link XtConfigError} an argument can't be used
 */
export async function settleOrder(
  client: XtUserClient,
  clientOrderId: string,
  options?: XtSettleOrderOptions,
): Promise<Exclude<XtPlacement, { status: "rejected" }>> {
  const context: ErrorContext = { code: "invalid_argument", caller: "settleOrder" };
  const own = checkedOptions(options, ["signal", "sentAt"], context);
  const { sentAt = Date.now() } = own;
  const signal = checkedSignal(own.signal, context);
  // A time in seconds would end the wait at once, and an order that is still in transit would count as not placed.
  if (!Number.isFinite(sentAt) || sentAt < 1e12) throw configError(context, "sentAt must be milliseconds since 1970");
  checkClient(client, "findOrder", context);
  if (typeof clientOrderId !== "string" || !sendableId.test(clientOrderId)) {
    const rule = "the id that the order was sent with, of 4 to 32 letters, digits and _";
    throw configError(context, `clientOrderId must be ${rule}`);
  }
  return settle(client, clientOrderId, sentAt, signal, undefined);
}

/** The pattern of the spec. XT knows no order by another id, such as one with a line break, so the order would count as not placed. */
const sendableId = /^[a-zA-Z0-9_]{4,32}$/;

function checkClient(client: XtUserClient, method: keyof XtUserClient, context: ErrorContext): void {
  if (hasMethods<XtUserClient>(client, method)) return;
  throw configError(context, "client must be the result of forUser, as in createXtClient(…).forUser(accessToken)");
}

/** A second, because XT accepts a timestamp that is a second ahead of its clock, and a second until an accepted order can be found. */
const marginMs = 2_000;

/** The maximum number of lookups after the receive window. */
const maxLateLookups = 3;

const firstPauseMs = 250;
const longestPauseMs = 1_000;

async function settle(
  client: XtUserClient,
  clientOrderId: string,
  sentAt: number,
  signal: AbortSignal | undefined,
  lost: XtAnyError | undefined,
): Promise<Exclude<XtPlacement, { status: "rejected" }>> {
  const windowMs = recvWindowOf(client) + marginMs;
  // By a monotonic clock. A `sentAt` in the future comes from a wrong clock, so the wait is at most one window.
  const over = performance.now() + Math.min(windowMs, Math.max(0, sentAt + windowMs - Date.now()));
  let error: unknown = lost;
  let pauseMs = firstPauseMs;
  for (let lateLookups = 0; lateLookups < maxLateLookups; ) {
    const isOver = performance.now() >= over;
    const found = await lookUp(client, { clientOrderId }, signal);
    if ("orderId" in found) return { status: "placed", clientOrderId, orderId: found.orderId };
    error = found.error;
    // Not an error of the function accessToken.
    const ofLookup = isXtError(error) && error.operation === "findOrder" ? error : undefined;
    // Not after a lost response: the error would say that nothing was sent.
    if (!lost && ofLookup?.name === "XtConfigError") throw error;
    const isUnknownOrder = ofLookup?.name === "XtApiError" && ofLookup.mc === "ORDER_005";
    if (isOver && isUnknownOrder) return { status: "not-placed", clientOrderId };
    if (isOver) lateLookups += 1;
    const untilOver = over - performance.now();
    const wait = Math.max(retryAfterMs(error), untilOver > 0 ? Math.min(pauseMs, untilOver) : pauseMs);
    // After an abort, it rejects at once.
    if (lateLookups < maxLateLookups) await pause(wait, signal, "settleOrder").catch(() => undefined);
    if (signal?.aborted) break;
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  }
  return { status: "unknown", clientOrderId, sentAt, error: signal?.aborted ? signal.reason : error };
}

/** Looks the order up. Resolves to its id if XT has the order, even if the response violates the spec; otherwise to the error. */
async function lookUp(
  client: XtUserClient,
  input: FindOrderInput & { clientOrderId: string },
  signal: AbortSignal | undefined,
): Promise<{ orderId: string | undefined } | { error: unknown }> {
  let order: unknown;
  try {
    order = await client.findOrder(input, { signal });
  } catch (error) {
    // An error of the function accessToken says nothing about the order.
    if (!isXtError(error) || error.operation !== "findOrder") return { error };
    if (error.name !== "XtResponseError" || error.outcome !== "answered") return { error };
    const result = error.unvalidatedResult();
    // Instead of the order, XT may send a list that contains it.
    order = Array.isArray(result) ? result.find((one) => Object(one).clientOrderId === input.clientOrderId) : result;
    // An object without any id, such as {} or an empty page, is no order.
    if (!isPlain(order) || !(order.orderId || order.clientOrderId)) return { error };
  }
  const { orderId, clientOrderId }: { orderId?: unknown; clientOrderId?: unknown } = Object(order);
  // If the id is of another order, XT ignored the requested one.
  const hasId = typeof clientOrderId === "number" || typeof clientOrderId === "string";
  if (hasId && !["", input.clientOrderId].includes(`${clientOrderId}`)) {
    return { error: new Error("XT returned another order") };
  }
  return { orderId: typeof orderId === "string" && /^\d+$/.test(orderId) ? orderId : undefined };
}

function retryAfterMs(error: unknown): number {
  return isXtError(error) && error.name === "XtHttpError" ? Math.min((error.retryAfter ?? 0) * 1_000, 10_000) : 0;
}

/** 20 characters with 119 random bits. XT's third-party section allows 32 characters, and XT's spot section allows 22. */
function newClientOrderId(): string {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => letters[byte % letters.length]).join("");
}

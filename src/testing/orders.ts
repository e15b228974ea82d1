/**
 * The orders that were placed on the fake. The fake finds, lists and cancels them, and executes none. Before the first order is placed,
 * the responses contain the orders of the spec's examples; a strict fake then has no order.
 */
import type { NewOrder, Order } from "../../generated/client.js";
import type { Balances, Hold } from "./balances.js";
import type { Market } from "./market.js";
import { exampleOf, type Handler, type HandlerResult, type Handlers, refusal, success } from "./response-bodies.js";

interface StoredOrder {
  /** The id of the user who placed the order. */
  readonly owner: string;
  readonly bizType: string;
  /** The amount that the order freezes. */
  readonly hold: Hold | undefined;
  order: Order;
}

interface Context {
  readonly strict: boolean;
  readonly now: () => number;
  readonly market: Market;
  readonly balances: Balances;
}

export function createOrders({ strict, now, market, balances }: Context) {
  /** Newest first. */
  const orders: StoredOrder[] = [];
  const exampleOrder: Order = Object(exampleOf("findOrder", "success")).result;
  const usesExamples = () => !strict && orders.length === 0;
  /** The first order has the id of the spec's example. */
  const nextId = () => `${BigInt(exampleOrder.orderId) + BigInt(orders.length)}`;

  function place(owner: string, placed: NewOrder): HandlerResult {
    const refused = market.checkOrder(placed);
    if (refused) return refused;
    const funds = balances.freeze(owner, placed);
    if ("refusal" in funds) return funds.refusal;
    const { bizType, clientOrderId, side, type, timeInForce } = placed;
    const {
      price,
      quantity = "0",
      quoteQty,
    }: { price?: string; quantity?: string; quoteQty?: string | undefined } = placed;
    const symbol = placed.symbol.toLowerCase();
    const time = now();
    const order: Order = {
      symbol,
      orderId: nextId(),
      clientOrderId: clientOrderId ?? null,
      ...market.currenciesOf(symbol),
      side,
      type,
      timeInForce,
      price: price ?? null,
      origQty: quantity,
      origQuoteQty: quoteQty ?? null,
      executedQty: "0",
      leavingQty: quantity,
      tradeBase: "0",
      tradeQuote: "0",
      avgPrice: null,
      fee: null,
      feeCurrency: null,
      closed: false,
      state: "NEW",
      time,
      updatedTime: time,
    };
    orders.unshift({ owner, bizType, hold: funds.hold, order });
    return success({ orderId: order.orderId });
  }

  /** A user's orders whose fields have the wanted values. */
  function select(owner: string, { symbol, bizType, ...fields }: Record<string, unknown>): StoredOrder[] {
    const matches = (value: unknown, wanted: unknown) => wanted === undefined || wanted === value;
    return orders.filter(
      (one) =>
        one.owner === owner &&
        matches(one.bizType, bizType) &&
        matches(one.order.symbol, symbol === undefined ? undefined : `${symbol}`.toLowerCase()) &&
        Object.entries(fields).every(([name, wanted]) => matches(Reflect.get(one.order, name), wanted)),
    );
  }

  function find(owner: string, ids: Record<string, unknown>): StoredOrder | undefined {
    return select(owner, ids)[0];
  }

  const isOpen = ({ order }: StoredOrder) => order.state === "NEW";

  function cancel(stored: StoredOrder): void {
    balances.release(stored.owner, stored.hold);
    stored.order = { ...stored.order, state: "CANCELED", closed: true, leavingQty: "0", updatedTime: now() };
  }

  const notFound = (id: "findOrder" | "getOrder" | "cancelOrder"): HandlerResult => ({
    json: exampleOf(id, "order-not-found"),
    refused: "this user has placed no order with this id",
  });

  /** The page after or before the order `fromId`. `NEXT` returns older orders: XT doesn't document the direction. */
  function page(
    found: readonly StoredOrder[],
    { fromId, direction, limit = "20" }: Partial<Record<string, string>>,
  ): HandlerResult {
    const isPrevious = direction === "PREV" && fromId !== undefined;
    // Ids are compared, because the filters may exclude the order `fromId` itself.
    const isBefore = ({ order: { orderId } }: StoredOrder) =>
      fromId !== undefined && BigInt(orderId) >= BigInt(fromId) + (isPrevious ? 1n : 0n);
    const before = found.filter(isBefore).length;
    const start = isPrevious ? Math.max(0, before - Number(limit)) : before;
    const end = isPrevious ? before : start + Number(limit);
    const items = found.slice(start, end).map(({ order }) => order);
    return success({ hasPrev: start > 0, hasNext: end < found.length, items });
  }

  const findOne =
    (id: "findOrder" | "getOrder"): Handler =>
    ({ parameters }, owner) => {
      const found = find(owner, parameters);
      return found ? success(found.order) : notFound(id);
    };
  const handlers: Handlers = {
    findOrder: findOne("findOrder"),
    getOrder: findOne("getOrder"),
    getOrders({ parameters: { orderIds = "" } }, owner) {
      const found = orderIds.split(",").flatMap((orderId) => find(owner, { orderId }) ?? []);
      return success(found.map(({ order }) => order));
    },
    getOpenOrders({ parameters }, owner) {
      const found = select(owner, parameters).filter(isOpen);
      return success(found.map(({ order }) => order));
    },
    getOrderHistory({ parameters }, owner) {
      const { fromId, direction, limit, startTime, endTime, hiddenCanceled, ...fields } = parameters;
      const found = select(owner, fields).filter(
        ({ order: { state, time } }) =>
          !(hiddenCanceled === "true" && state === "CANCELED") &&
          Number(time) >= Number(startTime ?? 0) &&
          Number(time) <= Number(endTime ?? Number.POSITIVE_INFINITY),
      );
      return page(found, { fromId, direction, limit });
    },
    getTrades: () => ({ json: exampleOf("getTrades", "no-trades") }),
    cancelOrder({ parameters }, owner) {
      const found = find(owner, parameters);
      if (!found) return notFound("cancelOrder");
      if (!isOpen(found)) return refusal("the order is no longer open");
      cancel(found);
      return success({ cancelId: found.order.orderId });
    },
    cancelOrders({ body }, owner) {
      const orderIds: string[] = Object(body).orderIds ?? [];
      for (const orderId of orderIds) for (const one of select(owner, { orderId }).filter(isOpen)) cancel(one);
      return success(null);
    },
    cancelOpenOrders({ body }, owner) {
      for (const one of select(owner, Object(body)).filter(isOpen)) cancel(one);
      return success(null);
    },
  };
  const unlessExamples = ([id, handle]: [string, Handler]): [string, Handler] => [
    id,
    (request, owner) => (usesExamples() ? undefined : handle(request, owner)),
  ];
  return {
    handlers: {
      ...Object.fromEntries(Object.entries(handlers).map(unlessExamples)),
      placeOrder: ({ body }, owner) => place(owner, Object(body)),
    } satisfies Handlers,
    reset() {
      orders.length = 0;
    },
  };
}

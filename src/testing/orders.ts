/**
 * The orders that were placed on the fake. The fake finds, lists and cancels them, and executes none. Before the first order is placed,
 * the responses contain the orders of the spec's examples; a strict fake then has no order.
 */
import type { NewOrder, Order } from "../../generated/client.js";
import { createBalances } from "./balances.js";
import type { Market } from "./market.js";
import type { XtFakeOptions } from "./options.js";
import { exampleOf, type Handler, type HandlerResult, type Handlers, refusal, success } from "./response-bodies.js";

interface StoredOrder {
  /** The id of the user who placed the order. */
  readonly owner: string;
  readonly bizType: string;
  order: Order;
}

export function createOrders(
  { strict = false, balances: initial }: XtFakeOptions,
  market: Market,
  now: () => number,
): Handlers {
  /** Newest first. */
  const orders: StoredOrder[] = [];
  const exampleOrder: Order = Object(exampleOf("findOrder", "success")).result;
  const usesExamples = () => !strict && orders.length === 0;
  /** The first order has the id of the spec's example. */
  const nextId = () => `${BigInt(exampleOrder.orderId) + BigInt(orders.length)}`;
  const isOpen = ({ order }: StoredOrder) => order.state === "NEW";
  const ordersOf = (found: readonly StoredOrder[]) => found.map(({ order }) => order);
  const openOrders = (owner: string) => ordersOf(select(owner).filter(isOpen));
  const balances = createBalances(initial, market, openOrders);

  function place(owner: string, placed: NewOrder): HandlerResult {
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
    const refused = market.checkOrder(placed) ?? balances.checkOrder(owner, order);
    if (refused) return refused;
    orders.unshift({ owner, bizType, order });
    return success({ orderId: order.orderId });
  }

  /** A user's orders whose fields have the wanted values. */
  function select(owner: string, { symbol, bizType, ...fields }: Record<string, unknown> = {}): StoredOrder[] {
    const matches = (value: unknown, wanted: unknown) => wanted === undefined || wanted === value;
    return orders.filter(
      (one) =>
        one.owner === owner &&
        matches(one.bizType, bizType) &&
        matches(one.order.symbol, symbol === undefined ? undefined : `${symbol}`.toLowerCase()) &&
        Object.entries(fields).every(([name, wanted]) => matches(Reflect.get(one.order, name), wanted)),
    );
  }

  function cancel(stored: StoredOrder): void {
    stored.order = { ...stored.order, state: "CANCELED", closed: true, leavingQty: "0", updatedTime: now() };
  }

  const notFound = refusal("this user has placed no order with this id", "ORDER_005");
  const findOne: Handler = ({ parameters }, owner) => {
    const [found] = select(owner, parameters);
    return found ? success(found.order) : notFound;
  };

  /** The page after or before the order `fromId`. `NEXT` returns older orders: XT doesn't document the direction. */
  function page(found: readonly StoredOrder[], parameters: Partial<Record<string, string>>): HandlerResult {
    const { fromId, direction, limit = "20" } = parameters;
    const isPrevious = direction === "PREV" && fromId !== undefined;
    // Ids are compared, because the filters may exclude the order `fromId` itself.
    const isBefore = ({ order: { orderId } }: StoredOrder) =>
      fromId !== undefined && BigInt(orderId) >= BigInt(fromId) + (isPrevious ? 1n : 0n);
    const before = found.filter(isBefore).length;
    const start = isPrevious ? Math.max(0, before - Number(limit)) : before;
    const end = isPrevious ? before : start + Number(limit);
    return success({ hasPrev: start > 0, hasNext: end < found.length, items: ordersOf(found.slice(start, end)) });
  }

  const handlers: Handlers = {
    findOrder: findOne,
    getOrder: findOne,
    getOrders({ parameters: { orderIds = "" } }, owner) {
      return success(ordersOf(orderIds.split(",").flatMap((orderId) => select(owner, { orderId }))));
    },
    getOpenOrders({ parameters }, owner) {
      return success(ordersOf(select(owner, parameters).filter(isOpen)));
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
      const [found] = select(owner, parameters);
      if (!found) return notFound;
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
    ...Object.fromEntries(Object.entries(handlers).map(unlessExamples)),
    ...balances.handlers,
    placeOrder: ({ body }, owner) => place(owner, Object(body)),
  };
}

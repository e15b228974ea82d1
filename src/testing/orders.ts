/**
 * Keeps the orders that were placed on the fake: finds, lists and cancels them. The fake executes no order. Before the first order is
 * placed, it answers with the orders of the spec's examples; a strict fake has none.
 */
import type { NewOrder, Order } from "../../generated/client.js";
import type { Balances, Hold } from "./balances.js";
import type { Market } from "./market.js";
import { exampleOf, no, type Outcome, type Performed, yes } from "./outcome.js";

interface Placed {
  /** The user whose order it is. */
  readonly owner: string;
  readonly bizType: string;
  /** What it has frozen of the user's funds. */
  readonly hold: Hold | undefined;
  order: Order;
}

export interface Orders {
  readonly performed: Performed;
  reset(): void;
}

interface Surroundings {
  readonly strict: boolean;
  readonly now: () => number;
  readonly market: Market;
  readonly balances: Balances;
}

export function createOrders({ strict, now, market, balances }: Surroundings): Orders {
  /** The newest first. */
  const orders: Placed[] = [];
  const exampleOrder: Order = Object(exampleOf("findOrder", "success")).result;
  const isFromExamples = () => !strict && orders.length === 0;
  /** The first order has the id of the example. */
  const nextId = () => `${BigInt(exampleOrder.orderId) + BigInt(orders.length)}`;

  function place(owner: string, placed: NewOrder): Outcome {
    const refusal = market.refusal(placed);
    if (refusal) return refusal;
    const funds = balances.freeze(owner, placed);
    if ("refusal" in funds) return funds.refusal;
    const { bizType, clientOrderId, side, type, timeInForce } = placed;
    const {
      price,
      quantity = "0",
      quoteQty,
    }: { price?: string; quantity?: string; quoteQty?: string | undefined } = placed;
    const symbol = placed.symbol.toLowerCase();
    const [baseCurrency = "", quoteCurrency = ""] = symbol.split("_");
    const time = now();
    const order: Order = {
      symbol,
      orderId: nextId(),
      clientOrderId: clientOrderId ?? null,
      baseCurrency,
      quoteCurrency,
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
    return yes({ orderId: order.orderId });
  }

  /** The orders of a user whose fields have the wanted values. */
  function select(owner: string, { symbol, bizType, ...fields }: Record<string, unknown>): Placed[] {
    const isAsIn = (value: unknown, wanted: unknown) => wanted === undefined || wanted === value;
    return orders.filter(
      (one) =>
        one.owner === owner &&
        isAsIn(one.bizType, bizType) &&
        isAsIn(one.order.symbol, symbol === undefined ? undefined : `${symbol}`.toLowerCase()) &&
        Object.entries(fields).every(([name, wanted]) => isAsIn(Reflect.get(one.order, name), wanted)),
    );
  }

  function find(owner: string, ids: Record<string, unknown>): Placed | undefined {
    return select(owner, ids)[0];
  }

  const isOpen = ({ order }: Placed) => order.state === "NEW";

  function cancel(placed: Placed): void {
    balances.release(placed.owner, placed.hold);
    placed.order = { ...placed.order, state: "CANCELED", closed: true, leavingQty: "0", updatedTime: now() };
  }

  const notFound = (id: "findOrder" | "getOrder" | "cancelOrder"): Outcome => ({
    json: exampleOf(id, "order-not-found"),
    refused: "this user has placed no such order",
  });

  /** The page after or before the order `fromId`. XT doesn't document the direction in time; here `NEXT` leads to older orders. */
  function page(found: readonly Placed[], { fromId, direction, limit }: Record<string, string>): Outcome {
    const size = Number(limit) || 20;
    const from = found.findIndex(({ order }) => order.orderId === fromId);
    const isBack = direction === "PREV";
    const start = isBack ? Math.max(0, from - size) : from + 1;
    const end = isBack ? Math.max(0, from) : start + size;
    const items = found.slice(start, end).map(({ order }) => order);
    return yes({ hasPrev: start > 0, hasNext: end < found.length, items });
  }

  return {
    performed: {
      placeOrder: ({ body }, owner) => place(owner, Object(body)),
      findOrder({ parameters: { orderId, clientOrderId } }, owner) {
        if (isFromExamples()) return undefined;
        const found = find(owner, { orderId, clientOrderId });
        return found ? yes(found.order) : notFound("findOrder");
      },
      getOrder({ parameters: { orderId } }, owner) {
        if (isFromExamples()) return undefined;
        const found = find(owner, { orderId });
        return found ? yes(found.order) : notFound("getOrder");
      },
      getOrders({ parameters: { orderIds = "" } }, owner) {
        if (isFromExamples()) return undefined;
        const found = orderIds.split(",").flatMap((orderId) => find(owner, { orderId }) ?? []);
        return yes(found.map(({ order }) => order));
      },
      getOpenOrders({ parameters }, owner) {
        if (isFromExamples()) return undefined;
        return yes(
          select(owner, parameters)
            .filter(isOpen)
            .map(({ order }) => order),
        );
      },
      getOrderHistory({ parameters }, owner) {
        if (isFromExamples()) return undefined;
        const { fromId, direction, limit, startTime, endTime, hiddenCanceled, ...fields } = parameters;
        const found = select(owner, fields).filter(
          ({ order: { state, time } }) =>
            !(hiddenCanceled === "true" && state === "CANCELED") &&
            Number(time) >= Number(startTime ?? 0) &&
            Number(time) <= Number(endTime ?? Number.POSITIVE_INFINITY),
        );
        return page(found, { fromId: fromId ?? "", direction: direction ?? "", limit: limit ?? "" });
      },
      getTrades: () => (isFromExamples() ? undefined : { json: exampleOf("getTrades", "no-trades") }),
      cancelOrder({ parameters: { orderId } }, owner) {
        if (isFromExamples()) return undefined;
        const found = find(owner, { orderId });
        if (!found) return notFound("cancelOrder");
        if (!isOpen(found)) return no("the order is not open any more");
        cancel(found);
        return yes({ cancelId: found.order.orderId });
      },
      cancelOrders({ body }, owner) {
        if (isFromExamples()) return undefined;
        const orderIds: string[] = Object(body).orderIds ?? [];
        for (const orderId of orderIds) for (const one of select(owner, { orderId }).filter(isOpen)) cancel(one);
        return yes(null);
      },
      cancelOpenOrders({ body }, owner) {
        if (isFromExamples()) return undefined;
        for (const one of select(owner, Object(body)).filter(isOpen)) cancel(one);
        return yes(null);
      },
    },
    reset() {
      orders.length = 0;
    },
  };
}

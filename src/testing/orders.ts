/**
 * The orders that were placed on the double: found by either id, listed, and cancelled. Nothing is ever executed. Until the first
 * one is placed, orders are those of the spec's examples; unless it is strict, and then there are none.
 */
import type { components } from "../../generated/types.js";
import { exampleOf, no, type Outcome, type Performed, yes } from "./outcome.js";

type Order = components["schemas"]["Order"];
type NewOrder = components["schemas"]["NewOrder"];

interface Placed {
  /** The user whose order it is. */
  readonly owner: string;
  readonly bizType: string;
  order: Order;
}

export interface Orders {
  readonly performed: Performed;
  reset(): void;
}

export function createOrders({ strict, now }: { strict: boolean; now: () => number }): Orders {
  /** The newest first. */
  const orders: Placed[] = [];
  const exampleOrder: Order = Object(exampleOf("findOrder", "success")).result;
  const isFromExamples = () => !strict && orders.length === 0;
  /** Of the first order, the one of the examples. */
  const nextId = () => `${BigInt(exampleOrder.orderId) + BigInt(orders.length)}`;

  function place(owner: string, placed: NewOrder): Outcome {
    const { bizType, symbol, clientOrderId, side, type, timeInForce } = placed;
    const { price = "0", quantity = "0", quoteQty = "0" } = placed;
    const { clientOrderId: _, ...shown } = exampleOrder;
    const [baseCurrency = "", quoteCurrency = ""] = symbol.split("_");
    const time = now();
    const order: Order = {
      ...shown,
      symbol: symbol.toUpperCase(),
      orderId: nextId(),
      ...(clientOrderId !== undefined && { clientOrderId }),
      baseCurrency,
      quoteCurrency,
      side,
      type,
      timeInForce,
      price,
      origQty: quantity,
      origQuoteQty: quoteQty,
      executedQty: "0",
      leavingQty: quantity,
      tradeBase: "0",
      tradeQuote: "0",
      avgPrice: "0",
      fee: "0",
      feeCurrency: quoteCurrency,
      state: "NEW",
      time,
      updatedTime: time,
    };
    orders.unshift({ owner, bizType, order });
    return yes({ orderId: order.orderId });
  }

  /** Whose orders they are, and what else is asked for, by the names of their fields. */
  function select(owner: string, { symbol, bizType, ...fields }: Record<string, unknown>): Placed[] {
    const isAsIn = (value: unknown, wanted: unknown) => wanted === undefined || wanted === value;
    return orders.filter(
      (one) =>
        one.owner === owner &&
        isAsIn(one.bizType, bizType) &&
        isAsIn(one.order.symbol, symbol === undefined ? undefined : `${symbol}`.toUpperCase()) &&
        Object.entries(fields).every(([name, wanted]) => isAsIn(Reflect.get(one.order, name), wanted)),
    );
  }

  function find(owner: string, ids: Record<string, unknown>): Placed | undefined {
    return Object.values(ids).some((id) => id !== undefined) ? select(owner, ids)[0] : undefined;
  }

  const isOpen = ({ order }: Placed) => order.state === "NEW";

  function cancel(placed: Placed): void {
    placed.order = { ...placed.order, state: "CANCELED", leavingQty: "0", updatedTime: now() };
  }

  const notFound = (id: "findOrder" | "getOrder" | "cancelOrder"): Outcome => ({
    json: exampleOf(id, "order-not-found"),
    refused: "this user has placed no such order",
  });

  /** The page that goes on from an order: XT documents no direction in time, so `NEXT` leads to older ones here. */
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
          ({ order: { state, time = 0 } }) =>
            !(hiddenCanceled === "true" && state === "CANCELED") &&
            time >= Number(startTime ?? 0) &&
            time <= Number(endTime ?? Number.POSITIVE_INFINITY),
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
        return yes({});
      },
      cancelOpenOrders({ body }, owner) {
        if (isFromExamples()) return undefined;
        for (const one of select(owner, Object(body)).filter(isOpen)) cancel(one);
        return yes({});
      },
    },
    reset() {
      orders.length = 0;
    },
  };
}

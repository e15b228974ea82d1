/** The balances of the fake's users. An open order freezes its maximum cost. */
import type { Order } from "../../generated/client.js";
import { compare, type Decimal, decimal, minus, plus, textOf, times, zero } from "../decimal.js";
import type { Market } from "./market.js";
import { type HandlerResult, type Handlers, refusal, success } from "./response-bodies.js";

/**
 * @param initial the balance of each user, by currency. If it is undefined, balances are not checked
 * @param openOrders returns the open orders of a user
 */
export function createBalances(
  initial: Readonly<Record<string, string>> | undefined,
  market: Market,
  openOrders: (owner: string) => readonly Order[],
) {
  const totals = new Map<string, Decimal>();
  for (const [name, amount] of Object.entries(initial ?? {})) totals.set(name.toLowerCase(), decimal(amount) ?? zero);

  const totalOf = (currency: string) => totals.get(currency) ?? zero;

  /** The amounts that a user's open orders freeze, by currency. */
  function frozenAmounts(owner: string): ReadonlyMap<string, Decimal> {
    const frozen = new Map<string, Decimal>();
    for (const { currency, amount } of openOrders(owner).map(costOf))
      frozen.set(currency, plus(frozen.get(currency) ?? zero, amount));
    return frozen;
  }

  function valueInUsdt(currency: string): Decimal | undefined {
    const total = totalOf(currency);
    if (currency === "usdt") return total;
    const unitPrice = market.price(`${currency}_usdt`);
    return unitPrice && times(total, unitPrice);
  }

  function balanceOf(currency: string, frozenByCurrency: ReadonlyMap<string, Decimal>) {
    const [total, frozen] = [totalOf(currency), frozenByCurrency.get(currency) ?? zero];
    const inUsdt = valueInUsdt(currency);
    return {
      currency,
      currencyId: null,
      frozenAmount: textOf(frozen),
      availableAmount: textOf(minus(total, frozen)),
      totalAmount: textOf(total),
      convertBtcAmount: currency === "btc" ? textOf(total) : null,
      convertUsdtAmount: inUsdt ? textOf(inUsdt) : null,
    };
  }

  return {
    handlers: {
      getBalance({ parameters: { currency = "" } }, owner) {
        return initial && success(balanceOf(currency.toLowerCase(), frozenAmounts(owner)));
      },
      getBalances({ parameters: { currencies } }, owner) {
        if (!initial) return undefined;
        const frozen = frozenAmounts(owner);
        const names = currencies?.toLowerCase().split(",") ?? [...totals.keys()];
        return success({
          totalBtcAmount: null,
          totalUsdtAmount: textOf(names.map((name) => valueInUsdt(name) ?? zero).reduce(plus, zero)),
          assets: names.map((name) => balanceOf(name, frozen)),
        });
      },
    } satisfies Handlers,
    /** XT's refusal of an order that costs more than the user's balance. */
    checkOrder(owner: string, order: Order): HandlerResult | undefined {
      if (!initial) return undefined;
      const { currency, amount } = costOf(order);
      const frozen = frozenAmounts(owner).get(currency) ?? zero;
      if (compare(minus(totalOf(currency), frozen), amount) >= 0) return undefined;
      return refusal(`the user's balance of ${currency} is too low`, "ORDER_002");
    },
  };
}

/** The maximum cost of an order. A seller pays in the base currency, a buyer in the quote currency. */
function costOf(order: Order): { currency: string; amount: Decimal } {
  const amount = (text: string | null | undefined) => decimal(text) ?? zero;
  const quantity = amount(order.origQty);
  if (order.side === "SELL") return { currency: `${order.baseCurrency}`, amount: quantity };
  const cost = order.type === "LIMIT" ? times(amount(order.price), quantity) : amount(order.origQuoteQty);
  return { currency: `${order.quoteCurrency}`, amount: cost };
}

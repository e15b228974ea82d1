/** The balances of the fake's users. An open order freezes its maximum cost, and cancelling the order releases it. */
import type { NewOrder } from "../../generated/client.js";
import { compare, type Decimal, decimal, minus, plus, textOf, times, zero } from "../decimal.js";
import type { Market } from "./market.js";
import { type HandlerResult, type Handlers, refusal, success } from "./response-bodies.js";

interface Amounts {
  available: Decimal;
  frozen: Decimal;
}

/** The amount of a currency that an open order freezes. */
export interface Hold {
  readonly currency: string;
  readonly amount: Decimal;
}

type Currencies = ReturnType<Market["currenciesOf"]>;

export type Balances = ReturnType<typeof createBalances>;

/** @param initial the initial balance of each user, by currency. If it is undefined, balances are not checked */
export function createBalances(initial: Readonly<Record<string, string>> | undefined, market: Market) {
  const users = new Map<string, Map<string, Amounts>>();

  function amountsOf(owner: string): Map<string, Amounts> {
    const start = Object.entries(initial ?? {}).map(([currency, amount]): [string, Amounts] => [
      currency.toLowerCase(),
      { available: decimal(amount) ?? zero, frozen: zero },
    ]);
    const amounts = users.get(owner) ?? new Map(start);
    users.set(owner, amounts);
    return amounts;
  }

  function valueInUsdt(currency: string, total: Decimal): Decimal | undefined {
    if (currency === "usdt") return total;
    const unitPrice = market.price(`${currency}_usdt`);
    return unitPrice && times(total, unitPrice);
  }

  function balanceOf(currency: string, { available, frozen }: Amounts) {
    const total = plus(available, frozen);
    const inUsdt = valueInUsdt(currency, total);
    return {
      currency,
      currencyId: null,
      frozenAmount: textOf(frozen),
      availableAmount: textOf(available),
      totalAmount: textOf(total),
      convertBtcAmount: currency === "btc" ? textOf(total) : null,
      convertUsdtAmount: inUsdt ? textOf(inUsdt) : null,
    };
  }

  const none: Amounts = { available: zero, frozen: zero };

  /** Freezes an amount. A negative amount is released. */
  function move(owner: string, { currency, amount }: Hold): void {
    const { available, frozen } = amountsOf(owner).get(currency) ?? none;
    amountsOf(owner).set(currency, { available: minus(available, amount), frozen: plus(frozen, amount) });
  }

  return {
    handlers: {
      getBalance({ parameters: { currency = "" } }, owner) {
        if (!initial) return undefined;
        const name = currency.toLowerCase();
        return success(balanceOf(name, amountsOf(owner).get(name) ?? none));
      },
      getBalances({ parameters: { currencies } }, owner) {
        if (!initial) return undefined;
        const amounts = amountsOf(owner);
        const names = currencies?.toLowerCase().split(",") ?? [...amounts.keys()];
        const all = names.map((name): [string, Amounts] => [name, amounts.get(name) ?? none]);
        const totals = all.map(([name, { available, frozen }]) => valueInUsdt(name, plus(available, frozen)) ?? zero);
        return success({
          totalBtcAmount: null,
          totalUsdtAmount: textOf(totals.reduce(plus, zero)),
          assets: all.map(([name, amounts]) => balanceOf(name, amounts)),
        });
      },
    } satisfies Handlers,
    /** Freezes the maximum cost of an order, or returns XT's refusal if the user's balance is too low. */
    freeze(owner: string, order: NewOrder): { hold?: Hold } | { refusal: HandlerResult } {
      if (!initial) return {};
      const hold = costOf(order, market.currenciesOf(order.symbol));
      const amounts = amountsOf(owner).get(hold.currency) ?? none;
      if (compare(amounts.available, hold.amount) < 0) {
        return { refusal: refusal(`the user's balance of ${hold.currency} is too low`, "ORDER_002") };
      }
      move(owner, hold);
      return { hold };
    },
    release(owner: string, hold: Hold | undefined): void {
      if (hold) move(owner, { ...hold, amount: minus(zero, hold.amount) });
    },
    reset: () => users.clear(),
  };
}

/** A seller pays in the base currency, a buyer in the quote currency. */
function costOf(order: NewOrder, { baseCurrency, quoteCurrency }: Currencies): Hold {
  const { price, quantity, quoteQty }: { price?: string; quantity?: string; quoteQty?: string | undefined } = order;
  const amount = (text: string | undefined) => decimal(text) ?? zero;
  if (order.side === "SELL") return { currency: baseCurrency, amount: amount(quantity) };
  const cost = order.type === "LIMIT" ? times(amount(price), amount(quantity)) : amount(quoteQty);
  return { currency: quoteCurrency, amount: cost };
}

/** What the users of the fake have: an open order freezes what it may cost, and a cancelled one gives it back. */
import type { NewOrder } from "../../generated/client.js";
import { compare, type Decimal, decimal, minus, plus, textOf, times, zero } from "../decimal.js";
import { no, type Outcome, type Performed, yes } from "./outcome.js";

interface Amounts {
  available: Decimal;
  frozen: Decimal;
}

/** An amount of a currency that an order freezes. */
export interface Hold {
  readonly currency: string;
  readonly amount: Decimal;
}

export interface Balances {
  readonly performed: Performed;
  /** Freezes what an order may cost; or XT's refusal where the user hasn't got it. */
  freeze(owner: string, order: NewOrder): { hold?: Hold } | { refusal: Outcome };
  release(owner: string, hold: Hold | undefined): void;
  reset(): void;
}

/**
 * @param given what each user has at the beginning, by the currency; without it every order can be paid
 * @param price the price of a pair
 */
export function createBalances(
  given: Readonly<Record<string, string>> | undefined,
  price: (symbol: string) => Decimal | undefined,
): Balances {
  const users = new Map<string, Map<string, Amounts>>();

  function amountsOf(owner: string): Map<string, Amounts> {
    const start = Object.entries(given ?? {}).map(([currency, amount]): [string, Amounts] => [
      currency.toLowerCase(),
      { available: decimal(amount) ?? zero, frozen: zero },
    ]);
    const amounts = users.get(owner) ?? new Map(start);
    users.set(owner, amounts);
    return amounts;
  }

  function worth(currency: string, total: Decimal): Decimal | undefined {
    if (currency === "usdt") return total;
    const each = price(`${currency}_usdt`);
    return each && times(total, each);
  }

  function shown(currency: string, { available, frozen }: Amounts) {
    const total = plus(available, frozen);
    const inUsdt = worth(currency, total);
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
  return {
    performed: {
      getBalance({ parameters: { currency = "" } }, owner) {
        if (!given) return undefined;
        const name = currency.toLowerCase();
        return yes(shown(name, amountsOf(owner).get(name) ?? none));
      },
      getBalances({ parameters: { currencies } }, owner) {
        if (!given) return undefined;
        const amounts = amountsOf(owner);
        const names = currencies?.toLowerCase().split(",") ?? [...amounts.keys()];
        const all = names.map((name): [string, Amounts] => [name, amounts.get(name) ?? none]);
        const totals = all.map(([name, { available, frozen }]) => worth(name, plus(available, frozen)) ?? zero);
        return yes({
          totalBtcAmount: null,
          totalUsdtAmount: textOf(totals.reduce(plus, zero)),
          assets: all.map(([name, one]) => shown(name, one)),
        });
      },
    },
    freeze(owner, order) {
      if (!given) return {};
      const hold = costOf(order);
      const amounts = amountsOf(owner).get(hold.currency) ?? none;
      if (compare(amounts.available, hold.amount) < 0) {
        return { refusal: no(`the user has too little ${hold.currency}`, "ORDER_002") };
      }
      const { available, frozen } = amounts;
      amountsOf(owner).set(hold.currency, {
        available: minus(available, hold.amount),
        frozen: plus(frozen, hold.amount),
      });
      return { hold };
    },
    release(owner, hold) {
      const amounts = hold && amountsOf(owner).get(hold.currency);
      if (!amounts) return;
      const { available, frozen } = amounts;
      amountsOf(owner).set(hold.currency, {
        available: plus(available, hold.amount),
        frozen: minus(frozen, hold.amount),
      });
    },
    reset: () => users.clear(),
  };
}

/** A seller pays with the base currency, a buyer with the quote currency. */
function costOf(order: NewOrder): Hold {
  const [base = "", quote = ""] = order.symbol.toLowerCase().split("_");
  const { price, quantity, quoteQty }: { price?: string; quantity?: string; quoteQty?: string | undefined } = order;
  const amount = (text: string | undefined) => decimal(text) ?? zero;
  if (order.side === "SELL") return { currency: base, amount: amount(quantity) };
  const cost = order.type === "LIMIT" ? times(amount(price), amount(quantity)) : amount(quoteQty);
  return { currency: quote, amount: cost };
}

/** The market of the fake: pairs with their rules, prices that move with the fake's clock, and XT's refusal of orders that break a rule. */
import type { NewOrder, SymbolInfo } from "../../generated/client.js";
import { compare, type Decimal, decimal, gridOf, minus, plus, rounded, textOf, times, zero } from "../decimal.js";
import { brokenRules } from "../order-rules.js";
import { unusable } from "./misuse.js";
import { exampleOf, no, type Outcome, type Performed, yes } from "./outcome.js";

/** A trading pair of the fake: XT's fields of it, as far as a test needs them, and its price. */
export interface XtFakeSymbol extends SymbolInfo {
  /** The pair, such as `btc_usdt`. */
  symbol: string;
  /** Its price at the beginning, as decimal text. */
  price: string;
}

export interface Market {
  readonly performed: Performed;
  setPrice(symbol: string, price: string): void;
  /** The price of a pair now; `undefined` where there is no such pair. */
  price(symbol: string): Decimal | undefined;
  /** XT's refusal of an order that breaks a rule of its pair. */
  refusal(order: NewOrder): Outcome | undefined;
  reset(): void;
}

const usual: SymbolInfo = {
  state: "ONLINE",
  tradingEnabled: true,
  openapiEnabled: true,
  nextStateTime: null,
  nextState: null,
  depthMergePrecision: 5,
  baseCurrencyPrecision: 8,
  quoteCurrencyPrecision: 8,
  pricePrecision: 2,
  quantityPrecision: 6,
  takerFeeRate: "0.002",
  makerFeeRate: "0.002",
  orderTypes: ["LIMIT", "MARKET"],
  timeInForces: ["GTC", "FOK", "IOC", "GTX"],
  displayWeight: 1,
  displayLevel: "FULL",
  filters: [{ filter: "QUOTE_QTY", min: "1" }],
};

const usualPairs: readonly XtFakeSymbol[] = [
  { symbol: "btc_usdt", price: "40000" },
  { symbol: "eth_usdt", price: "2000", quantityPrecision: 5 },
  { symbol: "xt_usdt", price: "3", pricePrecision: 4, quantityPrecision: 2 },
];

/** How long a price stays as it is, and how far it goes, in thousandths, before it turns. */
const [stepMs, reach] = [10_000, 10];

/** How much of the base currency each offer of the order book has. */
const offered = "0.5";

const version = Object(exampleOf("getSymbols", "success")).result?.version;

interface Pair {
  readonly name: string;
  readonly info: SymbolInfo;
  price: { readonly from: Decimal; readonly since: number };
}

export function createMarket(symbols: readonly XtFakeSymbol[] | undefined, strict: boolean, now: () => number): Market {
  const pairs = new Map<string, Pair>();

  function reset(): void {
    pairs.clear();
    for (const { price, ...info } of symbols ?? usualPairs) {
      const name = info.symbol.toLowerCase();
      const [baseCurrency = "", quoteCurrency = ""] = name.split("_");
      const from = decimal(price) ?? zero;
      pairs.set(name, {
        name,
        info: { ...usual, baseCurrency, quoteCurrency, ...info },
        price: { from, since: now() },
      });
    }
  }
  reset();

  /** The price rises and falls by up to a hundredth, a thousandth at a step: a test that stays within a step sees one price. */
  function priceOf({ info, price: { from, since } }: Pair): Decimal {
    const step = Math.max(0, Math.floor((now() - since) / stepMs)) % (4 * reach);
    const thousandths = step <= reach ? step : Math.abs(step - 3 * reach) - reach;
    const moved = plus(from, times(from, { digits: BigInt(thousandths), scale: 3 }));
    const tick = tickOf(info);
    const { digits, scale } = rounded(moved, gridOf(tick), "down");
    return { digits: digits / 10n ** BigInt(scale - tick.scale), scale: tick.scale };
  }

  function offersOf(pair: Pair, depth = 1): { bid: string; ask: string } {
    const [price, tick] = [priceOf(pair), tickOf(pair.info)];
    const away = times(tick, { digits: BigInt(depth), scale: 0 });
    const bid = minus(price, away);
    return { bid: textOf(compare(bid, zero) > 0 ? bid : tick), ask: textOf(plus(price, away)) };
  }

  /** The pairs that a request asks for, each as `make` makes it; or the refusal of one that isn't there. */
  function each(
    parameters: Record<string, string>,
    make: (pair: Pair) => unknown,
  ): { list: unknown[] } | { refusal: Outcome } {
    const { symbol, symbols: several = symbol } = parameters;
    const names = several?.toLowerCase().split(",") ?? [...pairs.keys()];
    const missing = names.find((name) => !pairs.has(name));
    if (missing !== undefined) return { refusal: no("there is no such pair", "SYMBOL_001") };
    return { list: names.flatMap((name) => pairs.get(name) ?? []).map(make) };
  }

  const list =
    (make: (pair: Pair) => unknown) =>
    ({ parameters }: { parameters: Record<string, string> }) => {
      const found = each(parameters, make);
      return "refusal" in found ? found.refusal : yes(found.list);
    };
  const head = ({ name }: Pair) => ({ s: name, t: now() });
  const statistics = (pair: Pair) => {
    const [first, last] = [pair.price.from, priceOf(pair)];
    const [low, high] = compare(first, last) < 0 ? [first, last] : [last, first];
    const [o, c, l, h] = [first, last, low, high].map(textOf);
    return {
      ...head(pair),
      cv: textOf(minus(last, first)),
      cr: "0.0000",
      o,
      l,
      h,
      c,
      q: "10",
      v: textOf(times(last, { digits: 10n, scale: 0 })),
    };
  };
  const offers = (pair: Pair) => {
    const { bid, ask } = offersOf(pair);
    return { ap: ask, aq: offered, bp: bid, bq: offered };
  };

  return {
    performed: {
      getServerTime: () => yes({ serverTime: now() }),
      getSymbols({ parameters: { version: known, ...parameters } }) {
        const found = each(parameters, ({ info }) => info);
        if ("refusal" in found) return found.refusal;
        return yes({ time: now(), version, symbols: known === version ? null : found.list });
      },
      getPrices: list((pair) => ({ ...head(pair), p: textOf(priceOf(pair)) })),
      getBookTickers: list((pair) => ({ ...head(pair), ...offers(pair) })),
      get24hTickers: list(statistics),
      getTickers: list((pair) => ({ ...statistics(pair), ...offers(pair) })),
      getDepth({ parameters }) {
        const found = each(parameters, (pair) => [1, 2, 3].map((depth) => offersOf(pair, depth)));
        if ("refusal" in found) return found.refusal;
        const levels: { bid: string; ask: string }[] = Object(found.list[0]);
        const entries = (side: "bid" | "ask") => levels.map((level) => [level[side], offered]);
        return yes({ timestamp: now(), lastUpdateId: now(), bids: entries("bid"), asks: entries("ask") });
      },
    },
    setPrice(symbol, price) {
      const pair = pairs.get(symbol.toLowerCase());
      const from = decimal(price);
      if (!pair) throw unusable(`there is no pair of that name; there are ${[...pairs.keys()].join(", ")}`);
      if (!from || compare(from, zero) <= 0) throw unusable("a price must be decimal text, over 0");
      pair.price = { from, since: now() };
    },
    price(symbol) {
      const pair = pairs.get(symbol);
      return pair && priceOf(pair);
    },
    refusal(order) {
      const pair = pairs.get(order.symbol.toLowerCase());
      // Without the option `symbols`, a test needn't name the pairs that it trades.
      if (!pair) return symbols || strict ? no("there is no such pair", "SYMBOL_001") : undefined;
      const { bid, ask } = offersOf(pair);
      const prices = { latest: textOf(priceOf(pair)), bestAsk: ask, bestBid: bid };
      const [broken] = brokenRules(order, pair.info, prices);
      if (!broken) return undefined;
      const { rule, value, limit, mc = "ORDER_001" } = broken;
      return no(`the order breaks the rule ${rule} of its pair: ${value} against ${limit}`, mc);
    },
    reset,
  };
}

/** The step of a pair's prices. */
function tickOf({ pricePrecision }: SymbolInfo): Decimal {
  return { digits: 1n, scale: pricePrecision ?? 0 };
}

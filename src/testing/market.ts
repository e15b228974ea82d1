/** The market of the fake: trading pairs with their rules, and prices that move with the fake's clock. Refuses orders that violate a rule. */
import type { NewOrder, SymbolInfo } from "../../generated/client.js";
import { compare, type Decimal, decimal, minus, plus, rounded, textOf, times, zero } from "../decimal.js";
import { brokenRules, stepOf } from "../order-rules.js";
import type { ParsedRequest } from "./parsed-request.js";
import { exampleOf, type Handler, type HandlerResult, type Handlers, refusal, success } from "./response-bodies.js";
import { usageError } from "./usage-error.js";

/** A trading pair of the fake: its price, and any of the fields that `getSymbols` returns. */
export interface XtFakeSymbol extends SymbolInfo {
  /** The name of the pair, such as `btc_usdt`. */
  symbol: string;
  /** The initial price, a decimal string. */
  price: string;
}

const defaults: SymbolInfo = {
  state: "ONLINE",
  tradingEnabled: true,
  openapiEnabled: true,
  nextStateTime: null,
  nextState: null,
  depthMergePrecision: 5,
  baseCurrencyPrecision: 8,
  quoteCurrencyPrecision: 8,
  quantityPrecision: 6,
  takerFeeRate: "0.002",
  makerFeeRate: "0.002",
  orderTypes: ["LIMIT", "MARKET"],
  timeInForces: ["GTC", "FOK", "IOC", "GTX"],
  displayWeight: 1,
  displayLevel: "FULL",
  filters: [{ filter: "QUOTE_QTY", min: "1" }],
};

const defaultPairs: readonly XtFakeSymbol[] = [
  { symbol: "btc_usdt", price: "40000" },
  { symbol: "eth_usdt", price: "2000", quantityPrecision: 5 },
  { symbol: "xt_usdt", price: "3", pricePrecision: 4, quantityPrecision: 2 },
];

/** The price changes by 0.1% every `stepMs`, and reverses its direction `maxSteps` away from the initial price. */
const [stepMs, maxSteps] = [10_000, 10];

/** The quantity of each entry of the order book, in the base currency. */
const entryQuantity = "0.5";

const version = Object(exampleOf("getSymbols", "success")).result?.version;

interface Pair {
  readonly info: SymbolInfo;
  price: { readonly initial: Decimal; readonly since: number };
}

export type Market = ReturnType<typeof createMarket>;

export function createMarket(symbols: readonly XtFakeSymbol[] | undefined, strict: boolean, now: () => number) {
  const pairs = new Map<string, Pair>();

  for (const { price, ...fields } of symbols ?? defaultPairs) {
    // A field that is undefined has its default value.
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    const name = fields.symbol.toLowerCase();
    const initial = decimal(price) ?? zero;
    const info: SymbolInfo = {
      ...{ ...defaults, ...currenciesOf(name) },
      // Fine enough for the movement of the price.
      pricePrecision: Math.min(40, Math.max(2, initial.scale + 2)),
      ...{ ...Object.fromEntries(given), symbol: name },
    };
    pairs.set(name, { info, price: { initial, since: now() } });
  }

  /**
   * The price moves between 99% and 101% of the initial price, rounded to the pair's price step. It is constant for `stepMs`, so that a short
   * test sees one price.
   */
  function priceOf({ info, price: { initial, since } }: Pair): Decimal {
    const step = Math.max(0, Math.floor((now() - since) / stepMs)) % (4 * maxSteps);
    const thousandths = step <= maxSteps ? step : Math.abs(step - 3 * maxSteps) - maxSteps;
    const moved = plus(initial, times(initial, { digits: BigInt(thousandths), scale: 3 }));
    const { step: tick, start = zero } = priceStepOf(info);
    const down = rounded(moved, tick, "down", start);
    const { digits, scale } = compare(down, zero) > 0 ? down : plus(start, tick);
    const decimals = Math.max(tick.scale, start.scale);
    return { digits: digits / 10n ** BigInt(scale - decimals), scale: decimals };
  }

  function bidAndAsk(pair: Pair, depth = 1): { bid: string; ask: string } {
    const [price, { step: tick }] = [priceOf(pair), priceStepOf(pair.info)];
    const distance = times(tick, { digits: BigInt(depth), scale: 0 });
    const bid = minus(price, distance);
    return { bid: textOf(compare(bid, zero) > 0 ? bid : tick), ask: textOf(plus(price, distance)) };
  }

  type Respond = (found: readonly Pair[], parameters: ParsedRequest["parameters"]) => HandlerResult | undefined;
  /** A handler that responds for the requested pairs, or with XT's refusal if a pair is unknown. */
  const forPairs =
    (respond: Respond): Handler =>
    ({ parameters }) => {
      const { symbol, symbols: requested = symbol } = parameters;
      const names = requested?.toLowerCase().split(",") ?? [...pairs.keys()];
      const found = names.flatMap((name) => pairs.get(name) ?? []);
      return found.length < names.length ? refusal("unknown pair", "SYMBOL_001") : respond(found, parameters);
    };
  const list = (map: (pair: Pair) => unknown) => forPairs((found) => success(found.map(map)));
  /** The response is the spec's example. */
  const example = forPairs(() => undefined);
  const nameAndTime = ({ info }: Pair) => ({ s: info.symbol, t: now() });
  const statistics = (pair: Pair) => {
    const [first, last] = [pair.price.initial, priceOf(pair)];
    const [low, high] = compare(first, last) < 0 ? [first, last] : [last, first];
    const [o, c, l, h] = [first, last, low, high].map(textOf);
    return {
      ...nameAndTime(pair),
      cv: textOf(minus(last, first)),
      cr: (Number(c) / Number(o) - 1).toFixed(4),
      o,
      l,
      h,
      c,
      q: "10",
      v: textOf(times(last, { digits: 10n, scale: 0 })),
    };
  };
  const bestPrices = (pair: Pair) => {
    const { bid, ask } = bidAndAsk(pair);
    return { ap: ask, aq: entryQuantity, bp: bid, bq: entryQuantity };
  };

  return {
    handlers: {
      getServerTime: () => success({ serverTime: now() }),
      getSymbols: forPairs((found, { version: known }) =>
        success({ time: now(), version, symbols: known === version ? null : found.map(({ info }) => info) }),
      ),
      getPrices: list((pair) => ({ ...nameAndTime(pair), p: textOf(priceOf(pair)) })),
      getBookTickers: list((pair) => ({ ...nameAndTime(pair), ...bestPrices(pair) })),
      get24hTickers: list(statistics),
      getTickers: list((pair) => ({ ...statistics(pair), ...bestPrices(pair) })),
      getDepth: forPairs((found, { limit = "3" }) => {
        const depths = [1, 2, 3].slice(0, Number(limit));
        const levels = found.flatMap((pair) => depths.map((depth) => bidAndAsk(pair, depth)));
        const entries = (side: "bid" | "ask") => levels.map((level) => [level[side], entryQuantity]);
        return success({ timestamp: now(), lastUpdateId: now(), bids: entries("bid"), asks: entries("ask") });
      }),
      getKlines: example,
      getRecentTrades: example,
      getHistoricalTrades: example,
    } satisfies Handlers,
    setPrice(symbol: string, price: string): void {
      const pair = pairs.get(`${symbol}`.toLowerCase());
      const initial = decimal(price);
      if (!pair) throw usageError(`setPrice: unknown pair; known: ${[...pairs.keys()].join(", ")}`);
      if (!initial || compare(initial, zero) <= 0)
        throw usageError("setPrice: price must be a decimal string greater than 0");
      pair.price = { initial, since: now() };
    },
    currenciesOf: (symbol: string) => currenciesOf(symbol, pairs.get(symbol.toLowerCase())?.info),
    /** The current price of a pair; `undefined` if the pair is unknown. */
    price(symbol: string): Decimal | undefined {
      const pair = pairs.get(symbol);
      return pair && priceOf(pair);
    },
    /** XT's refusal of an order that violates a rule of its pair. */
    checkOrder(order: NewOrder): HandlerResult | undefined {
      const { price, quantity, quoteQty }: { price?: string; quantity?: string; quoteQty?: string | undefined } = order;
      const isTooLong = (amount: string | undefined) => amount !== undefined && !decimal(amount);
      if ([price, quantity, quoteQty].some(isTooLong))
        return refusal("the order has an amount that is too long", "ORDER_001");
      const pair = pairs.get(order.symbol.toLowerCase());
      // Without the option `symbols`, a fake that is not strict accepts orders of any pair.
      if (!pair) return symbols || strict ? refusal("unknown pair", "SYMBOL_001") : undefined;
      const { bid, ask } = bidAndAsk(pair);
      const prices = { latest: textOf(priceOf(pair)), bestAsk: ask, bestBid: bid };
      const [broken] = brokenRules(order, pair.info, prices);
      if (!broken) return undefined;
      const { rule, value, limit, mc = "ORDER_001" } = broken;
      return refusal(`the order violates the rule ${rule} of its pair: value ${value}, limit ${limit}`, mc);
    },
  };
}

/** The currencies of a pair in lower case: those of its rules, or those in its name. */
function currenciesOf(symbol: string, { baseCurrency, quoteCurrency }: SymbolInfo = {}) {
  const [base, quote = ""] = symbol.split("_");
  const lowerCase = (currency: unknown) => `${currency}`.toLowerCase();
  return { baseCurrency: lowerCase(baseCurrency ?? base), quoteCurrency: lowerCase(quoteCurrency ?? quote) };
}

/** The price step of a pair by its rules, and the price from which steps are counted. */
function priceStepOf(info: SymbolInfo): { step: Decimal; start?: Decimal | undefined } {
  return stepOf(info, "price") ?? { step: { digits: 1n, scale: 0 } };
}

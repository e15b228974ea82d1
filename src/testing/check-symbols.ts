/** Checks the pairs of the option `symbols`: a rule that the fake can't read or doesn't know would be ignored. */
import type { NewOrder, SymbolInfo } from "../../generated/client.js";
import { exampleOperations } from "../../generated/examples.js";
import { configError, type ErrorContext } from "../call/options.js";
import { nearestName, unknownNameMessage } from "../call/unknown-names.js";
import { brokenRules } from "../order-rules.js";

const common = { symbol: "", timeInForce: "GTC", bizType: "SPOT" } as const;
/** Each rule that a pair may have applies to at least one of these orders. */
const sampleOrders: readonly NewOrder[] = [
  { ...common, side: "BUY", type: "LIMIT", price: "1", quantity: "1" },
  { ...common, side: "SELL", type: "LIMIT", price: "1", quantity: "1" },
  { ...common, side: "BUY", type: "MARKET", quoteQty: "1" },
  { ...common, side: "SELL", type: "MARKET", quantity: "1" },
];

/** Whether the rules of a pair can be read, and an order can be checked by them. Other fields may have any type. */
export function isReadablePair(pair: SymbolInfo): boolean {
  const { state, tradingEnabled, openapiEnabled, orderTypes, timeInForces, filters } = pair;
  const hasTypes =
    [orderTypes, timeInForces, filters].every((list) => Array.isArray(list ?? [])) &&
    [tradingEnabled, openapiEnabled].every((flag) => typeof (flag ?? true) === "boolean") &&
    typeof (state ?? "") === "string";
  const prices = { latest: "1", bestAsk: "1", bestBid: "1", open: "1" };
  try {
    for (const order of sampleOrders) brokenRules(order, pair, prices);
    return hasTypes;
  } catch {
    return false;
  }
}

/** Throws if the name of a field or a filter is misspelled. A name that resembles no known one is allowed, because XT may add fields. */
export function checkFieldNames(given: readonly SymbolInfo[], context: ErrorContext): void {
  const getSymbols = exampleOperations.find(({ operation }) => operation.id === "getSymbols");
  const examples: SymbolInfo[] = Object.values(getSymbols?.examples ?? {}).flatMap(
    ({ value }) => Object(Object(value).result).symbols ?? [],
  );
  const check = (kind: string, namesIn: (pairs: readonly SymbolInfo[]) => string[]) => {
    const known = [...new Set(namesIn([...examples, Object({ price: "" })]))];
    const misspelled = namesIn(given).find((name) => !known.includes(name) && nearestName(name, known) !== undefined);
    if (misspelled === undefined) return;
    throw configError(context, `symbols: ${unknownNameMessage([misspelled], known, kind)}`);
  };
  const filtersOf = (pairs: readonly SymbolInfo[]) => pairs.flatMap(({ filters }) => filters ?? []).map(Object);
  check("field", (pairs) => pairs.flatMap(Object.keys));
  check("field", (pairs) => filtersOf(pairs).flatMap(Object.keys));
  check("filter", (pairs) => filtersOf(pairs).flatMap(({ filter }) => (typeof filter === "string" ? [filter] : [])));
}

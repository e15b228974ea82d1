/** Checks the pairs of the option `symbols`: a rule that the fake can't read or doesn't know would be ignored. */
import type { NewOrder, SymbolFilter, SymbolInfo } from "../../generated/client.js";
import { exampleOperations } from "../../generated/examples.js";
import { configError, type ErrorContext } from "../call/options.js";
import { nearestName, unknownNameMessage } from "../call/unknown-names.js";
import { brokenRules } from "../order-rules.js";

const common = { symbol: "", timeInForce: "GTC", bizType: "SPOT" } as const;
const sides = ["BUY", "SELL"] as const;
/** Each rule that a pair may have applies to at least one of these orders. */
const sampleOrders: readonly NewOrder[] = [
  ...sides.map((side) => ({ ...common, side, type: "LIMIT", price: "1", quantity: "1" }) as const),
  { ...common, side: "BUY", type: "MARKET", quoteQty: "1" },
  { ...common, side: "SELL", type: "MARKET", quantity: "1" },
];

/** Whether the rules of a pair can be read, and an order can be checked by them. Other fields may have any type. */
export function isReadablePair(pair: SymbolInfo): boolean {
  const { state, tradingEnabled, openapiEnabled, orderTypes, timeInForces, filters } = pair;
  const isAbsent = (value: unknown) => value === undefined || value === null;
  const hasTypes =
    [orderTypes, timeInForces, filters].every((list) => isAbsent(list) || Array.isArray(list)) &&
    [tradingEnabled, openapiEnabled].every((flag) => isAbsent(flag) || typeof flag === "boolean") &&
    (isAbsent(state) || typeof state === "string");
  const prices = { latest: "1", bestAsk: "1", bestBid: "1", open: "1" };
  try {
    for (const order of sampleOrders) brokenRules(order, pair, prices);
    return hasTypes;
  } catch {
    return false;
  }
}

/** Throws if the name of a field or a filter is misspelled. A name that resembles no known one is allowed, because XT may add fields. */
export function checkFieldNames(pairs: readonly SymbolInfo[], context: ErrorContext): void {
  const getSymbols = exampleOperations.find(({ operation }) => operation.id === "getSymbols");
  const examples: SymbolInfo[] = Object.values(getSymbols?.examples ?? {}).flatMap(
    ({ value }) => Object(Object(value).result).symbols ?? [],
  );
  checkSpelling("field", fieldsOf(pairs), [...fieldsOf(examples), "price"], context);
  const [filters, known] = [filtersOf(pairs), filtersOf(examples)];
  checkSpelling("field", fieldsOf(filters), fieldsOf(known), context);
  checkSpelling("filter", namesOf(filters), namesOf(known), context);
}

function checkSpelling(kind: string, names: readonly string[], known: readonly string[], context: ErrorContext): void {
  const misspelled = names.find((name) => !known.includes(name) && nearestName(name, known) !== undefined);
  if (misspelled === undefined) return;
  throw configError(context, `symbols: ${unknownNameMessage([misspelled], known, kind)}`);
}

function fieldsOf(objects: readonly unknown[]): string[] {
  return [...new Set(objects.flatMap((one) => Object.keys(Object(one))))];
}

function filtersOf(pairs: readonly SymbolInfo[]): SymbolFilter[] {
  return pairs.flatMap(({ filters }) => filters ?? []);
}

function namesOf(filters: readonly SymbolFilter[]): string[] {
  return filters.map((one) => Object(one).filter).filter((name) => typeof name === "string");
}

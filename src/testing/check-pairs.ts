/** Checks the pairs of the option `symbols`: a rule that the fake can't read or doesn't know would be ignored. */
import type { NewOrder, SymbolFilter, SymbolInfo } from "../../generated/client.js";
import { exampleOperations } from "../../generated/examples.js";
import { configError, type ErrorContext } from "../call/options.js";
import { parseExactJson } from "../call/parse-json.js";
import { nearestName, unknownNameMessage } from "../call/unknown-names.js";
import { brokenRules } from "../order-rules.js";

const kind = { symbol: "", timeInForce: "GTC", bizType: "SPOT" } as const;
const sides = ["BUY", "SELL"] as const;
/** An order for each rule that a pair may have. */
const sampleOrders: readonly NewOrder[] = [
  ...sides.map((side) => ({ ...kind, side, type: "LIMIT", price: "1", quantity: "1" }) as const),
  { ...kind, side: "BUY", type: "MARKET", quoteQty: "1" },
  { ...kind, side: "SELL", type: "MARKET", quantity: "1" },
];

const getSymbols = exampleOperations.find(({ operation }) => operation.id === "getSymbols");

/** Whether the fields of a pair have the types that `getSymbols` returns, and an order can be checked by its rules. */
export function isReadablePair(pair: unknown): boolean {
  const { exactNames = [], validateResult = () => true } = Object(getSymbols?.operation);
  const prices = { latest: "1", bestAsk: "1", bestBid: "1", open: "1" };
  try {
    // As the client reads a response: an id may be a number.
    const { value } = parseExactJson(JSON.stringify({ symbols: [pair] }), exactNames);
    if (!validateResult(value)) return false;
    for (const order of sampleOrders) brokenRules(order, Object(pair), prices);
    return true;
  } catch {
    return false;
  }
}

/** Throws if a pair has a misspelled name. A name that is like no known one is allowed, because XT may add fields. */
export function checkPairNames(pairs: readonly SymbolInfo[], context: ErrorContext): void {
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

function fieldsOf(objects: readonly object[]): string[] {
  return [...new Set(objects.flatMap(Object.keys))];
}

function filtersOf(pairs: readonly SymbolInfo[]): SymbolFilter[] {
  return pairs.flatMap(({ filters }) => filters ?? []);
}

function namesOf(filters: readonly SymbolFilter[]): string[] {
  return [...new Set(filters.flatMap(({ filter }) => filter ?? []))];
}

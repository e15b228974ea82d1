/** Decides which numbers are more than JavaScript can hold: ids of up to 64 bits, and amounts. Every digit has to arrive. */
import type { Example, InputNotes } from "../read/facts.js";

/** A number in JavaScript would round 6216559590087220004 to another order's id. */
export const exactId = { type: "integer", format: "int64" } as const;

/** As an answer's text may hold it. */
export const exactIdText = { type: "string", format: "int64" } as const;

/** A number in JavaScript is binary: an amount of money would be another one. XT takes them as text. */
export const exactAmount = { type: "string", format: "decimal" } as const;

/** An answer that shows a number may come as text, too: XT's own answers do both. */
export const exactAmountShown = { type: ["string", "number"], format: "decimal" };

/** `price`, `totalAmount`, `executedQty`; not `count`, `limit`, `time`. */
export function isAmountName(name: string): boolean {
  return /(?:amount|price|qty|quantity|fee|balance|cost|volume)$/i.test(name);
}

/** `limit`, `startTime`, `pageSize`: nothing that has a fraction. */
export function isWholeName(name: string): boolean {
  return /(?:time|timestamp|limit|count|size|page)$/i.test(name);
}

/** `id`, `orderId`, `order_id`, `orderIds`; not `paid`, `valid`, `grid`. */
export function isIdName(name: string): boolean {
  return /^ids?$|[a-z0-9](?:Id|ID|_id)s?$|[a-z0-9]IDS$/.test(name);
}

/** An id of XT's own that is shown as text. What a client calls `clientOrderId` is his own text. */
export function isIdText(name: string, shown: string): boolean {
  return isIdName(name) && !/client/i.test(name) && /^\d{1,19}$/.test(shown);
}

export function isId(name: string, notes: InputNotes | undefined): boolean {
  return isIdName(name) || notes?.isId === true;
}

/** A page shows ids as an example where it could list values; nobody may send only those. */
export function areExampleIds(values: readonly string[]): boolean {
  return values.every((value) => /^\d{10,}$/.test(value));
}

/** Whether JavaScript's number can't hold what the example shows. */
export function isBeyondNumbers({ text }: Extract<Example, { kind: "scalar" }>): boolean {
  return /^-?\d{16,}$/.test(text);
}

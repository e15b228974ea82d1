/** Decides which values are ids: whole numbers of up to 64 bits, every digit of which has to arrive. */
import type { Example, InputNotes } from "../read/facts.js";

/** A number in JavaScript would round 6216559590087220004 to another order's id. */
export const exactId = { type: "integer", format: "int64" } as const;

/** `id`, `orderId`, `order_id`, `orderIds`; not `paid`, `valid`, `grid`. */
export function isIdName(name: string): boolean {
  return /^ids?$|[a-z0-9](?:Id|ID|_id)s?$|[a-z0-9]IDS$/.test(name);
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

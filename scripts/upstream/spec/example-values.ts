/** What a page's example shows, as a value that the spec can show, too. */
import type { Example } from "../read/facts.js";

/** What a page's example shows at a response path; a value of the type where it shows none. */
export function exampleAt(example: Example | undefined, steps: readonly string[], type: string): unknown {
  const shown = shownAt(example, steps);
  return shown ? exampleValue(shown) : sampleOf(type);
}

/** What a page's example shows at a response path; of a list, in its first item. */
export function shownAt(example: Example | undefined, steps: readonly string[]): Example | undefined {
  const [step, ...rest] = steps;
  if (!example || step === undefined) return example;
  if (step === "[]") return shownAt(example.kind === "array" ? example.items[0] : undefined, rest);
  return shownAt(example.kind === "object" ? example.members.get(step) : undefined, rest);
}

export function exampleValue(example: Example): unknown {
  if (example.kind === "array") return example.items.map(exampleValue);
  if (example.kind === "object") {
    return Object.fromEntries([...example.members].map(([name, value]) => [name, exampleValue(value)]));
  }
  const { type, text } = example;
  const number = Number(text);
  // Every digit of an id that JavaScript's number can't hold.
  if (type === "number" && Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(text))
    return BigInt(text);
  if (type === "number" && Number.isFinite(number)) return number;
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return type === "string" ? text : sampleOf(type);
}

function sampleOf(type: string): unknown {
  const samples: Record<string, unknown> = { string: "string", number: 0, boolean: false, array: [], object: {} };
  return samples[type.split("|")[0] ?? ""] ?? null;
}

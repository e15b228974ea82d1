/** Words that XT's examples show where a value should be. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:true|false|bool(?:ean)?)$/i, "boolean"],
  [/^(?:string|str|text|enum)$/i, "string"],
  [/^(?:number|int(?:eger)?|long|double|float|decimal|bigdecimal)$/i, "number"],
  [/^(?:null|none|nil|undefined)$/i, "null"],
  [/^(?:array|list)$/i, "array"],
  [/^(?:object|map)$/i, "object"],
  // An address of the internet, for which somebody forgot the quotes.
  [/^\d{1,3}(?:\.\d{1,3}){3}$/, "string"],
  [/^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?[lfd%]?$/i, "number"],
];

/** The type that a word in a value's place stands for. */
export function wordType(text: string): string {
  const types = text.split(/\s*(?:\/|\||\bor\b)\s*/i).map((word) => WORDS.find(([shape]) => shape.test(word))?.[1]);
  if (types.includes(undefined)) return "unknown";
  const known = new Set(types.filter((type) => type !== undefined));
  if (known.size > 1) known.delete("null");
  return [...known].sort().join("|");
}

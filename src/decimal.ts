/** Exact decimal numbers: a whole number times 10^-scale. A JavaScript number is binary, and would lose digits. */

export interface Decimal {
  readonly digits: bigint;
  /** The number of digits after the decimal point. */
  readonly scale: number;
}

export const zero: Decimal = { digits: 0n, scale: 0 };

/** No price and no amount is longer. The limit matters because parsing a BigInt isn't linear in the length. */
const maxLength = 100;

/** Parses a plain decimal string; `undefined` if the value isn't one, or is too long for an amount. */
export function decimal(text: unknown): Decimal | undefined {
  if (typeof text !== "string" || text.length > maxLength) return undefined;
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

/** The value as a whole number of 10^-`at`; `at` must not be less than the value's own scale. */
function digitsAt({ digits, scale }: Decimal, at: number): bigint {
  return digits * 10n ** BigInt(at - scale);
}

/** Formats a value as a plain decimal string, with `scale` decimals. */
export function textOf({ digits, scale }: Decimal): string {
  const text = `${digits < 0n ? -digits : digits}`.padStart(scale + 1, "0");
  const point = text.length - scale;
  const fraction = text.slice(point);
  return `${digits < 0n ? "-" : ""}${text.slice(0, point)}${fraction && `.${fraction}`}`;
}

/** The same value without trailing zeros after the decimal point. */
export function normalized({ digits, scale }: Decimal): Decimal {
  let [short, places] = [digits, scale];
  while (places > 0 && short % 10n === 0n) [short, places] = [short / 10n, places - 1];
  return { digits: short, scale: places };
}

/** Returns a negative number if `one` is less than `other`, 0 if they are equal, and a positive number if it is greater. */
export function compare(one: Decimal, other: Decimal): number {
  const { digits } = minus(one, other);
  return digits === 0n ? 0 : digits < 0n ? -1 : 1;
}

export function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { digits: digitsAt(one, scale) + digitsAt(other, scale), scale };
}

export function minus(one: Decimal, other: Decimal): Decimal {
  return plus(one, { ...other, digits: -other.digits });
}

export function times(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, scale: one.scale + other.scale };
}

/** Rounds a value down or up to the next of the values `start` + n × `step`. `step` must be greater than 0. */
export function rounded(value: Decimal, step: Decimal, direction: "down" | "up", start: Decimal = zero): Decimal {
  const scale = Math.max(value.scale, step.scale, start.scale);
  const digits = digitsAt(value, scale);
  const size = digitsAt(step, scale);
  const distance = digits - digitsAt(start, scale);
  // Never negative, unlike the remainder of `%`.
  const over = ((distance % size) + size) % size;
  return { digits: digits - over + (direction === "up" && over > 0n ? size : 0n), scale };
}

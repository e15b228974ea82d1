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
export function shortest({ digits, scale }: Decimal): Decimal {
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

/** The values `rest` + n × `step`. Both are whole numbers of 10^-scale, and `step` is greater than 0. */
export interface Grid {
  readonly step: bigint;
  readonly rest: bigint;
  readonly scale: number;
}

/** The grid of the values `start` + n × `step`. */
export function gridOf(step: Decimal, start: Decimal = zero): Grid {
  const scale = Math.max(step.scale, start.scale);
  const size = digitsAt(step, scale);
  return { step: size, rest: remainder(digitsAt(start, scale), size), scale };
}

/** The intersection of two grids (Chinese remainder theorem); `undefined` if it is empty. */
export function commonGrid(one: Grid, other: Grid): Grid | undefined {
  const scale = Math.max(one.scale, other.scale);
  const scaled = (grid: Grid) => {
    const factor = 10n ** BigInt(scale - grid.scale);
    return { step: grid.step * factor, rest: grid.rest * factor };
  };
  const [a, b] = [scaled(one), scaled(other)];
  // The extended Euclidean algorithm: `inverse` * a.step equals the greatest common divisor, modulo b.step.
  let [divisor, next, inverse, nextInverse] = [a.step, b.step, 1n, 0n];
  while (next > 0n) {
    const quotient = divisor / next;
    [divisor, next] = [next, divisor - quotient * next];
    [inverse, nextInverse] = [nextInverse, inverse - quotient * nextInverse];
  }
  if ((b.rest - a.rest) % divisor !== 0n) return undefined;
  const steps = remainder(((b.rest - a.rest) / divisor) * inverse, b.step / divisor);
  const step = (a.step / divisor) * b.step;
  return { step, rest: remainder(a.rest + a.step * steps, step), scale };
}

/** Rounds a value down or up to the grid. */
export function rounded(value: Decimal, grid: Grid, direction: "down" | "up"): Decimal {
  const scale = Math.max(value.scale, grid.scale);
  const factor = 10n ** BigInt(scale - grid.scale);
  const step = grid.step * factor;
  const over = remainder(digitsAt(value, scale) - grid.rest * factor, step);
  return { digits: digitsAt(value, scale) - over + (direction === "up" && over > 0n ? step : 0n), scale };
}

/** The remainder, which is never negative, unlike that of `%`. */
function remainder(dividend: bigint, divisor: bigint): bigint {
  return ((dividend % divisor) + divisor) % divisor;
}

/** Decimal numbers as XT writes them: exact, as a whole number of 10^-scale. A JavaScript number is binary, and would lose digits. */

export interface Decimal {
  readonly digits: bigint;
  /** How many of the digits follow the decimal point. */
  readonly scale: number;
}

export const zero: Decimal = { digits: 0n, scale: 0 };

/** No price and no amount has more digits, and reading a number is not linear in its length. */
const maxLength = 100;

/** The value of plain decimal text; `undefined` where a text is none, or is longer than an amount can be. */
export function decimal(text: unknown): Decimal | undefined {
  if (typeof text !== "string" || text.length > maxLength) return undefined;
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

/** The number of 10^-scale that a value is; `scale` must not be less than the value's own. */
function digitsAt({ digits, scale }: Decimal, at: number): bigint {
  return digits * 10n ** BigInt(at - scale);
}

/** Plain decimal text, with as many places as the scale says. */
export function textOf({ digits, scale }: Decimal): string {
  const text = `${digits < 0n ? -digits : digits}`.padStart(scale + 1, "0");
  const point = text.length - scale;
  const fraction = text.slice(point);
  return `${digits < 0n ? "-" : ""}${text.slice(0, point)}${fraction && `.${fraction}`}`;
}

/** The same value with as few places as it can be written with. */
export function shortest({ digits, scale }: Decimal): Decimal {
  let [short, places] = [digits, scale];
  while (places > 0 && short % 10n === 0n) [short, places] = [short / 10n, places - 1];
  return { digits: short, scale: places };
}

/** Less than 0, 0 or greater than 0, as `one` is less than `other`, equal to it or greater. */
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

/** The values that are `rest` plus a multiple of `step`: both are numbers of 10^-scale, and `step` is greater than 0. */
export interface Grid {
  readonly step: bigint;
  readonly rest: bigint;
  readonly scale: number;
}

/** The multiples of `step`, counted from `start`. */
export function gridOf(step: Decimal, start: Decimal = zero): Grid {
  const scale = Math.max(step.scale, start.scale);
  const size = digitsAt(step, scale);
  return { step: size, rest: remainder(digitsAt(start, scale), size), scale };
}

/** The values that two grids have in common (by the Chinese remainder theorem); `undefined` if there are none. */
export function common(one: Grid, other: Grid): Grid | undefined {
  const scale = Math.max(one.scale, other.scale);
  const [a, b] = [one, other].map(({ step, rest, scale: own }) => {
    const factor = 10n ** BigInt(scale - own);
    return { step: step * factor, rest: rest * factor };
  }) as [Omit<Grid, "scale">, Omit<Grid, "scale">];
  // The extended algorithm of Euclid: `inverse` times a.step is the greatest common divisor, but for a multiple of b.step.
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

/** The value of a grid that is next to another value, below it or above; the value itself if it lies on the grid. */
export function rounded(value: Decimal, grid: Grid, direction: "down" | "up"): Decimal {
  const scale = Math.max(value.scale, grid.scale);
  const factor = 10n ** BigInt(scale - grid.scale);
  const step = grid.step * factor;
  const over = remainder(digitsAt(value, scale) - grid.rest * factor, step);
  return { digits: digitsAt(value, scale) - over + (direction === "up" && over > 0n ? step : 0n), scale };
}

/** From 0 up to the divisor, for negative numbers, too. */
function remainder(dividend: bigint, divisor: bigint): bigint {
  return ((dividend % divisor) + divisor) % divisor;
}

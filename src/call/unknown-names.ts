/** Checks the names that a caller uses. A misspelled name is an error that suggests the nearest known one. */

/** Returns the error message about the first unknown name; `undefined` if all names are known. */
export function unknownNameMessage(
  names: readonly string[],
  known: readonly string[],
  kind: string,
): string | undefined {
  const name = names.find((one) => !known.includes(one));
  if (name === undefined) return undefined;
  const nearest = nearestName(name, known);
  // A secret may have been passed as a name. Most secrets aren't short plain words, so only such words are quoted.
  const quoted = /^[\w.-]{1,40}$/.test(name) ? `${kind} ${name}` : `such ${kind}`;
  const guess = nearest ? `; did you mean ${nearest}?` : ".";
  return `there is no ${quoted}${guess} Known: ${known.join(", ") || "none"}`;
}

/** Returns the known name that a misspelled one most likely stands for; `undefined` if none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const distanceTo = (one: string) => distance(name.toLowerCase(), one.toLowerCase());
  const near = known.filter((one) => distanceTo(one) <= Math.max(1, Math.min(3, one.length / 3)));
  return near.sort((one, other) => distanceTo(one) - distanceTo(other))[0];
}

/** The edit distance (optimal string alignment): the number of characters to insert, delete, replace or swap with their neighbor. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 3) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const replaced = (last[at - 1] ?? 0) + (from[row - 1] === to[at - 1] ? 0 : 1);
      const swaps = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      const swapped = swaps ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, swapped, (last[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1));
    }
    before = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

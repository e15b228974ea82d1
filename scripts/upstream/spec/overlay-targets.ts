/** Places of the spec as an overlay's targets name them: of JSONPath, what spec/zh.overlay.yaml uses. */
import { Refusal } from "../refusal.js";

export type Keys = readonly (string | number)[];

const STEP = /\.([A-Za-z_][\w-]*)|\[(?:'([^']*)'|(\d+)|\?\(@\.(\w+) == '([^']*)'\))\]/y;

/** The places that a target names. */
export function targetsOf(root: unknown, target: string): Keys[] {
  let places: { keys: Keys; node: unknown }[] = [{ keys: [], node: root }];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < target.length) {
    const [, name, quoted, index, field = "", value] = STEP.exec(target) ?? [];
    if (STEP.lastIndex === 0) {
      throw new Refusal(`spec/zh.overlay.yaml has a target that this tool can't follow: ${target}`);
    }
    const key = name ?? quoted ?? (index === undefined ? undefined : Number(index));
    places = places.flatMap(({ keys, node }) => {
      const entries = Object.entries(Object(node));
      const chosen = entries.filter(([at, inner]) =>
        key === undefined ? Object(inner)[field] === value : at === String(key),
      );
      return chosen.map(([at, inner]) => ({ keys: [...keys, Array.isArray(node) ? Number(at) : at], node: inner }));
    });
  }
  return places.map(({ keys }) => keys);
}

/** The target that names a place. */
export function targetOf(root: unknown, keys: Keys): string {
  let node = root;
  let target = "$";
  for (const key of keys) {
    const isList = Array.isArray(node);
    node = Object(node)[key];
    const name: unknown = Object(node).name;
    if (isList) target += typeof name === "string" ? `[?(@.name == '${name}')]` : `[${key}]`;
    else target += /^[A-Za-z_]\w*$/.test(String(key)) ? `.${key}` : `['${key}']`;
  }
  return target;
}

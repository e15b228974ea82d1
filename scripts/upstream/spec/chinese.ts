/** Keeps the Chinese of the spec's texts complete as the spec changes, and free of what has no text any more. */
import type { Spec } from "./spec.js";
import { type Chinese, type Keys, nameOf, type Overlay, targetOf, targetsOf, textsIn, untranslated } from "./texts.js";

export function followSpec(overlay: Overlay, spec: Spec, chinese: Chinese): void {
  const texts = new Map(textsIn(spec, []).map(({ keys, text }) => [nameOf(keys), { keys, text }]));
  const covered = new Set<string>();
  overlay.actions = overlay.actions.filter(({ target, update }) => {
    const targets = targetsOf(spec, target);
    return keepTexts(update, (path) => {
      const names = targets.map((place) => nameOf([...place, ...path]));
      for (const name of names) covered.add(name);
      // Chinese readers may be shown a name where English ones need none.
      return (path.at(-1) === "x-displayName" && targets.length > 0) || names.some((name) => texts.has(name));
    });
  });
  // A tag is called by its name in English; Chinese readers are shown another.
  const tagNames = spec.tags.map(({ name }, at) => ({ keys: ["tags", at, "x-displayName"], text: name }));
  const updates = new Map<string, object>();
  for (const { keys, text } of [...texts.values(), ...tagNames].filter(({ keys }) => !covered.has(nameOf(keys)))) {
    const length = anchorOf(keys);
    const target = targetOf(spec, keys.slice(0, length));
    const update = updates.get(target) ?? {};
    updates.set(target, update);
    const path = keys.slice(length).map(String);
    let holder: Record<string, unknown> = Object(update);
    for (const key of path.slice(0, -1)) {
      holder[key] ??= {};
      holder = Object(holder[key]);
    }
    holder[path.at(-1) ?? ""] = chinese.get(text) ?? untranslated(text);
  }
  overlay.actions.push(...[...updates].map(([target, update]) => ({ target, update })));
}

/** Drops the texts that aren't kept; false where none is left. */
function keepTexts(node: object, isKept: (path: Keys) => boolean, path: Keys = []): boolean {
  for (const [key, inner] of Object.entries(node)) {
    const here = [...path, key];
    const isLeft = typeof inner === "object" && inner !== null ? keepTexts(inner, isKept, here) : isKept(here);
    if (!isLeft) delete Object(node)[key];
  }
  return Object.keys(node).length > 0;
}

/** An overlay can't merge into the entries of a list: each needs a target of its own. */
function anchorOf(keys: Keys): number {
  const inList = keys.findLastIndex((key) => typeof key === "number") + 1;
  return inList > 0 ? inList : Math.min(3, keys.length - 1);
}

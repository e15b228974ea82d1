/** spec/zh.overlay.yaml, the Chinese of the spec's texts: kept complete as the spec changes, and free of what has no text any more. */
import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, stringify, type YAMLMap } from "yaml";
import { type Keys, targetOf, targetsOf } from "./overlay-targets.js";
import { nameOf, type Text, textsIn } from "./texts.js";
import { type Chinese, untranslated } from "./wording.js";

/** The overlay's text, edited in place: what stays is not written anew. */
export function followSpec(overlay: string, spec: Document, chinese: Chinese): string {
  const root: unknown = spec.toJS();
  const texts = new Map(textsIn(root, []).map(({ keys, text }) => [nameOf(keys), { keys, text }]));
  const covered = new Set<string>();
  const cuts: [from: number, to: number][] = [];
  const actions = parseDocument(overlay).get("actions");
  for (const action of isSeq(actions) ? actions.items : []) {
    if (!isMap(action)) continue;
    const targets = targetsOf(root, String(action.get("target")));
    const isStale = (path: Keys): boolean => {
      const names = targets.map((target) => nameOf([...target, ...path]));
      for (const name of names) covered.add(name);
      // Chinese readers may be shown a name where English ones need none.
      const isExtra = path.at(-1) === "x-displayName" && targets.length > 0;
      return !isExtra && !names.some((name) => texts.has(name));
    };
    const update = action.get("update");
    if (isMap(update)) cuts.push(...staleLines(overlay, action, update, isStale));
  }
  const missing = [...texts.values(), ...tagNames(root)].filter(({ keys }) => !covered.has(nameOf(keys)));
  return withoutCuts(overlay, cuts).trimEnd() + actionsFor(root, missing, chinese);
}

/** A tag is called by its name in English; Chinese readers are shown another. */
function tagNames(root: unknown): Text[] {
  const { tags }: { tags?: { name: string }[] } = Object(root);
  return (tags ?? []).map(({ name }, at) => ({ keys: ["tags", at, "x-displayName"], text: name }));
}

/** The lines of an action's texts that have no counterpart any more: all of the action, where that goes for each. */
function staleLines(
  overlay: string,
  action: YAMLMap,
  update: YAMLMap,
  isStale: (path: Keys) => boolean,
): [number, number][] {
  const inMap = (map: YAMLMap, path: Keys): { cuts: [number, number][]; isAll: boolean } => {
    const found = map.items.map((pair) => {
      const inner = [...path, String(pair.key)];
      if (isMap(pair.value)) {
        const { cuts, isAll } = inMap(pair.value, inner);
        return { cuts: isAll ? [linesOf(overlay, pair)] : cuts, isAll };
      }
      const isGone = isStale(inner);
      return { cuts: isGone ? [linesOf(overlay, pair)] : [], isAll: isGone };
    });
    return { cuts: found.flatMap(({ cuts }) => cuts), isAll: found.every(({ isAll }) => isAll) };
  };
  const { cuts, isAll } = inMap(update, []);
  const [from = 0, , to = 0] = action.range ?? [];
  return isAll ? [[lineStart(overlay, from), to]] : cuts;
}

function linesOf(overlay: string, { key, value }: Pair): [number, number] {
  const from = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
  const range = isMap(value) || isScalar(value) ? value.range : undefined;
  return [lineStart(overlay, from), lineStart(overlay, (range?.[2] ?? from) - 1, "end")];
}

function lineStart(text: string, offset: number, side: "start" | "end" = "start"): number {
  if (side === "start") return text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

function withoutCuts(text: string, cuts: readonly [number, number][]): string {
  const fromTheEnd = [...cuts].sort(([one], [other]) => other - one);
  return fromTheEnd.reduce((left, [from, to]) => left.slice(0, from) + left.slice(to), text);
}

/** An action for each operation, input or component that has texts without Chinese. */
function actionsFor(root: unknown, missing: readonly Text[], chinese: Chinese): string {
  const updates = new Map<string, Record<string, unknown>>();
  for (const { keys, text } of missing) {
    const length = anchorOf(keys);
    const target = targetOf(root, keys.slice(0, length));
    const update = updates.get(target) ?? {};
    updates.set(target, update);
    const path = keys.slice(length).map(String);
    const last = path.pop() ?? "";
    const holder = path.reduce((node, key) => {
      node[key] ??= {};
      return Object(node[key]);
    }, update);
    holder[last] = chinese.get(text) ?? untranslated(text);
  }
  if (updates.size === 0) return "\n";
  const actions = [...updates].map(([target, update]) => ({ target, update }));
  return `\n${stringify(actions, { lineWidth: 0 }).replace(/^/gm, "  ").trimEnd()}\n`;
}

/** An overlay can't merge into the entries of a list: each needs a target of its own. */
function anchorOf(keys: Keys): number {
  const inList = keys.findLastIndex((key) => typeof key === "number") + 1;
  return inList > 0 ? inList : Math.min(3, keys.length - 1);
}

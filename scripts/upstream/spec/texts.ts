/** The texts for readers: those of the spec, in English, and those that its overlay puts in their place, in Chinese. */
import { type Document, parse } from "yaml";
import { type Keys, targetsOf } from "./overlay-targets.js";
import type { Chinese } from "./wording.js";

export interface Text {
  /** Where in the spec it stands. */
  keys: Keys;
  text: string;
}

/** Under these a text for readers stands; under `x-enumDescriptions`, under any key. */
const textKeys = ["title", "summary", "description", "x-displayName"];

/** All below a node of the spec that itself stands at `keys`. */
export function textsIn(node: unknown, keys: Keys): Text[] {
  if (typeof node !== "object" || node === null) return [];
  const isNamedByXt = keys.at(-1) === "properties";
  return Object.entries(node).flatMap(([name, value]) => {
    // What an example shows is data.
    const isData = name === "value" || name === "example" || (name === "examples" && Array.isArray(value));
    if (isData && !isNamedByXt) return [];
    const inner = [...keys, Array.isArray(node) ? Number(name) : name];
    const isText = typeof value === "string" && (textKeys.includes(name) || keys.at(-1) === "x-enumDescriptions");
    return isText ? [{ keys: inner, text: value }] : textsIn(value, inner);
  });
}

/** One name for a place, to find it by. */
export const nameOf = (keys: Keys) => JSON.stringify(keys.map(String));

/** What the overlay says, each text at the place of the spec where it goes. */
export function overlayTexts(overlay: string, root: unknown): Text[] {
  const actions: { target: string; update: unknown }[] = parse(overlay)?.actions ?? [];
  return actions.flatMap(({ target, update }) => targetsOf(root, target).flatMap((place) => textsIn(update, place)));
}

/** The Chinese of each text of the spec: it stays the text's own, wherever an edit moves that. */
export function chineseOf(overlay: string, spec: Document): Chinese {
  const root: unknown = spec.toJS();
  const english = new Map(textsIn(root, []).map(({ keys, text }) => [nameOf(keys), text]));
  return new Map(overlayTexts(overlay, root).map(({ keys, text }) => [english.get(nameOf(keys)) ?? "", text]));
}

/** The texts for readers, in English in the spec and in Chinese in its overlay; and the drafts among them, which a person has to word. */
import { Refusal } from "../refusal.js";
import { bodySchema, operationsOf, resolve, type Spec } from "./spec.js";

/** The Chinese of each English text. */
export type Chinese = Map<string, string>;

type Keys = readonly (string | number)[];

interface Text {
  /** Where in the spec it stands. */
  keys: Keys;
  text: string;
}

/** spec/zh.overlay.yaml. */
export interface Overlay {
  actions: { target: string; update: object }[];
}

export interface Draft {
  file: string;
  /** Where in the spec it stands, as an overlay's target names it. */
  place: string;
  text: string;
}

const MARKS = { english: "Draft: ", chinese: "草稿：" };
const MAX_DRAFT = 300;

/** A text of ours that stands in the spec in English; its Chinese is kept for the overlay. */
export function say(chinese: Chinese, [english, translated]: readonly [string, string]): string {
  chinese.set(english, translated);
  return english;
}

/**
 * The pages' own words, to be replaced by a person's: a page's facts may be used, its sentences may not. Where there are words
 * in one language only, they stand in for the other.
 */
export function draft(
  chinese: Chinese,
  english: string | undefined,
  translated: string | undefined,
): string | undefined {
  const [here, there] = [plain(english), plain(translated)];
  if (here === "" && there === "") return undefined;
  const text = MARKS.english + (here || there);
  // The same words may have Chinese on another page.
  return there === "" && chinese.has(text) ? text : say(chinese, [text, MARKS.chinese + (there || here)]);
}

/** The Chinese of a text that has none yet. */
function untranslated(english: string): string {
  return MARKS.chinese + english.replace(MARKS.english, "");
}

/** On one line, without marks: a description is Markdown, and the words are XT's: untrusted. */
function plain(words = ""): string {
  const line = words
    .slice(0, 2000)
    .replace(/<[^<>]{0,200}>/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, " ")
    .replace(/[`*|<>[\]\\]/g, "")
    .replace(/^[\s/]*\/\/\s*/, "")
    .trim();
  return /[\p{L}\p{N}]/u.test(line) ? line.slice(0, MAX_DRAFT).trim() : "";
}

/** What is left for a person: the drafts, what `x-to-do` names, and the inputs without a description. */
export function draftsIn(spec: Spec, overlay: Overlay | undefined): Draft[] {
  const isDraft = (text: string) => Object.values(MARKS).some((mark) => text.startsWith(mark));
  const draftsOf = (file: string, texts: Text[]) =>
    texts.filter(({ text }) => isDraft(text)).map(({ keys, text }) => ({ file, place: targetOf(spec, keys), text }));
  const file = "spec/openapi.yaml";
  const operations = operationsOf(spec);
  return [
    ...draftsOf(file, textsIn(spec, [])),
    ...[{ id: "info", node: spec.info }, ...operations].flatMap(({ id, node }) =>
      (node["x-to-do"] ?? []).map((text) => ({ file, place: `${id}, x-to-do`, text })),
    ),
    ...operations.flatMap(({ id, node }) => {
      const parameters = (node.parameters ?? []).map((entry) => resolve(spec, entry) ?? entry);
      const fields = Object.entries(bodySchema(spec, node.requestBody)?.properties ?? {});
      return [...parameters, ...fields.map(([name, schema]) => ({ name, schema, description: schema.description }))]
        .filter(({ description, schema }) => !description && !resolve(spec, schema)?.description)
        .map(({ name }) => ({ file, place: `${id}, ${name}`, text: "an input without a description" }));
    }),
    ...draftsOf("spec/zh.overlay.yaml", overlay ? overlayTexts(overlay, spec) : []),
  ];
}

/** Under these a text for readers stands; under `x-enumDescriptions`, under any key. */
const textKeys = ["title", "summary", "description", "x-displayName"];

/** All below a node of the spec that itself stands at `keys`. */
function textsIn(node: unknown, keys: Keys): Text[] {
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
const nameOf = (keys: Keys) => JSON.stringify(keys.map(String));

/** What the overlay says, each text at the place of the spec where it goes. */
function overlayTexts({ actions }: Overlay, spec: Spec): Text[] {
  return actions.flatMap(({ target, update }) => targetsOf(spec, target).flatMap((place) => textsIn(update, place)));
}

/** The Chinese of each text of the spec: it stays the text's own, wherever an edit moves that. */
export function chineseOf(overlay: Overlay, spec: Spec): Chinese {
  const english = new Map(textsIn(spec, []).map(({ keys, text }) => [nameOf(keys), text]));
  return new Map(overlayTexts(overlay, spec).map(({ keys, text }) => [english.get(nameOf(keys)) ?? "", text]));
}

const STEP = /\.([A-Za-z_][\w-]*)|\[(?:'([^']*)'|(\d+)|\?\(@\.(\w+) == '([^']*)'\))\]/y;

/** The places that a target names. */
function targetsOf(root: unknown, target: string): Keys[] {
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
function targetOf(root: unknown, keys: Keys): string {
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

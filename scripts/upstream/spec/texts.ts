/** The spec's texts: English in the spec, Chinese in its overlay. Some of them are drafts, which a developer has to rewrite. */
import { UserError } from "../terminal/output.js";
import { bodySchema, operationsOf, resolve, type Spec } from "./spec.js";

/** Maps each English text to its Chinese translation. */
export type Chinese = Map<string, string>;

type Keys = readonly (string | number)[];

interface Text {
  /** The path of the text in the spec. */
  keys: Keys;
  text: string;
}

/** spec/zh.overlay.yaml. */
export interface Overlay {
  actions: { target: string; update: object }[];
}

export interface Draft {
  file: string;
  /** The text's place in the spec, as the target of an overlay. */
  place: string;
  text: string;
}

const MARKS = { english: "Draft: ", chinese: "草稿：" };
const MAX_DRAFT = 300;

/** Registers the Chinese translation of a text for the overlay. Returns the English text. */
export function say(chinese: Chinese, english: string, translated: string): string {
  chinese.set(english, translated);
  return english;
}

/**
 * Creates a draft from the page's words. A developer has to rewrite it: a page's facts may be used, but its sentences may not. If the words
 * exist in one language only, they are used for both.
 */
export function draft(
  chinese: Chinese,
  english: string | undefined,
  translated: string | undefined,
): string | undefined {
  const [here, there] = [plain(english), plain(translated)];
  if (here === "" && there === "") return undefined;
  const text = MARKS.english + (here || there);
  // Another page may have given the Chinese for the same words.
  return there === "" && chinese.has(text) ? text : say(chinese, text, MARKS.chinese + (there || here));
}

/** Removes markup and line breaks. A description is Markdown, and XT's words are untrusted. */
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

/** Lists the open tasks for a developer: the drafts, the entries of `x-to-do`, and the inputs without a description. */
export function draftsIn(spec: Spec, overlay: Overlay): Draft[] {
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
    ...draftsOf("spec/zh.overlay.yaml", overlayTexts(overlay, spec)),
  ];
}

/** The keys of texts for readers. In `x-enumDescriptions`, every key has such a text. */
const textKeys = ["title", "summary", "description", "x-displayName"];

/** Lists all texts below a node of the spec; `keys` is the node's path. */
function textsIn(node: unknown, keys: Keys): Text[] {
  if (typeof node !== "object" || node === null) return [];
  const isNamedByXt = keys.at(-1) === "properties";
  return Object.entries(node).flatMap(([name, value]) => {
    // The content of an example is data.
    const isData = name === "value" || name === "example" || (name === "examples" && Array.isArray(value));
    if (isData && !isNamedByXt) return [];
    const inner = [...keys, Array.isArray(node) ? Number(name) : name];
    const isText = typeof value === "string" && (textKeys.includes(name) || keys.at(-1) === "x-enumDescriptions");
    return isText ? [{ keys: inner, text: value }] : textsIn(value, inner);
  });
}

/** Converts a path to a map key. */
const nameOf = (keys: Keys) => JSON.stringify(keys.map(String));

/** Lists the texts of the overlay, each with its path in the spec. */
function overlayTexts({ actions }: Overlay, spec: Spec): Text[] {
  return actions.flatMap(({ target, update }) => targetsOf(spec, target).flatMap((place) => textsIn(update, place)));
}

/** Maps each English text of the spec to its Chinese, so that an edit can move the text to another place. */
export function chineseOf(overlay: Overlay, spec: Spec): Chinese {
  const english = new Map(textsIn(spec, []).map(({ keys, text }) => [nameOf(keys), text]));
  return new Map(overlayTexts(overlay, spec).map(({ keys, text }) => [english.get(nameOf(keys)) ?? "", text]));
}

const STEP = /\.([A-Za-z_][\w-]*)|\[(?:'([^']*)'|(\d+)|\?\(@\.(\w+) == '([^']*)'\))\]/y;

/** Resolves a target to the paths of its nodes. */
function targetsOf(root: unknown, target: string): Keys[] {
  let places: { keys: Keys; node: unknown }[] = [{ keys: [], node: root }];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < target.length) {
    const [, name, quoted, index, field = "", value] = STEP.exec(target) ?? [];
    if (STEP.lastIndex === 0) {
      throw new UserError(`spec/zh.overlay.yaml has a target that this tool doesn't support: ${target}`);
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

/** Creates the target for a path. */
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

export function updateOverlay(overlay: Overlay, spec: Spec, chinese: Chinese): void {
  const texts = new Map(textsIn(spec, []).map(({ keys, text }) => [nameOf(keys), { keys, text }]));
  const covered = new Set<string>();
  overlay.actions = overlay.actions.filter(({ target, update }) => {
    const targets = targetsOf(spec, target);
    return keepTexts(update, (path) => {
      const names = targets.map((place) => nameOf([...place, ...path]));
      for (const name of names) covered.add(name);
      // A display name may exist in Chinese only.
      return (path.at(-1) === "x-displayName" && targets.length > 0) || names.some((name) => texts.has(name));
    });
  });
  // In English a tag's display name is its name. Chinese needs a separate display name.
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
    // Without a translation, the English text becomes a draft.
    holder[path.at(-1) ?? ""] = chinese.get(text) ?? MARKS.chinese + text.replace(MARKS.english, "");
  }
  overlay.actions.push(...[...updates].map(([target, update]) => ({ target, update })));
}

/** Removes the texts for which `isKept` is false. Returns whether any text is left. */
function keepTexts(node: object, isKept: (path: Keys) => boolean, path: Keys = []): boolean {
  for (const [key, inner] of Object.entries(node)) {
    const here = [...path, key];
    const isLeft = typeof inner === "object" && inner !== null ? keepTexts(inner, isKept, here) : isKept(here);
    if (!isLeft) delete Object(node)[key];
  }
  return Object.keys(node).length > 0;
}

/** The length of the target's path. An overlay can't merge into list entries, so each entry needs its own target. */
function anchorOf(keys: Keys): number {
  const inList = keys.findLastIndex((key) => typeof key === "number") + 1;
  return inList > 0 ? inList : Math.min(3, keys.length - 1);
}

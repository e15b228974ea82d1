/** The spec's texts: English in the spec, Chinese in its overlay. Some of them are drafts, which a developer has to rewrite. */
import { UserError } from "../command-line.js";
import { bodySchema } from "./parts.js";
import { operationsOf, resolve, type Spec } from "./spec.js";

/** Maps each English text to its Chinese translation. */
export type Chinese = Map<string, string>;

/** A text of the spec. `target` is the object that contains it, as the target of an overlay; `place` is the text's own target. */
interface Text {
  target: string;
  key: string;
  place: string;
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
export function registerText(chinese: Chinese, english: string, translated: string): string {
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
  return there === "" && chinese.has(text) ? text : registerText(chinese, text, MARKS.chinese + (there || here));
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
    texts.filter(({ text }) => isDraft(text)).map(({ place, text }) => ({ file, place, text }));
  const file = "spec/openapi.yaml";
  const operations = operationsOf(spec);
  return [
    ...draftsOf(file, textsIn(spec)),
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
    ...draftsOf("spec/zh.overlay.yaml", overlayTexts(overlay)),
  ];
}

/** The keys of texts for readers. In `x-enumDescriptions`, every key has such a text. */
const textKeys = ["title", "summary", "description", "x-displayName"];

/** Lists all texts below a node of the spec; `target` is the node's own target. */
function textsIn(node: unknown, target = "$"): Text[] {
  if (typeof node !== "object" || node === null) return [];
  const isNamedByXt = target.endsWith(".properties");
  return Object.entries(node).flatMap(([key, value]) => {
    // The content of an example is data.
    const isData = key === "value" || key === "example" || (key === "examples" && Array.isArray(value));
    if (isData && !isNamedByXt) return [];
    const place = target + (Array.isArray(node) ? entryStep(value, key) : step(key));
    const isText = typeof value === "string" && (textKeys.includes(key) || target.endsWith("['x-enumDescriptions']"));
    return isText ? [{ target, key, place, text: value }] : textsIn(value, place);
  });
}

/** Lists the texts of the overlay. */
function overlayTexts({ actions }: Overlay): Text[] {
  return actions.flatMap(({ target, update }) => {
    if (!TARGET.test(target))
      throw new UserError(`spec/zh.overlay.yaml has a target that this tool doesn't support: ${target}`);
    return textsIn(update, target);
  });
}

/** Maps each English text of the spec to its Chinese, so that an edit can move the text to another place. */
export function chineseOf(overlay: Overlay, spec: Spec): Chinese {
  const english = new Map(textsIn(spec).map(({ place, text }) => [place, text]));
  return new Map(overlayTexts(overlay).map(({ place, text }) => [english.get(place) ?? "", text]));
}

/** A single place, with the steps that `step` and `entryStep` write. */
const TARGET = /^\$(?:\.[A-Za-z_]\w*|\['(?![A-Za-z_]\w*')[^']*'\]|\[(?:\d+|\?\(@\.(?:name|url) == '[^']*'\))\])*$/;

const step = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key}']`);

/** The step to an entry of a list: by its name or URL, if it has one. */
function entryStep(entry: unknown, index: string): string {
  const { name, url } = Object(entry);
  if (typeof name === "string") return `[?(@.name == '${name}')]`;
  return typeof url === "string" ? `[?(@.url == '${url}')]` : `[${index}]`;
}

/** Removes the texts that the spec no longer has, and adds those that the overlay doesn't have yet. */
export function updateOverlay(overlay: Overlay, spec: Spec, chinese: Chinese): void {
  // In English a tag's display name is its name. Chinese needs a separate display name.
  const tagNames = spec.tags.map((tag) => {
    const [target, key] = [`$.tags${entryStep(tag, "")}`, "x-displayName"];
    return { target, key, place: target + step(key), text: tag.name };
  });
  const texts = new Map([...textsIn(spec), ...tagNames].map((text) => [text.place, text]));
  overlay.actions = overlay.actions.filter(({ target, update }) =>
    keepTexts(update, target, (place) => texts.has(place)),
  );
  for (const { place } of overlayTexts(overlay)) texts.delete(place);
  const updates = new Map<string, Record<string, string>>();
  for (const { target, key, text } of texts.values()) {
    // Without a translation, the English text becomes a draft.
    const translated = chinese.get(text) ?? MARKS.chinese + text.replace(MARKS.english, "");
    updates.set(target, { ...updates.get(target), [key]: translated });
  }
  overlay.actions.push(...[...updates].map(([target, update]) => ({ target, update })));
}

/** Removes the texts for which `isKept` is false. Returns whether any text is left. */
function keepTexts(node: object, target: string, isKept: (place: string) => boolean): boolean {
  for (const [key, inner] of Object.entries(node)) {
    const place = target + step(key);
    const isLeft = typeof inner === "object" && inner !== null ? keepTexts(inner, place, isKept) : isKept(place);
    if (!isLeft) delete Object(node)[key];
  }
  return Object.keys(node).length > 0;
}

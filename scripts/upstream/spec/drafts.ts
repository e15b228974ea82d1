/** The drafts that are left in the spec and in its Chinese: texts that `add` took from XT's pages, for a person to word anew. */
import type { Document } from "yaml";
import { targetOf } from "./overlay-targets.js";
import { overlayTexts, type Text, textsIn } from "./texts.js";
import { isDraft } from "./wording.js";

export interface Draft {
  file: string;
  /** Where in the spec it stands, as an overlay's target names it. */
  place: string;
  text: string;
}

export function draftsIn(spec: Document, overlay: string): Draft[] {
  const root: unknown = spec.toJS();
  const draftsOf = (file: string, texts: Text[]) =>
    texts.filter(({ text }) => isDraft(text)).map(({ keys, text }) => ({ file, place: targetOf(root, keys), text }));
  return [
    ...draftsOf("spec/openapi.yaml", textsIn(root, [])),
    ...draftsOf("spec/zh.overlay.yaml", overlayTexts(overlay, root)),
  ];
}

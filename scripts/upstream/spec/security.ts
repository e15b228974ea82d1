/** Decides how a new operation is secured: by where it stands, as XT's access pages have it. */
import type { Document } from "yaml";
import { childMap } from "./document.js";
import { type Chinese, say } from "./wording.js";

interface Scheme {
  /** The name by which the client knows it; a scheme of this header that the spec has under another one is taken as it is. */
  key: string;
  header: string;
  description: readonly [english: string, chinese: string];
}

/** XT's page "Token Instructions": whatever a user has authorised takes his token in this header. */
const accessToken: Scheme = {
  key: "accessToken",
  header: "access-token",
  description: [
    "The access token of the user on whose behalf the call is made.",
    "代表哪位用户调用，就用哪位用户的 access token。",
  ],
};

/** XT's page "Signature Statement": it names the pair whose secret key signs. */
const appKey: Scheme = {
  key: "appKey",
  header: "validate-appkey",
  description: [
    "The app key: it names the pair whose secret key signs the request.",
    "app key：指明用哪一对密钥签名。",
  ],
};

/** The same page: the other `validate-…` headers go with it. */
const signature: Scheme = {
  key: "signature",
  header: "validate-signature",
  description: [
    "The signature of the request, made with a secret key; XT's other `validate-…` headers go with it.",
    "用密钥对请求所做的签名；XT 的其他 `validate-…` 请求头与它一同发送。",
  ],
};

/**
 * Nothing for what stands below /public. Anything else is signed, and in the third-party section it takes the user's token,
 * too: never `security: []` because a page doesn't mention it. Brings a scheme that the spec lacks.
 */
export function secure(spec: Document, path: string, address: string, chinese: Chinese): Record<string, string[]>[] {
  if (path.startsWith("/public/")) return [];
  const schemes = /third[-_]party/.test(address) ? [appKey, signature, accessToken] : [appKey, signature];
  return [Object.fromEntries(schemes.map((scheme) => [keyOf(spec, scheme, chinese), []]))];
}

function keyOf(spec: Document, { key, header, description }: Scheme, chinese: Chinese): string {
  const known = childMap(spec, spec.contents, "components", "securitySchemes")?.items ?? [];
  const found = known.find(({ value }) => childMap(spec, value)?.get("name") === header);
  if (found) return String(found.key);
  const scheme = { type: "apiKey", in: "header", name: header, description: say(chinese, description) };
  spec.setIn(["components", "securitySchemes", key], spec.createNode(scheme));
  return key;
}

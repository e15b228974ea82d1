/** The consent page's part of a sign-in: what an app asks for in the authorization URL, and where the user is sent back to with what. */
import { languages, pathOfPage, type XtLanguage } from "../languages.js";
import { unusable } from "./misuse.js";
import type { XtFakeOptions } from "./options.js";

/** What an app asks a user's consent to. */
export interface ConsentRequest {
  readonly language: XtLanguage;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | undefined;
}

/** The language of one of XT's pages, by its URL's path; `undefined` where it is another one. */
export function languageOfPage(pathname: string, page: "oauth2" | "register"): XtLanguage | undefined {
  // Whatever stands before it belongs to the option pagesUrl.
  return languages.find((language) => pathname.endsWith(pathOfPage(language, page)));
}

/**
 * Reads an authorization URL (RFC 6749 §4.1.1).
 *
 * @throws {@link XtConfigError} it is none, or lacks something; the message says what, and repeats nothing of it
 */
export function readConsentRequest(authorizationUrl: string | URL, { clients }: XtFakeOptions): ConsentRequest {
  const refuse = (message: string) => unusable(`the authorization URL ${message}`);
  const url = URL.canParse(authorizationUrl) ? new URL(authorizationUrl) : undefined;
  const language = url && languageOfPage(url.pathname, "oauth2");
  if (!url || !language) throw refuse(`must lead to ${pathOfPage("en", "oauth2")}, in any of XT's languages`);
  const parameter = (name: string): string | undefined => {
    const [value, ...others] = url.searchParams.getAll(name);
    if (others.length > 0) throw refuse(`has the parameter ${name} more than once`);
    return value;
  };
  const required = (name: string): string => {
    const value = parameter(name);
    if (!value?.trim()) throw refuse(`lacks the parameter ${name}`);
    return value;
  };
  if (required("response_type") !== "code") throw refuse("must have response_type=code");
  const clientId = required("client_id");
  const redirectUri = required("redirect_uri");
  if (!isAddress(redirectUri))
    throw refuse("must have an absolute http or https URL, without a fragment, as redirect_uri");
  if (clients) {
    const client = Object.hasOwn(clients, clientId) ? clients[clientId] : undefined;
    if (!client) throw refuse("has a client_id that is none of the option clients");
    if (client.redirectUris?.includes(redirectUri) === false) {
      throw refuse("has a redirect_uri that is none of its client's in the option clients");
    }
  }
  return { language, clientId, redirectUri, scope: required("scope"), state: parameter("state") };
}

function isAddress(redirectUri: string): boolean {
  return URL.canParse(redirectUri) && /^https?:$/.test(new URL(redirectUri).protocol) && !redirectUri.includes("#");
}

/** Where a user is sent back to (RFC 6749 §4.1.2), as the redirect address was given, with this added to its query. */
export function callbackUrl({ redirectUri }: ConsentRequest, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return `${redirectUri}${redirectUri.includes("?") ? "&" : "?"}${query}`;
}

/** Reads the authorization URL of an app, and builds the callback URL to which the consent page redirects the user. */
import { languages, pathOfPage, type XtLanguage } from "../languages.js";
import type { XtFakeOptions } from "./options.js";
import { usageError } from "./usage-error.js";

/** The parameters of an authorization URL. */
export interface ConsentRequest {
  readonly language: XtLanguage;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | undefined;
}

/** The language of a page of XT, from its path; `undefined` if the path belongs to no such page. */
export function languageOfPage(pathname: string, page: "oauth2" | "register"): XtLanguage | undefined {
  // The option pagesUrl may have a path, which precedes the page's path.
  return languages.find((language) => pathname.endsWith(pathOfPage(language, page)));
}

/**
 * Reads an authorization URL (RFC 6749 §4.1.1).
 *
 * @throws {@link XtConfigError} the URL is invalid, or a parameter is missing or invalid. The message contains no part of the URL
 */
export function readConsentRequest(authorizationUrl: string | URL, { clients }: XtFakeOptions): ConsentRequest {
  const refuse = (message: string) => usageError(`the authorization URL ${message}`);
  const url = URL.canParse(authorizationUrl) ? new URL(authorizationUrl) : undefined;
  const language = url && languageOfPage(url.pathname, "oauth2");
  if (!url || !language)
    throw refuse(`must have the path ${pathOfPage("en", "oauth2")}, or the same path in another language of XT`);
  const parameter = (name: string): string | undefined => {
    const [value, ...others] = url.searchParams.getAll(name);
    if (others.length > 0) throw refuse(`has the parameter ${name} more than once`);
    return value;
  };
  const required = (name: string): string => {
    const value = parameter(name);
    if (!value?.trim()) throw refuse(`has no parameter ${name}`);
    return value;
  };
  if (required("response_type") !== "code") throw refuse("must have response_type=code");
  const clientId = required("client_id");
  const redirectUri = required("redirect_uri");
  if (!/^https?:\/\/[^\s\\#]+$/i.test(redirectUri) || !URL.canParse(redirectUri))
    throw refuse("has a redirect_uri that is not an absolute http or https URL without a fragment");
  const client = clients?.[clientId];
  if (clients && !client) throw refuse("has a client_id that is not in the option clients");
  if (client?.redirectUris?.includes(redirectUri) === false)
    throw refuse("has a redirect_uri that is not in redirectUris of its client");
  return { language, clientId, redirectUri, scope: required("scope"), state: parameter("state") };
}

/** The callback URL (RFC 6749 §4.1.2): the redirect URI with parameters added to its query. */
export function callbackUrl({ redirectUri }: ConsentRequest, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return `${redirectUri}${redirectUri.includes("?") ? "&" : "?"}${query}`;
}

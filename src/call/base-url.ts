/** Chooses the base URL of an operation: the spec's server, or its replacement in the option `baseUrl`. */
import { serverName, servers } from "../../generated/server.js";
import { checkedUrl, checkNames, type ErrorContext, ownOptions } from "./options.js";
import { isPlain } from "./own-properties.js";

/**
 * The base URL of all operations, or one for each server of the spec, by its name: https, or http on loopback. It may have a path.
 */
export type XtBaseUrl = string | { readonly [Name in keyof typeof servers]?: string | undefined };

/** Returns the base URL of an operation, by the name of its server; by default, that of the spec's first server. */
export type BaseUrlOf = (server: string | undefined) => string;

/**
 * Checks the option `baseUrl`.
 *
 * @throws {@link XtConfigError} a URL can't be used, or the spec has no server of that name
 */
export function checkedBaseUrl(
  baseUrl: XtBaseUrl | undefined,
  httpHosts: readonly string[],
  context: ErrorContext,
): BaseUrlOf {
  if (baseUrl !== undefined && !isPlain(baseUrl)) {
    const one = checkedUrl(baseUrl, "baseUrl", httpHosts, context);
    return () => one;
  }
  const own: { [name: string]: string | undefined } = ownOptions(baseUrl, context, "baseUrl");
  checkNames(own, Object.keys(servers), context, "server");
  const urls: { [name: string]: string } = { ...servers };
  for (const [name, url] of Object.entries(own)) {
    if (url !== undefined) urls[name] = checkedUrl(url, `baseUrl.${name}`, httpHosts, context);
  }
  return (server = serverName) => `${urls[server]}`;
}

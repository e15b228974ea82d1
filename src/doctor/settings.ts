/** What the doctor is given: the institution's credentials, from the environment, so that no command line and no history holds them. */
import { server } from "../../generated/server.js";
import { withoutSlashes } from "../call/options.js";
import { createXtClient, createXtOAuth, isXtError, type XtOAuth } from "../index.js";

export interface Settings {
  readonly xt: XtOAuth;
  /** Where the API is, without a slash at its end. */
  readonly baseUrl: string;
  readonly redirectUri: string;
  /** The pair to sign with, where it is given. */
  readonly pair: { readonly appKey: string; readonly secretKey: string } | undefined;
  /** What must never be shown. */
  readonly secrets: readonly string[];
}

/** What can't be used of the environment. The words are for whoever prints it. */
export type Problem =
  | { readonly kind: "missing"; readonly variable: Variable }
  | { readonly kind: "unusable"; readonly variable: string; readonly why: string }
  | { readonly kind: "holdsSecret"; readonly variable: Variable }
  | { readonly kind: "halfAPair" };

const required = ["XT_CLIENT_ID", "XT_CLIENT_SECRET", "XT_REDIRECT_URI", "XT_SCOPE"] as const;
const optional = ["XT_APP_KEY", "XT_SECRET_KEY", "XT_BASE_URL", "XT_PAGES_URL"] as const;

/** The variables of the environment that are read. */
type Variable = (typeof required)[number] | (typeof optional)[number];

const variableOf: Readonly<Record<string, Variable>> = {
  clientId: "XT_CLIENT_ID",
  clientSecret: "XT_CLIENT_SECRET",
  redirectUri: "XT_REDIRECT_URI",
  scope: "XT_SCOPE",
  baseUrl: "XT_BASE_URL",
  pagesUrl: "XT_PAGES_URL",
  appKey: "XT_APP_KEY",
  secretKey: "XT_SECRET_KEY",
};

/** What is printed, or stands in a URL that is printed: a secret that somebody put there by mistake would show. */
const shown = ["XT_CLIENT_ID", "XT_REDIRECT_URI", "XT_SCOPE", "XT_BASE_URL", "XT_PAGES_URL"] as const;

export function readSettings(environment: NodeJS.ProcessEnv): Settings | readonly Problem[] {
  // A variable that is set to nothing is how a shell or a CI has one that isn't set.
  const read = (variable: Variable) => environment[variable]?.trim() || undefined;
  const missing = required.filter((variable) => !read(variable));
  const problems: Problem[] = missing.map((variable) => ({ kind: "missing", variable }));
  const secrets = [read("XT_CLIENT_SECRET"), read("XT_SECRET_KEY")].filter((secret) => secret !== undefined);
  for (const variable of shown) {
    if (secrets.some((secret) => holds(read(variable), secret))) problems.push({ kind: "holdsSecret", variable });
  }
  const [appKey, secretKey] = [read("XT_APP_KEY"), read("XT_SECRET_KEY")];
  if ((appKey === undefined) !== (secretKey === undefined)) problems.push({ kind: "halfAPair" });
  if (problems.length > 0) return problems;

  const redirectUri = read("XT_REDIRECT_URI") ?? "";
  const baseUrl = read("XT_BASE_URL");
  const pair = appKey && secretKey ? { appKey, secretKey } : undefined;
  const options = {
    clientId: read("XT_CLIENT_ID") ?? "",
    clientSecret: read("XT_CLIENT_SECRET") ?? "",
    redirectUri,
    scope: read("XT_SCOPE"),
    baseUrl,
    pagesUrl: read("XT_PAGES_URL"),
  };
  try {
    // The client is made when the server's time is known; a pair that can't be used must be told before anything is sent.
    createXtClient(pair);
    const xt = createXtOAuth(options);
    return { xt, baseUrl: withoutSlashes(baseUrl ?? server), redirectUri, pair, secrets };
  } catch (error) {
    if (!isXtError(error)) throw error;
    // "createXtOAuth: redirectUri must be …": the option's name is ours, the variable's is theirs.
    const [, option = "", why = error.message] = /^\w+: (\w+) (.*)$/.exec(error.message) ?? [];
    return [{ kind: "unusable", variable: variableOf[option] ?? option, why }];
  }
}

function holds(text: string | undefined, secret: string): boolean {
  return (
    text !== undefined && secret.length >= 6 && (text.includes(secret) || text.includes(encodeURIComponent(secret)))
  );
}

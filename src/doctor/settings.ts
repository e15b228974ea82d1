/** Reads the command line and the environment. Credentials come from the environment, because shells keep command lines in a history. */
import { parseArgs } from "node:util";
import { server } from "../../generated/server.js";
import { withoutSlashes } from "../http/secure-url.js";
import { createXtClient, createXtOAuth, isXtError, type XtDeviation } from "../index.js";
import type { Language, Message, Values } from "./terminal.js";

export function readArguments(args: readonly string[], { LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv) {
  const fallback: Language = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "zh" : "en"; // POSIX's order.
  const usageError = { language: fallback, action: "usage error", ask: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { language: { type: "string" }, ask: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const { language = fallback, ask = false, help = false } = values;
    if (language !== "en" && language !== "zh") return usageError;
    const [command, ...more] = positionals;
    if (help || (command === undefined && !ask)) return { language, action: "usage", ask } as const;
    if (command !== "doctor" || more.length > 0) return { ...usageError, language } as const;
    return { language, action: "examine", ask } as const;
  } catch {
    return usageError; // The exception's message repeats the arguments, which may hold a secret.
  }
}

export type Settings = Exclude<ReturnType<typeof readSettings>, unknown[]>;

const required = ["XT_CLIENT_ID", "XT_CLIENT_SECRET", "XT_REDIRECT_URI", "XT_SCOPE"] as const;
/** The variables whose values are printed, alone or in a URL. */
const printed = ["XT_CLIENT_ID", "XT_REDIRECT_URI", "XT_SCOPE", "XT_BASE_URL", "XT_PAGES_URL"];

export function readSettings(environment: NodeJS.ProcessEnv) {
  // Shells and CI systems often set a variable to an empty string instead of unsetting it.
  const read = (variable: string) => environment[variable]?.trim() || undefined;
  const [appKey, secretKey] = [read("XT_APP_KEY"), read("XT_SECRET_KEY")];
  const secrets = [read("XT_CLIENT_SECRET"), secretKey].filter((secret) => secret !== undefined);
  const missing = required.filter((variable) => !read(variable));
  const forms = secrets.filter(({ length }) => length >= 6).flatMap((secret) => [secret, encodeURIComponent(secret)]);
  const leaking = printed.filter((variable) => forms.some((form) => read(variable)?.includes(form)));
  const problems: { message: Message; values?: Values }[] = [
    ...missing.map((variable) => ({ message: `problem.missing.${variable}` as const })),
    ...leaking.map((variable) => ({ message: "problem.holdsSecret" as const, values: { variable } })),
  ];
  if ((appKey === undefined) !== (secretKey === undefined)) problems.push({ message: "problem.halfPair" });
  if (problems.length > 0) return problems;

  const redirectUri = read("XT_REDIRECT_URI") ?? "";
  const baseUrl = read("XT_BASE_URL");
  const pair = appKey && secretKey ? { appKey, secretKey } : undefined;
  /** The differences between the responses to `xt` and the spec. */
  const deviations: XtDeviation[] = [];
  try {
    createXtClient(pair); // Only checks the pair, so that an invalid one is reported before anything is sent.
    const xt = createXtOAuth({
      clientId: read("XT_CLIENT_ID") ?? "",
      clientSecret: read("XT_CLIENT_SECRET") ?? "",
      redirectUri,
      scope: read("XT_SCOPE"),
      baseUrl,
      pagesUrl: read("XT_PAGES_URL"),
      onDeviation: (deviation) => deviations.push(deviation),
    });
    return { xt, deviations, baseUrl: withoutSlashes(baseUrl ?? server), redirectUri, pair, secrets };
  } catch (error) {
    if (!isXtError(error)) throw error;
    // "createXtOAuth: redirectUri must be …" becomes "XT_REDIRECT_URI must be …".
    const [, option = "", why = error.message] = /^\w+: (\w+) (.*)$/.exec(error.message) ?? [];
    const variable = `XT_${option.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
    return [{ message: "problem.unusable", values: { variable, why } }] satisfies typeof problems;
  }
}

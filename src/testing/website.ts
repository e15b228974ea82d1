/** Responds for XT's website: the consent page, its form, and the registration page. */
import { checkedOptions, type ErrorContext } from "../call/options.js";
import { XtConfigError } from "../errors/index.js";
import { type ConsentRequest, callbackUrl, languageOfPage, readConsentRequest } from "./consent.js";
import { consentPage, refusalPage, registrationPage } from "./consent-page.js";
import type { XtFakeOptions } from "./options.js";
import type { SignIns } from "./sign-ins.js";
import { usageError } from "./usage-error.js";

/** The decision of a user on the consent page. */
export interface XtFakeDecision {
  /** Whether the user consents. Default: `true`. */
  allow?: boolean | undefined;
  /** The id of the user who signs in. Default: the first of the option `users`. */
  user?: string | undefined;
}

export function createWebsite(options: XtFakeOptions, signIns: SignIns) {
  const { behavior = {} } = options;
  const { users } = signIns;

  function decide(request: ConsentRequest, { allow = true, user = users[0] ?? "" }: XtFakeDecision): string {
    const state = behavior.state === "dropped" ? undefined : request.state;
    if (!allow) return callbackUrl(request, { error: "access_denied", state });
    if (!users.includes(user)) throw usageError("the user of authorize must be in the option users");
    const { clientId, scope } = request;
    return callbackUrl(request, { code: signIns.consent({ userId: user, clientId, scope }), state });
  }

  function submit(request: ConsentRequest, form: URLSearchParams): Response {
    const { decision, user } = Object.fromEntries(form);
    if (decision !== "allow" && decision !== "deny")
      throw usageError("the field decision of the consent form must be allow or deny");
    const Location = decide(request, { allow: decision === "allow", user });
    // 303: the browser follows the POST with a GET.
    return new Response(null, { status: 303, headers: { Location } });
  }

  return {
    /** The callback URL to which the consent page redirects the user. */
    authorize(authorizationUrl: string | URL, decision?: XtFakeDecision): string {
      const context: ErrorContext = { code: "invalid_argument", caller: "fakeXt" };
      const own = checkedOptions(decision, ["allow", "user"], context, "the decision of authorize");
      if (!["boolean", "undefined"].includes(typeof own.allow))
        throw usageError("allow of authorize must be true or false");
      return decide(readConsentRequest(authorizationUrl, options), own);
    },

    /** The response to a request for a page; `undefined` for any other request. */
    respond(input: string | URL, init: RequestInit): Response | undefined {
      const url = URL.canParse(input) ? new URL(input) : undefined;
      const consent = url && languageOfPage(url.pathname, "oauth2");
      const registration = url && languageOfPage(url.pathname, "register");
      const method = init.method?.toUpperCase() ?? "GET";
      if (registration && method === "GET") return html(registrationPage(registration));
      if (!url || !consent || !["GET", "POST"].includes(method)) return undefined;
      try {
        const request = readConsentRequest(url, options);
        return method === "GET"
          ? html(consentPage(request, users))
          : submit(request, new URLSearchParams(`${init.body ?? ""}`));
      } catch (error) {
        if (error instanceof XtConfigError) return html(refusalPage(consent, error.message), 400);
        throw error;
      }
    },
  };
}

function html(text: string, status = 200): Response {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
  };
  return new Response(text, { status, headers });
}

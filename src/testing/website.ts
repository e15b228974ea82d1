/** Answers for XT's website: the consent page, its form, and the registration page; nothing for any other address. */
import { XtConfigError } from "../errors.js";
import { type ConsentRequest, callbackUrl, languageOfPage, readConsentRequest } from "./consent.js";
import { consentPage, refusalPage, registrationPage } from "./consent-page.js";
import { unusable } from "./misuse.js";
import type { XtFakeOptions } from "./options.js";
import type { SignIns } from "./sign-ins.js";

/** What a user decides on the consent page. */
export interface XtFakeDecision {
  /** Whether to consent; `true` unless given. */
  allow?: boolean | undefined;
  /** Who signs in; the first of the option `users` unless given. */
  user?: string | undefined;
}

export interface Website {
  /** Where the user comes back to from the consent page. */
  authorize(authorizationUrl: string | URL, decision?: XtFakeDecision): string;
  answer(input: string | URL, init: RequestInit): Response | undefined;
}

export function createWebsite(options: XtFakeOptions, signIns: SignIns): Website {
  const { mood = {} } = options;
  const { users } = signIns;

  function decide(request: ConsentRequest, { allow = true, user = users[0] ?? "" }: XtFakeDecision): string {
    const state = mood.state === "dropped" ? undefined : request.state;
    if (!allow) return callbackUrl(request, { error: "access_denied", state });
    if (!users.includes(user)) throw unusable("authorize takes a user of the option users");
    const { clientId, scope } = request;
    return callbackUrl(request, { code: signIns.consent({ userId: user, clientId, scope }), state });
  }

  function submit(request: ConsentRequest, form: URLSearchParams): Response {
    const decision = form.get("decision");
    if (decision !== "allow" && decision !== "deny") throw unusable("the consent page's form must say allow or deny");
    const user = form.get("user") ?? undefined;
    // 303: a form that was posted is followed by a GET.
    return new Response(null, {
      status: 303,
      headers: { Location: decide(request, { allow: decision === "allow", user }) },
    });
  }

  return {
    authorize: (authorizationUrl, decision = {}) => decide(readConsentRequest(authorizationUrl, options), decision),

    answer(input, init) {
      const url = URL.canParse(input) ? new URL(input) : undefined;
      const consent = url && languageOfPage(url.pathname, "oauth2");
      const registration = url && languageOfPage(url.pathname, "register");
      const method = init.method?.toUpperCase() ?? "GET";
      if (registration && method === "GET") return html(registrationPage(registration));
      if (!url || !consent || !["GET", "POST"].includes(method)) return undefined;
      try {
        const request = readConsentRequest(url, options);
        return method === "GET" ? html(consentPage(request, users)) : submit(request, formOf(init.body));
      } catch (error) {
        if (error instanceof XtConfigError) return html(refusalPage(consent, error.message), 400);
        throw error;
      }
    },
  };
}

function formOf(body: RequestInit["body"]): URLSearchParams {
  if (body instanceof URLSearchParams) return body;
  return new URLSearchParams(typeof body === "string" ? body : "");
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

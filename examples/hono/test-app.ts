/** Starts the app with a fake XT server for the tests, and sends requests to it as a browser does. */
import { createXtClient, createXtOAuth } from "xt-oauth";
import { fakeXt, type XtFakeDecision } from "xt-oauth/testing";
import { createXtSignIn, createXtTokens, type XtTokenStore, type XtTokens } from "xt-oauth/tokens";
import { createApp } from "./app.js";

const appUrl = "https://desk.example";
const redirectUri = `${appUrl}/callback`;
const clients = { "an-id": { secret: "a-secret", redirectUris: [redirectUri] } };
const keys = { "an-app-key": "a-secret-key" };
export const fake = fakeXt({}, { strict: true, users: ["anna", "bo"], clients, keys });
const { fetch, now } = fake;

let app: ReturnType<typeof createApp>;
let tokens: XtTokens;

/** Starts the app. `store` is the store of its sessions. Its tokens are in memory unless `tokenStore` is passed. */
export function startApp(store: XtTokenStore, tokenStore?: XtTokenStore): void {
  const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", redirectUri, scope: "userinfo", fetch });
  const client = createXtClient({ appKey: "an-app-key", secretKey: "a-secret-key", fetch, now });
  const signIn = createXtSignIn({ xt, now });
  tokens = createXtTokens({ xt, now, store: tokenStore });
  app = createApp({ appUrl, signIn, client, tokens, store });
}

/** Resolves to the access token of a session. */
export const accessToken = (session: string) => tokens.accessToken(session);

interface Options {
  method?: string;
  body?: BodyInit;
  origin?: string;
  prefetch?: boolean;
}

/** Behaves like a browser: it keeps cookies, and sends the origin of a form. */
export function browser(language = "en") {
  const cookies = new Map<string, string>();
  async function send(path: string, { origin = appUrl, prefetch = false, ...rest }: Options = {}) {
    const headers = {
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      Origin: origin,
      "Accept-Language": language,
      ...(prefetch && { "Sec-Purpose": "prefetch" }),
    };
    const response = await app.request(new URL(path, appUrl).href, { ...rest, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return {
      status: response.status,
      to: response.headers.get("Location") ?? "",
      text: await response.text(),
      cacheControl: response.headers.get("Cache-Control"),
    };
  }
  return {
    cookies,
    send,
    get: (path: string) => send(path),
    post: (path: string, form: Record<string, string> = {}, origin = appUrl) =>
      send(path, { method: "POST", body: new URLSearchParams(form), origin }),
    /** Resolves to the URL to which XT redirects the user. */
    consent: async (decision?: XtFakeDecision) => fake.authorize((await send("/login")).to, decision),
    async signIn(decision?: XtFakeDecision) {
      return (await send(await this.consent(decision))).to;
    },
    async order(more: Record<string, string> = {}) {
      const { text } = await send("/");
      const [, clientOrderId = ""] = /name="clientOrderId" value="(\w+)"/.exec(text) ?? [];
      return { clientOrderId, side: "BUY", price: "40000", quantity: "0.5", ...more };
    },
  };
}

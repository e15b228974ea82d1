/** A fake XT server for the tests of apps. It is a separate entry, which the client doesn't import. */
import { pause } from "../http/abort-signal.js";
import { listen, type XtFakeServer } from "./listen.js";
import { createMarket } from "./market.js";
import { checkOptions, type XtFakeOptions } from "./options.js";
import { createOrders } from "./orders.js";
import { parseRequest } from "./parsed-request.js";
import { checkedCopy, createPlans, type XtFakeAnswers, type XtFakeFault } from "./planned-answers.js";
import { RecordedRequest, type XtFakeRequest } from "./recorded-request.js";
import { exampleOf, type HandlerResult, type Handlers, successExample } from "./response-bodies.js";
import { sendAnswer } from "./send-answer.js";
import { createSignIns } from "./sign-ins.js";
import { usageError } from "./usage-error.js";
import { verifyRequest } from "./verify-request.js";
import { createWebsite, type XtFakeDecision } from "./website.js";

/** A fake XT server; see {@link fakeXt}. */
export interface XtFake {
  /** The option `fetch` for `createXtOAuth` and `createXtClient`. It sends nothing over the network. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** All requests to the API, oldest first, except those that violate a rule of the spec. */
  readonly requests: readonly XtFakeRequest[];
  /** Sets the responses of operations. Other operations are unchanged. */
  readonly answer: (answers: XtFakeAnswers) => void;
  /**
   * Returns the callback URL to which the consent page redirects the user. No browser is needed.
   *
   * ```ts
   * const { url, state } = xt.authorizationUrl({ language: "en" });
   * const code = xt.readCallback(fake.authorize(url), { state });
   * ```
   *
   * @throws {@link XtConfigError} the authorization URL or the decision is invalid
   */
  readonly authorize: (authorizationUrl: string | URL, decision?: XtFakeDecision) => string;
  /**
   * Serves the API and the consent page on a local port. Default: a free port. Needs Node, Bun or Deno.
   *
   * ```ts
   * const { url, close } = await fake.listen();
   * const xt = createXtOAuth({ clientId, clientSecret, redirectUri, scope, baseUrl: url, pagesUrl: url });
   * ```
   *
   * @throws {@link XtConfigError} the port is invalid or in use, or the runtime can't listen
   */
  readonly listen: (port?: number) => Promise<XtFakeServer>;
  /**
   * Returns the fake's time, in milliseconds since 1970. If a test calls `advance`, pass this function as the option `now` to
   * `createXtClient`, `createXtTokens` and `createXtSignIn`.
   */
  readonly now: () => number;
  /**
   * Sets the price of a pair, a decimal string. The price then moves from this value.
   *
   * @throws {@link XtConfigError} the pair is unknown, or the price is not a decimal string greater than 0
   */
  readonly setPrice: (symbol: string, price: string) => void;
  /**
   * Advances the clock, so that tokens expire and prices move.
   *
   * @throws {@link XtConfigError} the argument is not a finite number
   */
  readonly advance: (milliseconds: number) => void;
  /**
   * Revokes the sign-ins of one user, or of all users, with all their tokens. With `"access tokens"`, revokes only the current access
   * tokens; the refresh tokens stay valid.
   *
   * @throws {@link XtConfigError} the user is not in the option `users`, or the second argument is unknown
   */
  readonly revoke: (user?: string, what?: "sign-ins" | "access tokens") => void;
  /** Restores the initial responses, balances, prices and clock, and deletes all requests, sign-ins and orders. */
  readonly reset: () => void;
}

/**
 * Creates a fake XT server. By default, a valid request succeeds: the response comes from the fake's tokens, orders, prices and balances, or is an example of the spec.
 *
 * ```ts
 * const fake = fakeXt({ getToken: "business-failure" });
 * const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", fetch: fake.fetch });
 * await xt.exchangeCode("a-code"); // throws an XtApiError
 * fake.requests[0]?.sent("code", "a-code"); // true, although the request shows "[withheld]"
 * ```
 *
 * The fake refuses a request that breaks XT's rules. A code works once, for the institution that requested it. Tokens expire. A placed
 * order can be found and cancelled, and an order that violates a rule of its pair is refused. Unknown codes and tokens work too, unless
 * the fake is `strict`. Orders look like those of the live service: `symbol` in lower case, amounts as strings, `null` for values that a
 * new order doesn't have yet.
 *
 * The client's validators check the inputs. If a request is not in the spec, or an input violates a rule of the spec, the request fails
 * with an `XtConfigError` that names the field and the rule. If a header of the signature is missing or a timestamp is wrong, the fake
 * responds with an `AUTH_…` code; with the option `keys`, also if a signature is wrong.
 *
 * @throws {@link XtConfigError} an operation, an example or an option is unknown or invalid
 */
export function fakeXt(answers: XtFakeAnswers = {}, options: XtFakeOptions = {}): XtFake {
  const own = checkOptions(options);
  const initial = checkedCopy(answers);
  const requests: RecordedRequest[] = [];
  let state = createState(own, initial);

  async function receive(input: string | URL, init: RequestInit): Promise<Response> {
    const { website, keys, clock, signIns, plans, handlers } = state;
    const page = website.respond(input, init);
    if (page) return page;
    const request = parseRequest(input, init);
    const verified = await verifyRequest(request, { keys, now: clock.now, owner: signIns.owner });
    init.signal?.throwIfAborted();
    const recorded = new RecordedRequest(request);
    requests.push(recorded);
    const respondWith = ({ json, refused }: HandlerResult): XtFakeFault => {
      if (refused !== undefined) recorded.refused = refused;
      return { json };
    };
    if (!("owner" in verified)) return sendAnswer(respondWith(verified), init.signal);
    const handle = () =>
      respondWith(handlers[request.operation.id]?.(request, verified.owner) ?? { json: successExample(request) });
    const { answer, delayMs } = await plans.next(recorded);
    let response: XtFakeFault;
    if (answer === undefined) response = handle();
    else if (typeof answer === "string") response = { json: request.examples[answer]?.value };
    else {
      response = answer;
      if ("done" in answer && answer.done) handle();
    }
    if (delayMs > 0) await pause(delayMs, init.signal ?? undefined, "fakeXt");
    return sendAnswer(response, init.signal);
  }

  const fake: XtFake = {
    requests,
    answer: (answers) => state.plans.set(answers),
    authorize: (url, decision) => state.website.authorize(url, decision),
    now: () => state.clock.now(),
    advance: (milliseconds) => state.clock.advance(milliseconds),
    setPrice: (symbol, price) => state.market.setPrice(symbol, price),
    revoke: (user, what = "sign-ins") => state.signIns.revoke(user, what),
    listen: (port = 0) => listen(port, fake.fetch),
    async fetch(input, init = {}) {
      const response = await receive(input, init);
      response.headers.set("Date", new Date(fake.now()).toUTCString());
      return response;
    },
    reset() {
      requests.length = 0;
      state = createState(own, initial);
    },
  };
  return fake;
}

/** Everything that requests and the methods of a fake change, besides the list of requests. */
function createState(options: XtFakeOptions, answers: XtFakeAnswers) {
  const clock = createClock(options.now);
  const signIns = createSignIns(options, clock.now);
  const market = createMarket(options.symbols, options.strict ?? false, clock.now);
  const keys = options.keys && new Map(Object.entries(options.keys));
  const handlers: Handlers = {
    getToken: signIns.grant,
    createApiKey() {
      const { accessKey, secretKey } = Object(Object(exampleOf("createApiKey", "success")).result);
      keys?.set(accessKey, secretKey);
      return undefined;
    },
    ...market.handlers,
    ...createOrders(options, market, clock.now),
  };
  const [website, plans] = [createWebsite(options, signIns), createPlans(answers)];
  return { clock, signIns, market, keys, handlers, website, plans };
}

/** A clock that a test can advance, so that it needn't wait for a token to expire. */
function createClock(now: (() => number) | undefined) {
  let offsetMs = 0;
  return {
    // Reads `Date.now` at each call: a test runner may replace it with a mock.
    now(): number {
      // In whole milliseconds, as XT sends times, also after `advance(1000 / 3)`.
      const time = Math.floor((now ?? Date.now)() + offsetMs);
      if (!Number.isFinite(time)) throw usageError("now must return a finite number of milliseconds", "invalid_option");
      return time;
    },
    advance(milliseconds: number): void {
      if (!Number.isFinite(milliseconds)) throw usageError("advance needs a number of milliseconds");
      offsetMs += milliseconds;
    },
  };
}

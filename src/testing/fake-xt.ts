/**
 * A fake XT server for the tests of apps: it signs users in, answers with the spec's examples, keeps orders, refuses what breaks a rule
 * of the spec, and simulates the faults that a caller must handle. An entry of its own, which the client doesn't import.
 */
import { createPlans, type XtFakeAnswer, type XtFakeAnswers, type XtFakeFault } from "./answers.js";
import { createBalances } from "./balances.js";
import { createClock } from "./clock.js";
import { createKeys } from "./keys.js";
import { listen, type XtFakeServer } from "./listen.js";
import { createMarket } from "./market.js";
import { refusal } from "./misuse.js";
import { checkOptions, type XtFakeOptions } from "./options.js";
import { createOrders } from "./orders.js";
import type { Performed } from "./outcome.js";
import { type ParsedRequest, parseRequest } from "./parsed-request.js";
import { pause, play } from "./play.js";
import { RecordedRequest, type XtFakeRequest } from "./request.js";
import { authorized } from "./security.js";
import { createSignIns } from "./sign-ins.js";
import { createWebsite, type XtFakeDecision } from "./website.js";

/** A fake XT server; see {@link fakeXt}. */
export interface XtFake {
  /** Pass this to `createXtOAuth` or `createXtClient` as their option `fetch`. It sends nothing. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Every request to the API so far, the first one first, without those that break a rule of the spec. */
  readonly requests: readonly XtFakeRequest[];
  /** Sets the responses of operations from now on; other operations keep theirs. */
  readonly answer: (answers: XtFakeAnswers) => void;
  /**
   * The address to which the consent page sends a user back from an authorization URL, without a browser.
   *
   * ```ts
   * const { url, state } = xt.authorizationUrl({ language: "en" });
   * const code = xt.readCallback(fake.authorize(url), { state });
   * ```
   *
   * @throws {@link XtConfigError} XT couldn't show this URL to a user
   */
  readonly authorize: (authorizationUrl: string | URL, decision?: XtFakeDecision) => string;
  /**
   * Serves the API and the consent page at a port of this machine; a free one unless given. On Node, Bun and Deno.
   *
   * ```ts
   * const { url, close } = await fake.listen();
   * const xt = createXtOAuth({ clientId, clientSecret, redirectUri, scope, baseUrl: url, pagesUrl: url });
   * ```
   *
   * @throws {@link XtConfigError} the port can't be listened at
   */
  readonly listen: (port?: number) => Promise<XtFakeServer>;
  /** The fake's time, in milliseconds since 1970: pass it to `createXtClient` as the option `now` once the clock was moved. */
  readonly now: () => number;
  /** Sets the price of a pair, as decimal text. From there it moves on. */
  readonly setPrice: (symbol: string, price: string) => void;
  /** Moves the clock on, so that tokens expire and prices move. */
  readonly advance: (milliseconds: number) => void;
  /**
   * Ends the sign-ins of a user, or of all: their tokens are refused from now on. With `"access tokens"` only the access tokens that
   * exist now are refused; they can be renewed.
   */
  readonly revoke: (user?: string, what?: "sign-ins" | "access tokens") => void;
  /** Resets everything: no requests, sign-ins or orders, the first responses, balances and prices, the clock not moved. */
  readonly reset: () => void;
}

/**
 * Creates a fake XT server. Unless told otherwise, each request succeeds, with the spec's examples and with valid tokens:
 *
 * ```ts
 * const fake = fakeXt({ getToken: "business-failure" });
 * const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", fetch: fake.fetch });
 * await xt.exchangeCode("a-code"); // throws an XtApiError
 * fake.requests[0]?.sent("code", "a-code"); // true, though the request shows "[withheld]"
 * ```
 *
 * It enforces what it issues, as XT would: a code of its consent page works once, for the institution that it was issued to; its
 * tokens expire; an order that was placed is found and can be cancelled, unless it breaks a rule of its pair. Any other code or token works as well, unless it is `strict`.
 * Its orders look like those of the live service: lower case, amounts as strings, `null` for what a new order doesn't have yet.
 *
 * It checks inputs with the client's own validators. A request that the spec doesn't have, or whose inputs break a rule of the spec,
 * fails with an `XtConfigError` that names the field and the rule. A request without a right signature is refused as XT refuses it,
 * with an `AUTH_…` code.
 *
 * @throws {@link XtConfigError} there is no such operation, example or option
 */
export function fakeXt(answers: XtFakeAnswers = {}, options: XtFakeOptions = {}): XtFake {
  checkOptions(options);
  const { strict = false } = options;
  const requests: RecordedRequest[] = [];
  const clock = createClock(options.now);
  const signIns = createSignIns(options, clock.now);
  const market = createMarket(options.symbols, strict, clock.now);
  const balances = createBalances(options.balances, market.price);
  const orders = createOrders({ strict, now: clock.now, market, balances });
  const website = createWebsite(options, signIns);
  const keys = createKeys(options.keys);
  const performed: Performed = {
    getToken: signIns.grant,
    ...keys.performed,
    ...market.performed,
    ...balances.performed,
    ...orders.performed,
  };
  let plans = createPlans(answers);

  /** Carries a request out, and makes the fake's own response. */
  function perform(asked: ParsedRequest, owner: string, request: RecordedRequest): XtFakeFault {
    const outcome = performed[asked.id]?.(asked, owner) ?? { json: successExample(asked) };
    if (outcome.refused !== undefined) request.refused = outcome.refused;
    return { json: outcome.json };
  }

  /** The response that the test chose, else the fake's own, and how long it takes. */
  function settle(
    answer: XtFakeAnswer | undefined,
    asked: ParsedRequest,
    act: () => XtFakeFault,
  ): [XtFakeFault, number] {
    if (answer === undefined) return [act(), 0];
    if (typeof answer === "string") return [{ json: asked.examples[answer]?.value }, 0];
    if ("delayMs" in answer) return [settle(answer.answer, asked, act)[0], answer.delayMs];
    if ("done" in answer && answer.done) act();
    return [answer, 0];
  }

  async function answerOf(input: string | URL, init: RequestInit): Promise<Response> {
    const page = website.answer(input, init);
    if (page) return page;
    const asked = parseRequest(input, init);
    const found = await authorized(asked, { keys, now: clock.now, owner: signIns.owner });
    init.signal?.throwIfAborted();
    const request = new RecordedRequest(asked);
    requests.push(request);
    if ("refusal" in found) {
      const { json, refused } = found.refusal;
      if (refused !== undefined) request.refused = refused;
      return play({ json }, init.signal);
    }
    const told = await plans.next(request);
    const [answer, delayMs] = settle(told, asked, () => perform(asked, found.owner, request));
    if (delayMs > 0) await pause(delayMs, init.signal);
    return play(answer, init.signal);
  }

  const fake: XtFake = {
    requests,
    answer: (more) => plans.set(more),
    authorize: website.authorize,
    now: clock.now,
    advance: clock.advance,
    setPrice: market.setPrice,
    revoke: (user, what = "sign-ins") => signIns.revoke(user, what),
    listen: (port = 0) => listen(port, fake.fetch),
    async fetch(input, init = {}) {
      const response = await answerOf(input, init);
      response.headers.set("Date", new Date(clock.now()).toUTCString());
      return response;
    },
    reset() {
      requests.length = 0;
      plans = createPlans(answers);
      keys.reset();
      signIns.reset();
      orders.reset();
      balances.reset();
      clock.reset();
      market.reset();
    },
  };
  return fake;
}

function successExample({ id, examples, parameters }: ParsedRequest): unknown {
  const successes = Object.values(examples).filter(({ value }) => Object(value).rc === 0);
  const found = successes.find(({ forGrant }) => forGrant === undefined || forGrant === parameters.grant_type);
  if (found) return found.value;
  throw refusal("invalid_argument", id, "the spec has no example of a success; say what to answer, with { json: … }");
}

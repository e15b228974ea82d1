/**
 * An XT of one's own, for the tests of those who use this package: it signs users in, answers from the spec's own examples, remembers
 * orders, refuses what the spec doesn't have, and plays the faults that a caller has to live with. An entry of its own: the client
 * doesn't know it.
 */
import { createPlans, type XtFakeAnswer, type XtFakeAnswers, type XtFakeFault } from "./answers.js";
import { type Asked, check, read } from "./asked.js";
import { createClock } from "./clock.js";
import { createKeys } from "./keys.js";
import { listen, type XtFakeServer } from "./listen.js";
import { refusal } from "./misuse.js";
import { checkOptions, type XtFakeOptions } from "./options.js";
import { createOrders } from "./orders.js";
import type { Performed } from "./outcome.js";
import { pause, play } from "./play.js";
import { RecordedRequest, type XtFakeRequest } from "./request.js";
import { authorized } from "./security.js";
import { createSignIns } from "./sign-ins.js";
import { createWebsite, type XtFakeDecision } from "./website.js";

/** An XT of one's own; see {@link fakeXt}. */
export interface XtFake {
  /** Give this to `createXtOAuth` or `createXtClient` as their option `fetch`. It sends nothing anywhere. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Every request of the API so far, the first one first. Those that the spec doesn't have aren't in it. */
  readonly requests: readonly XtFakeRequest[];
  /** Answers with these from now on; operations that aren't named keep the answers that they have. */
  readonly answer: (answers: XtFakeAnswers) => void;
  /**
   * Where a user comes back to who was sent to an authorization URL: what the consent page does, without a browser.
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
   * Serves all of it, with the consent page, at a port of this machine; a free one unless given. On Node, Bun and Deno.
   *
   * ```ts
   * const { url, close } = await fake.listen();
   * const xt = createXtOAuth({ clientId, clientSecret, redirectUri, scope, baseUrl: url, pagesUrl: url });
   * ```
   *
   * @throws {@link XtConfigError} the port can't be listened at
   */
  readonly listen: (port?: number) => Promise<XtFakeServer>;
  /** The time that it has, in milliseconds since 1970: the option `now` of `createXtClient`, once its clock was moved. */
  readonly now: () => number;
  /** Moves its clock on, so that tokens end. */
  readonly advance: (milliseconds: number) => void;
  /**
   * Ends the sign-ins of a user, or of all: their tokens are refused from now on. With `"access tokens"` only the access tokens that
   * exist now are refused; they can be renewed.
   */
  readonly revoke: (user?: string, what?: "sign-ins" | "access tokens") => void;
  /** As it was created: no requests, no sign-ins, no orders, the first answers, its clock not moved. */
  readonly reset: () => void;
}

/**
 * An XT of one's own. It says yes unless told otherwise, with what the spec's examples show, and with tokens that are good:
 *
 * ```ts
 * const fake = fakeXt({ getToken: "business-failure" });
 * const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", fetch: fake.fetch });
 * await xt.exchangeCode("a-code"); // throws an XtApiError
 * fake.requests[0]?.sent("code", "a-code"); // true, though the request shows "[withheld]"
 * ```
 *
 * What it issues it holds to, as XT would: a code of its consent page works once, for the institution that it was issued to; its
 * tokens end; an order that was placed is found and can be cancelled. Any other code or token is as good, unless it is `strict`.
 *
 * A request that the spec doesn't have, or that lacks what the spec requires, fails with an `XtConfigError` that says what is
 * wrong with it. One that isn't signed as XT asks for is refused as XT refuses it, with an `AUTH_…` code.
 *
 * @throws {@link XtConfigError} there is no such operation, example or option
 */
export function fakeXt(answers: XtFakeAnswers = {}, options: XtFakeOptions = {}): XtFake {
  checkOptions(options);
  const { strict = false } = options;
  const requests: RecordedRequest[] = [];
  const clock = createClock(options.now);
  const signIns = createSignIns(options, clock.now);
  const orders = createOrders({ strict, now: clock.now });
  const website = createWebsite(options, signIns);
  const keys = createKeys(options.keys);
  const performed: Performed = { getToken: signIns.grant, ...keys.performed, ...orders.performed };
  let plans = createPlans(answers);

  /** What an operation is answered with that isn't told what, once it is done. */
  function perform(asked: Asked, owner: string, request: RecordedRequest): XtFakeFault {
    const outcome = performed[asked.operation.id]?.(asked, owner) ?? { json: successExample(asked) };
    if (outcome.refused !== undefined) request.refused = outcome.refused;
    return { json: outcome.json };
  }

  /** The answer that is told or else given, and how long it takes. */
  function settle(answer: XtFakeAnswer | undefined, asked: Asked, act: () => XtFakeFault): [XtFakeFault, number] {
    if (answer === undefined) return [act(), 0];
    if (typeof answer === "string") return [{ json: asked.operation.examples[answer]?.value }, 0];
    if ("delayMs" in answer) return [settle(answer.answer, asked, act)[0], answer.delayMs];
    if ("done" in answer && answer.done) act();
    return [answer, 0];
  }

  async function answerOf(input: string | URL, init: RequestInit): Promise<Response> {
    const page = website.answer(input, init);
    if (page) return page;
    const asked = read(input, init);
    check(asked);
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
      clock.reset();
    },
  };
  return fake;
}

function successExample({ operation: { id, examples }, parameters }: Asked): unknown {
  const successes = Object.values(examples).filter(({ value }) => Object(value).rc === 0);
  const found = successes.find(({ forGrant }) => forGrant === undefined || forGrant === parameters.grant_type);
  if (found) return found.value;
  throw refusal("invalid_argument", id, "the spec has no example of a success; say what to answer, with { json: … }");
}

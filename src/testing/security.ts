/** Checks who calls, as XT does: the headers that an operation's security asks for, the signature and its time. */
import { createSigner, maxRecvWindowMs } from "../signing.js";
import type { Asked } from "./asked.js";

/** Whom the double knows, and what time it has. */
export interface XtFakeOptions {
  /** The secret key of each app key. Without them any pair is taken, and its signature can't be checked. */
  keys?: Readonly<Record<string, string>> | undefined;
  /** The access tokens that are good. Without them any is. */
  accessTokens?: readonly string[] | undefined;
  /** The time in milliseconds since 1970; `Date.now` unless given. */
  now?: (() => number) | undefined;
}

/** XT's codes for a header that is missing; of the access token it documents none. */
const codesOfMissing: Record<string, string> = {
  "validate-appkey": "AUTH_001",
  "validate-timestamp": "AUTH_002",
  "validate-recvwindow": "AUTH_003",
  "validate-algorithms": "AUTH_005",
  "validate-signature": "AUTH_007",
};

/** XT refuses a time that is further ahead of its own. */
const aheadMs = 1_000;

/** XT's refusal of a request that nobody may make; `undefined` where it may be made. */
export async function unauthorized(asked: Asked, options: XtFakeOptions): Promise<{ json: unknown } | undefined> {
  const code = await codeOf(asked, options);
  return code === undefined ? undefined : { json: { rc: 1, mc: code, ma: [] } };
}

async function codeOf({ operation, headers, signed }: Asked, options: XtFakeOptions): Promise<string | undefined> {
  const { security = {} } = operation;
  const { keys, accessTokens, now = Date.now } = options;
  if (security.accessToken) {
    const token = headers.get(security.accessToken);
    if (!token || accessTokens?.includes(token) === false) return "FAILURE";
  }
  if (!security.signature) return undefined;
  for (const [name, code] of Object.entries(codesOfMissing)) if (!headers.get(name)) return code;

  const header = (name: string) => headers.get(name) ?? "";
  const appKey = header("validate-appkey");
  const recvWindowMs = Number(header("validate-recvwindow"));
  const timestamp = Number(header("validate-timestamp"));
  if (header("validate-algorithms") !== "HmacSHA256") return "AUTH_006";
  if (!(recvWindowMs > 0 && recvWindowMs <= maxRecvWindowMs)) return "AUTH_004";
  if (keys) {
    if (!Object.hasOwn(keys, appKey)) return "AUTH_101";
    const sign = createSigner({ appKey, secretKey: keys[appKey] ?? "", recvWindowMs });
    if ((await sign(signed, timestamp))[security.signature] !== header(security.signature)) return "AUTH_103";
  }
  const age = now() - timestamp;
  return age < -aheadMs || age > recvWindowMs ? "AUTH_105" : undefined;
}

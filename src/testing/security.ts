/** Checks who calls, as XT does: the headers that an operation's security asks for, the signature and its time. */
import { createSigner, maxRecvWindowMs } from "../call/sign-request.js";
import type { Keys } from "./keys.js";
import { no, type Outcome } from "./outcome.js";
import type { ParsedRequest } from "./parsed-request.js";

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

/** Whom the fake knows, and its time. */
export interface Known {
  readonly keys: Keys;
  readonly now: () => number;
  /** Whom an access token acts for, or why it acts for nobody. */
  owner(accessToken: string): { owner: string } | { fault: string };
}

/** Whom a request acts for, or XT's refusal of it. */
export async function authorized(
  request: ParsedRequest,
  known: Known,
): Promise<{ owner: string } | { refusal: Outcome }> {
  const { operation, headers } = request;
  const { accessToken: tokenHeader } = operation.security ?? {};
  const token = tokenHeader && headers.get(tokenHeader);
  if (tokenHeader && !token) return { refusal: no("the request has no access token") };
  const found = token ? known.owner(token) : { owner: "" };
  if ("fault" in found) return { refusal: no(found.fault) };
  const signature = await signatureFault(request, known);
  return signature ? { refusal: no(signature.why, signature.mc) } : found;
}

async function signatureFault(
  { operation, headers, signed }: ParsedRequest,
  { keys, now }: Known,
): Promise<{ mc: string; why: string } | undefined> {
  const { signature } = operation.security ?? {};
  if (!signature) return undefined;
  for (const [name, mc] of Object.entries(codesOfMissing)) {
    if (!headers.get(name)) return { mc, why: `the request has no header ${name}` };
  }
  const header = (name: string) => headers.get(name) ?? "";
  const appKey = header("validate-appkey");
  const recvWindowMs = Number(header("validate-recvwindow"));
  const timestamp = Number(header("validate-timestamp"));
  if (header("validate-algorithms") !== "HmacSHA256") return { mc: "AUTH_006", why: "the algorithm is not HmacSHA256" };
  if (!(recvWindowMs > 0 && recvWindowMs <= maxRecvWindowMs)) {
    return { mc: "AUTH_004", why: `the window is not between 0 and ${maxRecvWindowMs} ms` };
  }
  if (keys.areKnown) {
    const secretKey = keys.secretOf(appKey);
    if (secretKey === undefined) return { mc: "AUTH_101", why: "no such app key is known" };
    const sign = createSigner({ appKey, secretKey, recvWindowMs });
    if ((await sign(signed, timestamp))[signature] !== header(signature)) {
      return { mc: "AUTH_103", why: "the signature is not that of this request by this key" };
    }
  }
  const age = now() - timestamp;
  if (age < -aheadMs) return { mc: "AUTH_105", why: `the request is dated ${-age} ms ahead` };
  return age > recvWindowMs ? { mc: "AUTH_105", why: `the request is ${age} ms old` } : undefined;
}

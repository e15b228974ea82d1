/** Verifies a request as XT does: checks the security headers of the operation, the access token, the signature and the timestamp. */
import { ownProperties } from "../call/own-properties.js";
import { createSigner, maxRecvWindowMs } from "../call/sign-request.js";
import type { ParsedRequest } from "./parsed-request.js";
import { type HandlerResult, refusal } from "./response-bodies.js";

/** XT's codes for missing headers. XT documents no code for a missing access token. */
const missingHeaderCodes: Record<string, string> = {
  "validate-appkey": "AUTH_001",
  "validate-timestamp": "AUTH_002",
  "validate-recvwindow": "AUTH_003",
  "validate-algorithms": "AUTH_005",
  "validate-signature": "AUTH_007",
};

/** XT refuses a timestamp that is further in the future. */
const maxAheadMs = 1_000;

interface SecurityContext {
  /** The secret key of each app key. Without it, any key pair is accepted. */
  readonly keys: ReadonlyMap<string, string> | undefined;
  readonly now: () => number;
  /** The user of an access token, or XT's refusal of the token. */
  owner(accessToken: string): { owner: string } | HandlerResult;
}

/** The user of a request, or XT's refusal. */
export async function verifyRequest(
  request: ParsedRequest,
  context: SecurityContext,
): Promise<{ owner: string } | HandlerResult> {
  const { operation, headers } = request;
  const { accessToken: tokenHeader } = ownProperties(operation.security);
  const token = tokenHeader && headers.get(tokenHeader);
  if (tokenHeader && !token) return refusal("the request has no access token");
  const user = token ? context.owner(token) : { owner: "" };
  return "owner" in user ? ((await checkSignature(request, context)) ?? user) : user;
}

async function checkSignature(
  { operation, headers, signed }: ParsedRequest,
  { keys, now }: SecurityContext,
): Promise<HandlerResult | undefined> {
  const { signature } = ownProperties(operation.security);
  if (!signature) return undefined;
  for (const [name, mc] of Object.entries(missingHeaderCodes)) {
    if (!headers.get(name)) return refusal(`the request has no header ${name}`, mc);
  }
  const header = (name: string) => headers.get(name) ?? "";
  const appKey = header("validate-appkey");
  const recvWindowMs = Number(header("validate-recvwindow"));
  const timestamp = Number(header("validate-timestamp"));
  if (header("validate-algorithms") !== "HmacSHA256")
    return refusal("the header validate-algorithms must be HmacSHA256", "AUTH_006");
  if (!(Number.isInteger(recvWindowMs) && recvWindowMs > 0 && recvWindowMs <= maxRecvWindowMs))
    return refusal(`the header validate-recvwindow must be an integer from 1 to ${maxRecvWindowMs}`, "AUTH_004");
  if (!Number.isInteger(timestamp)) return refusal("the timestamp is not a number of milliseconds", "AUTH_105");
  if (keys) {
    const secretKey = keys.get(appKey);
    if (secretKey === undefined) return refusal("unknown app key", "AUTH_101");
    const sign = createSigner({ appKey, secretKey, recvWindowMs });
    if ((await sign(signed, timestamp))[signature] !== header(signature))
      return refusal("the signature doesn't match this request and this key", "AUTH_103");
  }
  const age = now() - timestamp;
  if (age < -maxAheadMs) return refusal(`the timestamp is ${-age} ms in the future`, "AUTH_105");
  return age > recvWindowMs ? refusal(`the timestamp is ${age} ms old`, "AUTH_105") : undefined;
}

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
  /** The user of an access token, or why the token is refused. */
  owner(accessToken: string): { owner: string } | { refused: string };
}

/** The user of a request, or XT's refusal. */
export async function verifyRequest(
  request: ParsedRequest,
  context: SecurityContext,
): Promise<{ owner: string } | { refusal: HandlerResult }> {
  const { operation, headers } = request;
  const { accessToken: tokenHeader } = ownProperties(operation.security);
  const token = tokenHeader && headers.get(tokenHeader);
  if (tokenHeader && !token) return { refusal: refusal("the request has no access token") };
  const user = token ? context.owner(token) : { owner: "" };
  if ("refused" in user) return { refusal: refusal(user.refused) };
  const invalid = await checkSignature(request, context);
  return invalid ? { refusal: refusal(invalid.reason, invalid.mc) } : user;
}

/** The reason and XT's code if the signature is invalid. */
async function checkSignature(
  { operation, headers, signed }: ParsedRequest,
  { keys, now }: SecurityContext,
): Promise<{ mc: string; reason: string } | undefined> {
  const { signature } = ownProperties(operation.security);
  if (!signature) return undefined;
  for (const [name, mc] of Object.entries(missingHeaderCodes)) {
    if (!headers.get(name)) return { mc, reason: `the request has no header ${name}` };
  }
  const header = (name: string) => headers.get(name) ?? "";
  const appKey = header("validate-appkey");
  const recvWindowMs = Number(header("validate-recvwindow"));
  const timestamp = Number(header("validate-timestamp"));
  if (header("validate-algorithms") !== "HmacSHA256")
    return { mc: "AUTH_006", reason: "the header validate-algorithms must be HmacSHA256" };
  if (!(Number.isInteger(recvWindowMs) && recvWindowMs > 0 && recvWindowMs <= maxRecvWindowMs))
    return { mc: "AUTH_004", reason: `the header validate-recvwindow must be an integer from 1 to ${maxRecvWindowMs}` };
  if (!Number.isInteger(timestamp)) return { mc: "AUTH_105", reason: "the timestamp is not a number of milliseconds" };
  if (keys) {
    const secretKey = keys.get(appKey);
    if (secretKey === undefined) return { mc: "AUTH_101", reason: "unknown app key" };
    const sign = createSigner({ appKey, secretKey, recvWindowMs });
    if ((await sign(signed, timestamp))[signature] !== header(signature)) {
      return { mc: "AUTH_103", reason: "the signature doesn't match this request and this key" };
    }
  }
  const age = now() - timestamp;
  if (age < -maxAheadMs) return { mc: "AUTH_105", reason: `the timestamp is ${-age} ms in the future` };
  return age > recvWindowMs ? { mc: "AUTH_105", reason: `the timestamp is ${age} ms old` } : undefined;
}

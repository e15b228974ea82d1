/** What XT's token endpoint answers, as the spec has it, with planted tokens. */
import { planted } from "./planted.js";

export const token = {
  user_id: planted.userId,
  access_token: planted.accessToken,
  refresh_token: planted.renewedToken,
  expires_in: 15552000,
  refresh_expires_in: 18144000,
  client_id: "institution-1",
  scope: "userinfo",
} as const;

export const success = { rc: 0, mc: "SUCCESS", ma: [], result: token } as const;

export const failure = { rc: 1, mc: "FAILURE", ma: [], result: null } as const;

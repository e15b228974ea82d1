/**
 * The public face of `xt-oauth/tokens`.
 *
 * @module
 */
export { d1CleanUp, d1Store, d1Table, type XtD1Database } from "./d1-store.js";
export { encryptedStore, type XtEncryptedStoreOptions, type XtEncryptionKey } from "./encrypted-store.js";
export { memoryStore } from "./memory-store.js";
export { postgresCleanUp, postgresStore, postgresTable, type XtPostgresPool } from "./postgres-store.js";
export { redisStore, type XtIoRedis, type XtNodeRedis, type XtRedisStoreOptions } from "./redis-store.js";
export type { XtTokensRefreshed, XtTokensRefreshFailed, XtTokensSignInNeeded } from "./renewal.js";
export {
  createXtSignIn,
  type XtCallbackRequest,
  type XtSignIn,
  type XtSignInFinish,
  type XtSignInOptions,
  type XtSignInRequest,
} from "./sign-in.js";
export type { XtTokenStore } from "./store.js";
export { createXtTokens, type XtAccessTokenOptions, type XtTokens, type XtTokensOptions } from "./token-manager.js";

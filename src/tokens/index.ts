/**
 * The public API of `xt-oauth/tokens`.
 *
 * @module
 */
export { encryptedStore, type XtEncryptedStoreOptions, type XtEncryptionKey } from "./encrypted-store.js";
export { memoryStore } from "./memory-store.js";
export { redisStore, type XtIoRedis, type XtNodeRedis, type XtRedisStoreOptions } from "./redis-store.js";
export {
  createXtSignIn,
  type XtCallbackRequest,
  type XtSignIn,
  type XtSignInFinish,
  type XtSignInOptions,
  type XtSignInRequest,
} from "./sign-in.js";
export {
  d1CleanUp,
  d1Store,
  d1Table,
  postgresCleanUp,
  postgresStore,
  postgresTable,
  type XtD1Database,
  type XtPostgresPool,
} from "./sql-stores.js";
export type { XtTokenStore } from "./store.js";
export type { XtTokensRefreshed, XtTokensRefreshFailed, XtTokensSignInNeeded } from "./token-events.js";
export { createXtTokens, type XtAccessTokenOptions, type XtTokens, type XtTokensOptions } from "./token-manager.js";

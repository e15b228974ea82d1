/**
 * The public face of `xt-oauth/tokens`.
 *
 * @module
 */
export { encryptedStore, type XtEncryptedStoreOptions, type XtEncryptionKey } from "./encrypted-store.js";
export { createXtTokens, type XtTokens, type XtTokensOptions } from "./keeper.js";
export { memoryStore } from "./memory-store.js";
export { postgresCleanUp, postgresStore, postgresTable, type XtPostgresPool } from "./postgres-store.js";
export { redisStore, type XtIoRedis, type XtNodeRedis, type XtRedisStoreOptions } from "./redis-store.js";
export type { XtTokensRefreshed, XtTokensSignInNeeded } from "./renewal.js";
export type { XtTokenStore } from "./store.js";

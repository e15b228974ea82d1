/** The key pairs that can sign requests: those of the option `keys`, and the one that `createApiKey` returns. */
import { exampleOf, type Handlers } from "./responses.js";

export interface Keys {
  /** The secret key of an app key. */
  secretOf(appKey: string): string | undefined;
  /** Whether the option `keys` is set. Without it any key pair is accepted. */
  readonly areKnown: boolean;
  readonly handlers: Handlers;
  reset(): void;
}

export function createKeys(initial: Readonly<Record<string, string>> | undefined): Keys {
  const known = new Map<string, string>();
  const keys: Keys = {
    secretOf: (appKey) => known.get(appKey),
    areKnown: initial !== undefined,
    handlers: {
      createApiKey() {
        const { accessKey, secretKey } = Object(Object(exampleOf("createApiKey", "success")).result);
        if (accessKey && secretKey) known.set(accessKey, secretKey);
        return undefined;
      },
    },
    reset() {
      known.clear();
      for (const [appKey, secretKey] of Object.entries(initial ?? {})) known.set(appKey, secretKey);
    },
  };
  keys.reset();
  return keys;
}

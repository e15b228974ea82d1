/** The key pairs that sign: those of the options, and the one that the fake creates. */
import { exampleOf, type Performed } from "./outcome.js";

export interface Keys {
  /** The secret key of an app key. */
  secretOf(appKey: string): string | undefined;
  /** Whether any are known: else any pair is taken. */
  readonly areKnown: boolean;
  readonly performed: Performed;
  reset(): void;
}

export function createKeys(told: Readonly<Record<string, string>> | undefined): Keys {
  const known = new Map<string, string>();
  const keys: Keys = {
    secretOf: (appKey) => known.get(appKey),
    areKnown: told !== undefined,
    performed: {
      createApiKey() {
        const { accessKey, secretKey } = Object(Object(exampleOf("createApiKey", "success")).result);
        if (accessKey && secretKey) known.set(accessKey, secretKey);
        return undefined;
      },
    },
    reset() {
      known.clear();
      for (const [appKey, secretKey] of Object.entries(told ?? {})) known.set(appKey, secretKey);
    },
  };
  keys.reset();
  return keys;
}

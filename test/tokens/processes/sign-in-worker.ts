/** Runs as one of many processes that finish sign-ins. The parent process sends callbacks, and gets their results. */
import { createXtOAuth, isXtError } from "../../../src/index.js";
import { createXtSignIn } from "../../../src/tokens/index.js";
import { connectStore, type StoreKind } from "../databases/clients.js";

export interface SignInTask {
  readonly serverUrl: string;
  readonly store: StoreKind;
  readonly databaseUrl: string;
}

export interface Callback {
  readonly url: string;
  readonly session: string;
}

/** `result` is the user who signed in, with the path, or the error's code. */
export type Finished = { readonly url: string; readonly result: string };

const { serverUrl, store, databaseUrl }: SignInTask = JSON.parse(process.argv[2] ?? "");
// A busy machine must not end a call.
const timeoutMs = 60_000;
const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: serverUrl, timeoutMs });
const connecting = connectStore(store, databaseUrl);

process.on("message", async (callbacks: Callback[]) => {
  const signIn = createXtSignIn({ xt, store: (await connecting).store });
  const finish = async ({ url, session }: Callback): Promise<Finished> => {
    const result = await signIn.finish(url, { session }).then(
      ({ token, returnTo }) => `${token.user_id} ${returnTo}`,
      (error: unknown) => (isXtError(error) ? error.code : String(error)),
    );
    return { url, result };
  };
  process.send?.(await Promise.all(callbacks.map(finish)));
});
// This process ends when the parent ends for any reason.
process.once("disconnect", () => process.exit());

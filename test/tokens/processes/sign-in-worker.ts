/** Runs as one of many processes that finish sign-ins. The parent process sends the callbacks, and receives their results. */
import { createXtOAuth, isXtError } from "../../../src/index.js";
import { createXtSignIn } from "../../../src/tokens/index.js";
import { connectStore, type StoreKind } from "../databases/clients.js";

export interface SignInOrders {
  readonly serverUrl: string;
  readonly store: StoreKind;
  readonly databaseUrl: string;
}

export interface Callback {
  readonly at: number;
  readonly callback: string;
  readonly session: string;
}

/** The user who signed in, or the error's code. */
export type Finished = { readonly at: number; readonly result: string };

async function work({ serverUrl, store: kind, databaseUrl }: SignInOrders): Promise<void> {
  const connected = await connectStore(kind, databaseUrl);
  // A busy machine must not end a call.
  const xt = createXtOAuth({
    ...{ clientId: "an-institution", clientSecret: "a-secret", baseUrl: serverUrl },
    timeoutMs: 60_000,
  });
  const signIn = createXtSignIn({ xt, store: connected.store });
  process.on("message", async (message: Callback | "end") => {
    if (message === "end") {
      await connected[Symbol.asyncDispose]();
      process.disconnect();
      return;
    }
    const { at, callback, session } = message;
    const result = await signIn.finish(callback, { session }).then(
      ({ token, returnTo }) => `${token.user_id} ${returnTo}`,
      (error: unknown) => (isXtError(error) ? error.code : String(error)),
    );
    process.send?.({ at, result } satisfies Finished);
  });
  process.send?.("ready");
}

process.once("message", (orders: SignInOrders) => work(orders));
// This process ends when the parent ends for any reason.
process.once("disconnect", () => process.exit());

/** Listens to the caller's signal. Calls that share a signal share one listener, because Node warns about many listeners. */
import { XtConfigError } from "../errors/index.js";

interface Subscription {
  readonly callbacks: Set<(reason: unknown) => void>;
  readonly stop: () => void;
}

const subscriptions = new WeakMap<AbortSignal, Subscription>();

/**
 * Calls `callback` when the signal aborts, or at once if it is aborted already. The returned function unsubscribes.
 *
 * @throws {@link XtConfigError} the signal is not a real `AbortSignal`, and throws
 */
export function onAbort(signal: AbortSignal, callback: (reason: unknown) => void, caller: string): () => void {
  try {
    if (signal.aborted) {
      callback(signal.reason);
      return () => undefined;
    }
    const { callbacks, stop } = subscriptions.get(signal) ?? subscribe(signal);
    callbacks.add(callback);
    return () => {
      callbacks.delete(callback);
      if (callbacks.size === 0) stop();
    };
  } catch {
    throw new XtConfigError("invalid_argument", caller, "signal must be an AbortSignal");
  }
}

/** Settles as `promise` does, or rejects when the signal aborts. An abort doesn't stop the work behind the promise. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined, caller: string): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    let unsubscribe: (() => void) | undefined;
    // First, because onAbort may throw: then a rejection of the promise would be unhandled.
    promise.then(resolve, reject).finally(() => unsubscribe?.());
    unsubscribe = onAbort(signal, reject, caller);
  });
}

/** Resolves after `ms` milliseconds, or rejects when the signal aborts. */
export function pause(ms: number, signal: AbortSignal | undefined, caller: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return untilAborted(time, signal, caller).finally(() => clearTimeout(timer));
}

function subscribe(signal: AbortSignal): Subscription {
  const callbacks: Subscription["callbacks"] = new Set();
  const listener = () => {
    let reason: unknown;
    try {
      reason = signal.reason;
    } catch {
      // The signal is aborted in any case.
    }
    for (const callback of callbacks) callback(reason);
  };
  const stop = () => {
    subscriptions.delete(signal);
    try {
      signal.removeEventListener("abort", listener);
    } catch {
      // No call listens any more.
    }
  };
  signal.addEventListener("abort", listener, { once: true });
  const subscription = { callbacks, stop };
  subscriptions.set(signal, subscription);
  return subscription;
}

/** Waits for the caller's signal, one listener for all calls that share it: Node warns of a signal that many listen to. */
import { XtConfigError } from "../errors.js";

interface Watch {
  readonly callbacks: Set<(reason: unknown) => void>;
  readonly stop: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/**
 * Calls back at the abort, at once where that is past, until the returned function is called.
 *
 * @throws {@link XtConfigError} the signal is of somebody's own making, and throws
 */
export function onAbort(signal: AbortSignal, callback: (reason: unknown) => void, caller: string): () => void {
  try {
    if (signal.aborted) {
      callback(signal.reason);
      return () => undefined;
    }
    const { callbacks, stop } = watches.get(signal) ?? watch(signal);
    callbacks.add(callback);
    return () => {
      callbacks.delete(callback);
      if (callbacks.size === 0) stop();
    };
  } catch {
    throw new XtConfigError("invalid_argument", caller, "signal must be an AbortSignal");
  }
}

/** Whoever aborts stops waiting; what is under way goes on. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined, caller: string): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    let letGo: (() => void) | undefined;
    // Before anything can throw: else nobody would hear of a rejection.
    promise.then(resolve, reject).finally(() => letGo?.());
    letGo = onAbort(signal, reject, caller);
  });
}

function watch(signal: AbortSignal): Watch {
  const callbacks: Watch["callbacks"] = new Set();
  const listener = () => {
    let reason: unknown;
    try {
      reason = signal.reason;
    } catch {
      // It is aborted all the same.
    }
    for (const callback of callbacks) callback(reason);
  };
  const stop = () => {
    watches.delete(signal);
    try {
      signal.removeEventListener("abort", listener);
    } catch {
      // Nobody waits for it any more.
    }
  };
  signal.addEventListener("abort", listener, { once: true });
  const started = { callbacks, stop };
  watches.set(signal, started);
  return started;
}

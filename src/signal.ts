/** Waits for the caller's signal, one listener for all calls that share it: Node warns of a signal that many listen to. */

interface Watch {
  readonly callbacks: Set<() => void>;
  readonly stop: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/** Calls back at the abort, until the returned function is called. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, stop } = watches.get(signal) ?? watch(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) stop();
  };
}

function watch(signal: AbortSignal): Watch {
  const callbacks = new Set<() => void>();
  const listener = () => {
    for (const callback of callbacks) callback();
  };
  const stop = () => {
    watches.delete(signal);
    try {
      signal.removeEventListener("abort", listener);
    } catch {
      // A signal of somebody's own making. Nobody waits for it any more.
    }
  };
  signal.addEventListener("abort", listener, { once: true });
  const started = { callbacks, stop };
  watches.set(signal, started);
  return started;
}

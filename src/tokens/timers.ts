/** Timers. The interleaving tests replace this module to control time. */

/** Resolves after `ms` milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/**
 * Runs `call`, and resolves to its result. Rejects if the call fails, or after `ms` milliseconds with a `TimeoutError`. A timeout doesn't
 * stop the call. `errorOf` converts each failure. There is no race of promises, for speed: every call to a store passes through here.
 */
export function withDeadline<T>(call: () => Promise<T>, ms: number, errorOf: (failure: unknown) => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (failure: unknown) => {
      clearTimeout(timer);
      reject(errorOf(failure));
    };
    const timer = setTimeout(() => fail(Object.assign(new Error("too late"), { name: "TimeoutError" })), ms);
    const succeed = (value: T) => {
      clearTimeout(timer);
      resolve(value);
    };
    call().then(succeed, fail);
  });
}

/** Resolves to whether `promise` settled within `ms` milliseconds. Never rejects. */
export function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, false);
    const settle = () => {
      clearTimeout(timer);
      resolve(true);
    };
    promise.then(settle, settle);
  });
}

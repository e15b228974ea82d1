/** Copies an object's own properties. A property of a polluted `Object.prototype` must not become an option. */
export function ownProperties<T extends object>(object: T | undefined): Partial<T> {
  return Object.assign(Object.create(null), object);
}

/** Whether a value has these methods: clients and stores are checked by their shape, because a package may be loaded twice. */
export function hasMethods<T>(value: unknown, ...names: (keyof T)[]): value is T {
  return names.every((name) => typeof Object(value)[name] === "function");
}

/** Whether a value is a plain object. A `Map`, a promise or an `AbortSignal` isn't: a copy of its own properties would be empty. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  // An imported module is an object of settings, too.
  return / (?:Object|Module)]$/.test(Object.prototype.toString.call(value));
}

/** Copies an object's own properties. A property of a polluted `Object.prototype` must not become an option. */
export function ownProperties<T extends object>(object: T | undefined): Partial<T> {
  return Object.assign(Object.create(null), object);
}

/**
 * Whether everything that a value holds is in its own properties. It isn't in a `Map`, a promise, an `AbortSignal`, or an object whose
 * class has getters: its content would be dropped silently. Own fields and methods of a class are no problem.
 */
export function isPlain(value: unknown): value is object {
  // An imported module is an object of settings, too.
  if (!/^\[object (?:Object|Module)\]$/.test(Object.prototype.toString.call(value))) return false;
  for (let holder = parentOf(value); holder && parentOf(holder); holder = parentOf(holder)) {
    const properties = Object.values(Object.getOwnPropertyDescriptors(holder));
    if (properties.some(({ get, enumerable }) => get || enumerable)) return false;
  }
  return true;
}

/** The prototype of an object; `null` for the root. */
function parentOf(value: unknown): object | null {
  return Object.getPrototypeOf(value);
}

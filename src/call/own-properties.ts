/** Copies an object's own properties. A property of a polluted `Object.prototype` must not become an option. */
export function ownProperties<T extends object>(object: T | undefined): Partial<T> {
  return Object.assign(Object.create(null), object);
}

/** Whether a value has these methods: clients and stores are checked by their shape, because a package may be loaded twice. */
export function hasMethods<T>(value: unknown, ...names: (keyof T)[]): value is T {
  return names.every((name) => typeof Object(value)[name] === "function");
}

/**
 * Whether `ownProperties` copies everything that a value has. The copy of a `Map`, a promise or an `AbortSignal` would be empty. The copy
 * of an object that inherits fields or getters would lack them.
 */
export function isPlain(value: unknown): value is Record<string, unknown> {
  // An imported module is an object of settings, too.
  return / (?:Object|Module)]$/.test(Object.prototype.toString.call(value)) && !inheritsFields(value);
}

/** Whether an object inherits fields or getters. Inherited methods don't matter. */
function inheritsFields(object: unknown): boolean {
  const holder = Object.getPrototypeOf(object);
  // The last prototype is that of every object. It may be polluted.
  if (holder === null || Object.getPrototypeOf(holder) === null) return false;
  const properties: PropertyDescriptor[] = Object.values(Object.getOwnPropertyDescriptors(holder));
  return properties.some(({ get, enumerable }) => get || enumerable) || inheritsFields(holder);
}

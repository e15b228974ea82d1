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
  // `Object.prototype` may be polluted. It isn't compared by identity, because another realm has its own.
  if (holder === null || Object.hasOwn(holder, "hasOwnProperty")) return false;
  const properties: PropertyDescriptor[] = Object.values(Object.getOwnPropertyDescriptors(holder));
  return properties.some(({ get, enumerable }) => get || enumerable) || inheritsFields(holder);
}

/** Copies lists and plain objects, at any depth. Other values are shared. */
export function deepCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepCopy);
  if (!isPlain(value)) return value;
  const copies = Object.entries(value).map(([name, inner]) => [name, deepCopy(inner)]);
  return ownProperties(Object.fromEntries(copies));
}

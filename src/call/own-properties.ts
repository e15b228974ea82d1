/** Copies an object's own properties. A property of a polluted `Object.prototype` must not become an option. */
export function ownProperties<T extends object>(object: T | undefined): Partial<T> {
  return Object.assign(Object.create(null), object);
}

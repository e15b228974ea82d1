/** A copy of an object's own properties: one of a polluted `Object.prototype` is no option. */
export function ownProperties<T extends object>(object: T | undefined): Partial<T> {
  return Object.assign(Object.create(null), object);
}

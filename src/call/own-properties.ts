/** The properties that stand in an object itself: one that somebody slipped into `Object.prototype` is nobody's option. */
export function ownProperties<T extends object>(object: T | undefined): Partial<T> {
  return Object.assign(Object.create(null), object);
}

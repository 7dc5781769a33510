/** The same content in another text: nothing may depend on the order in which keys were written. */

/** The same content, the keys of every object in the opposite order. */
export function backwards<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => backwards(item)) as T;
  const turned = Object.entries(value).toReversed();
  return Object.fromEntries(turned.map(([key, item]) => [key, backwards<unknown>(item)])) as T;
}

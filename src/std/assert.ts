/**
 * Broken invariants throw: they are defects of ours, never a consequence of what someone typed.
 */

/** Throws when `condition` does not hold; `message` says which invariant broke. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}

/** The value, which the caller knows to be there; throws otherwise. */
export function present<T>(value: T | undefined | null, message: string): T {
  if (value === undefined || value === null) throw new Error(`Broken invariant: ${message}`);
  return value;
}

/**
 * Expected failures are values, so that a caller cannot forget them; broken invariants throw (`assert.ts`).
 */

/** Either a value or a tagged, expected error. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** The successful variant. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The failed variant; `error` is one of a closed list of kinds. */
export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

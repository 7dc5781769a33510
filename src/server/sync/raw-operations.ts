/** What is told of operations as they came, before anything of them was checked. */

import type { Json } from '../../std/json.ts';

/** The records that entries of a group touch, for reading them before the decision. */
export function recordsOf(operations: readonly Json[]): readonly string[] {
  return [...textsAt(operations, 'record'), ...textsAt(operations, 'home')];
}

/** The ids of operations as they came; what has none is left out. */
export function idsOf(operations: readonly Json[]): readonly string[] {
  return textsAt(operations, 'operationId');
}

/** The texts under a key, of operations as they came. */
export function textsAt(operations: readonly Json[], key: string): string[] {
  const found: string[] = [];
  for (const operation of operations) {
    const text = textAt(operation, key);
    if (text !== undefined) found.push(text);
  }
  return found;
}

function textAt(value: Json, key: string): string | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const found = Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: Json })[key]
    : undefined;
  return typeof found === 'string' && found.length <= 64 ? found : undefined;
}

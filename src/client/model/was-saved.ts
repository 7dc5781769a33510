/**
 * Whether what a page left half-typed in a field was saved all the same as the page went away: it had no time to let go of the
 * draft. Once somebody else wrote there only the history tells.
 */

import { alikeJson, type Json } from '../../std/json.ts';
import type { FieldChange } from '../../domain/operation/operation.ts';
import type { Draft } from '../ports/sheet-store.ts';
import type { Carnet } from './carnet.ts';

/** @param next the value that the field was to get */
export async function wasSaved(
  carnet: Carnet,
  { recordId, field }: { readonly recordId: string; readonly field: string },
  { seen }: Draft,
  next: unknown,
): Promise<boolean> {
  const record = carnet.record(recordId);
  if (record === undefined || seen === undefined) return false;
  const { memberId } = carnet.state.getState();
  const history = await carnet.readHistory(record.home);
  return history.some((entry) => {
    const operation = 'operation' in entry ? entry.operation : entry;
    const change = operation.record === recordId ? operation.fields[field] : undefined;
    // What was typed before is one change with it.
    return (
      change !== undefined &&
      operation.by === memberId &&
      [operation.operationId, change.base].includes(seen.base) &&
      holds(change, next)
    );
  });
}

function holds({ value, put }: FieldChange, next: unknown): boolean {
  const elements = (next ?? {}) as Readonly<Record<string, Json>>;
  return put === undefined
    ? alikeJson(value ?? null, (next ?? null) as Json)
    : Object.entries(put).every(([key, element]) => alikeJson(element, elements[key]));
}

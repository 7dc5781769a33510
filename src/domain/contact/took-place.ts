/**
 * What counts as a contact that took place, in the overview, the report and the reviews alike: one that was held, in some
 * way. A visit exists from its beginning; begun by mistake, it has no words and no minutes, and is none.
 */

import type { Contact } from '../operation/record.ts';
import { isFaceToFace } from './contact.ts';

export function tookPlace({ values, deleted }: Pick<Contact, 'values' | 'deleted'>): boolean {
  const { state, mode } = values;
  if (deleted !== undefined || state !== 'held' || mode === undefined) return false;
  return !isFaceToFace(mode) || isNoted(values);
}

function isNoted({
  minutes = 0,
  summary,
  minutesText,
  decisions = {},
}: Contact['values']): boolean {
  return (
    minutes > 0 ||
    [summary, minutesText, ...Object.values(decisions)].some(
      (said) => said !== undefined && said.text.trim() !== '',
    )
  );
}

/** What kind of contact a slot of the journal is. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Language } from '../entity/field.ts';
import type { Values } from '../entity/registry.ts';
import type { Slot } from './journal-plan.ts';
import { present } from '../../std/assert.ts';
import type { Note } from './note.ts';
import { agreements } from './review-texts.ts';

/** Words added to a note on the day after. */
export const corrections: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Confirmé depuis par message.', 'Vérifié le lendemain.', 'Complété après relecture.'],
  en: ['Since confirmed by message.', 'Checked the day after.', 'Completed on rereading.'],
};

export function firstOf(slots: readonly Slot[], kind: Slot['kind']): LocalDate | undefined {
  return slots.find((slot) => slot.kind === kind)?.on;
}

export function modeOf({ kind }: Slot, note: Note): NonNullable<Note['mode']> {
  if (kind === 'visit') return 'atBusiness';
  if (kind === 'review' || kind === 'missed') return 'video';
  return note.mode ?? 'phone';
}

export function kindOf({ kind }: Slot, note: Note): Values<'contact'>['kind'] {
  if (kind === 'review' || kind === 'missed') return 'monthlyReview';
  return note.kind ?? 'interim';
}

/** What it took to prepare a meeting: invented, by the length of what was said, so that it is the same each time. */
export function preparationOf({ kind }: Slot, { length }: string): Partial<Values<'contact'>> {
  if (kind !== 'review' && kind !== 'visit' && kind !== 'induction') return {};
  return { preparationMinutes: 10 + 5 * (length % 5) };
}

/** What was agreed at a contact: a review ends with an action, whether or not the note tells of it. */
export function agreedAt(
  { kind }: Slot,
  { action }: Note,
  language: Language,
  turn: number,
): Note['action'] {
  if (kind === 'missed') return undefined;
  if (action !== undefined || kind !== 'review') return action;
  const { by, days, ...title } = present(agreements[turn % agreements.length], 'one for each turn');
  return { title: title[language], by, days };
}

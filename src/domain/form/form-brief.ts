/** What the head of a sheet, and with it lists and reports, knows of each form. */

import type { Json } from '../../std/json.ts';
import { element } from '../entity/field.ts';
import type { Country } from '../programme/programme.ts';
import type { Gaps } from '../text/text-gaps.ts';
import type { SectionCounts } from './brief-facts.ts';

/** `agreed`: by both sides. `replaced`: another form took its place. */
export const formStates = ['draft', 'complete', 'agreed', 'replaced'] as const;
export type FormState = (typeof formStates)[number];

/** What came of a form when it was completed, as its template reckons it. */
export type FormOutcome = { readonly [key: string]: Json };

/** What lists, alerts and reports know of a form without reading it. */
export interface FormBrief {
  readonly id: string;
  readonly templateId: string;
  readonly state: FormState;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changedAt: number;
  readonly title?: string | undefined;
  readonly onDate?: string | undefined;
  readonly market?: Country | undefined;
  readonly replaces?: string | undefined;
  readonly outcome?: FormOutcome | undefined;
  /** Of a review: when the letter that follows it was sent. */
  readonly letterSentOn?: string | undefined;
  /** Of a form that both sides agreed. */
  readonly agreedOn?: string | undefined;
  /** Of a plan: how its sections stand now, which moves after the agreement. */
  readonly sections?: SectionCounts | undefined;
  /** Texts that are not in both languages yet. */
  readonly gaps?: Gaps | undefined;
}

/** Whether something that was stored is a day that can be reckoned with. */
export function isDay(value: unknown): value is string {
  return element.date.safeParse(value).success;
}

/** A brief that was stored, without days that no reader can reckon with: an earlier version took any text for one. */
export function readableBrief(brief: FormBrief): FormBrief | undefined {
  if (typeof brief.templateId !== 'string') return undefined;
  const { onDate, letterSentOn, agreedOn, ...rest } = brief;
  const days = { onDate, letterSentOn, agreedOn };
  const wrong = Object.values(days).filter((day) => day !== undefined && !isDay(day));
  if (wrong.length === 0) return brief;
  const sound = Object.entries(days).filter(([, day]) => isDay(day));
  return { ...rest, ...Object.fromEntries(sound) };
}

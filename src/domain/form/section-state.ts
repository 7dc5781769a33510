/** How far each section of a plan is, and how far the plan is as a whole. */

import * as z from 'zod/mini';
import { element, type Text2 } from '../entity/field.ts';
import { type FormValues, leftOutReasonField, sectionStateField } from './fields.ts';
import { roundHalfUp } from './rounding.ts';
import { type SectionState, sectionStates } from './template.ts';
import type { PlanResult, SectionView } from './view.ts';

const stateSchema = z.enum(sectionStates);

/** The state of a section; it begins as not started. */
export function sectionStateOf(values: FormValues, sectionId: string): SectionState {
  const parsed = stateSchema.safeParse(values[sectionStateField(sectionId)]);
  return parsed.success ? parsed.data : 'notStarted';
}

/** Why a section was left out; nothing when nobody said so. */
export function leftOutReasonOf(values: FormValues, sectionId: string): Text2 | undefined {
  const parsed = element.text2.safeParse(values[leftOutReasonField(sectionId)]);
  return parsed.success && parsed.data.text.trim() !== '' ? parsed.data : undefined;
}

/** How far a plan is: sections done out of those kept. */
export function planProgress(
  sections: readonly Pick<SectionView, 'key' | 'state' | 'leftOutReason'>[],
): PlanResult {
  const inState = (wanted: SectionState): typeof sections =>
    sections.filter(({ state }) => state === wanted);
  const leftOut = inState('leftOut');
  const done = inState('done').length;
  const kept = sections.length - leftOut.length;
  return {
    kind: 'plan',
    done,
    kept,
    leftOut: leftOut.length,
    reasonMissing: leftOut.flatMap(({ key, leftOutReason }) =>
      leftOutReason === undefined ? [key] : [],
    ),
    progress: kept === 0 ? 0 : roundHalfUp((done / kept) * 100),
  };
}

/**
 * Answering: each answer is a field of its own, written the moment it is given. Nothing here asks in which state the form is:
 * an answer that comes after an agreement is kept, marks the outcome outdated, and is there for the next version.
 */

import { type Command, setFields } from '../../command/command.ts';
import { countries, type Country } from '../../programme/programme.ts';
import type { Text2 } from '../../entity/field.ts';
import { fail } from '../../../std/result.ts';
import {
  focusField,
  type ItemKey,
  leftOutReasonField,
  noteFieldOf,
  rateField,
  sectionStateField,
} from '../fields.ts';
import { readOutcome } from '../outcome.ts';
import type { Item, SectionState } from '../template.ts';
import { answerPatch, storedOf, type Written } from '../write-answer.ts';

/** Answers an item; `padId` in a section that each launch pad fills in for itself. */
export function answerItem(formId: string, item: Item, written: Written, padId?: string): Command {
  const patch = answerPatch(item, written, padId);
  return setFields(formId, { ...patch, ...marketFrom(item, written) });
}

/** The market of a plan is also what lists know of it. It stays that of the plan where the answer is taken back: no list shows a plan without one. */
function marketFrom({ feeds }: Item, written: Written): { readonly market?: Country } {
  if (feeds !== 'form.market') return {};
  const word = typeof written === 'object' && written.kind === 'word' ? written.word : undefined;
  const market = countries.find((country) => country === word);
  return market === undefined ? {} : { market };
}

/** Writes the private note on an answer; an empty one takes it away. */
export function noteOnItem(formId: string, key: ItemKey, note: string): Command {
  return setFields(formId, { [noteFieldOf(key)]: note.trim() === '' ? undefined : note });
}

/** Says how far a section of a plan is; one that is left out needs its reason: `leaveOut`. */
export function setSectionState(
  formId: string,
  sectionId: string,
  state: Exclude<SectionState, 'leftOut'>,
): Command {
  return setFields(formId, {
    [sectionStateField(sectionId)]: state,
    [leftOutReasonField(sectionId)]: undefined,
  });
}

/** Leaves a section of a plan out, and says why. */
export function leaveOut(formId: string, sectionId: string, reason: Text2): Command {
  const field = leftOutReasonField(sectionId);
  if (reason.text.trim() === '') {
    return () => fail({ kind: 'invalid', errors: [{ field, reason: 'required' }] });
  }
  const stored = storedOf({ kind: 'text', text: reason });
  return setFields(formId, { [sectionStateField(sectionId)]: 'leftOut', [field]: stored });
}

/**
 * Chooses the areas to work on first, at most as many as the template allows. It is decided on the result: where that is
 * frozen already, it takes the choice in.
 */
export function chooseFocus(formId: string, areas: readonly string[], max: number): Command {
  if (areas.length > max) {
    return () => fail({ kind: 'invalid', errors: [{ field: focusField, reason: 'invalid' }] });
  }
  return (context) => {
    const stored = context.record(formId)?.values['outcome'];
    const outcome = readOutcome(stored);
    return setFields(formId, {
      [focusField]: areas.length === 0 ? undefined : areas,
      ...(outcome && { outcome: { ...outcome, focus: [...areas] } }),
    })(context);
  };
}

/** Says how many euros a pound is worth in this form. */
export function setRate(formId: string, eurosPerPound: number | undefined): Command {
  if (eurosPerPound !== undefined && !(eurosPerPound > 0)) {
    return () => fail({ kind: 'invalid', errors: [{ field: rateField, reason: 'invalid' }] });
  }
  return setFields(formId, { [rateField]: eurosPerPound });
}

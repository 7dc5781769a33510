/**
 * With which form of a new contact a file is shown that was attached in one and not added yet. A note of each says over what its form was opened: a line, a review, or nothing. A file of an earlier version does not say it,
 * and is shown with every form. What is shown with no form is on the sheet all the same.
 *
 * Limit: a draft that was begun from nothing and written on over a line leaves the files of its beginning to forms without a line.
 */

import { type Json, sameJson } from '../../../std/json.ts';
import type { FormMark } from '../../model/form-files.ts';
import {
  begunIn,
  type ContactOpening,
  type ContactPart,
  goesOn,
  goesOnFrom,
  parseDraft,
  shownIn,
  wordsIn,
} from './contact-draft.ts';

/** What a form is opened over; empty where that is nothing. */
interface Ground {
  readonly initial?: ContactPart | undefined;
  /** The words of the line as they stood there. */
  readonly words?: string | undefined;
}

/** @param draft the text of the draft with which the form goes on */
export function filesOfForm(opening: ContactOpening, draft: string | undefined): FormMark {
  const ground = groundOf(opening);
  const drafted = draft === undefined ? undefined : groundOfDraft(draft);
  // Like the draft: a form that was opened with nothing goes on from where that was begun.
  const own = asJson(ground.initial === undefined ? (drafted ?? {}) : ground);
  return {
    mark: own,
    isOwn: (mark) => {
      if (sameJson(mark, own)) return true;
      const file = groundIn(mark);
      if (file === undefined) return true;
      if (file.initial === undefined) {
        return ground.initial === undefined || (drafted !== undefined && isEmpty(drafted));
      }
      return isOfDraft(file, draft) || isOver(file, ground);
    },
  };
}

/** An empty line is none. */
function groundOf({ initial, line }: ContactOpening): Ground {
  if (initial === undefined || line?.words === '') return {};
  return { initial, ...(line && { words: line.words }) };
}

/** What a draft was begun over; nothing where it cannot be read. */
function groundOfDraft(text: string): Ground | undefined {
  if (parseDraft(text) === undefined) return undefined;
  const shown = shownIn(text);
  if (Object.keys(shown).length === 0) return {};
  const [latest] = begunIn(text);
  return { initial: shown, ...(latest?.words === undefined ? {} : { words: latest.words }) };
}

/**
 * Of the files of forms, those that a line takes along that is logged without one: what was attached over it, or over words that
 * it goes on from. What an earlier version kept does not say it, and waits for a form, which shows it.
 */
export function filesOfLine(initial: ContactPart, words: string): Pick<FormMark, 'isOwn'> {
  const line = { words, isCorrected: false, asOf: () => initial };
  const { isOwn } = filesOfForm({ initial, blank: {}, line }, undefined);
  return { isOwn: (mark) => groundIn(mark) !== undefined && isOwn(mark) };
}

const isEmpty = ({ initial }: Ground): boolean => initial === undefined;

/** Whether a draft was begun over what the form of a file was opened over, or goes on from its words. */
function isOfDraft({ initial, words }: Ground, draft: string | undefined): boolean {
  if (draft === undefined || initial === undefined) return false;
  const line = words === undefined ? undefined : { words, isCorrected: false, asOf: () => initial };
  return goesOnFrom(draft, initial, line);
}

/** Whether a form is opened over the same as that of a file, or over words that go on from those. */
function isOver(file: Ground, form: Ground): boolean {
  if (file.initial === undefined || form.initial === undefined) return false;
  if (file.words !== undefined && goesOn(form.words, file.words)) return true;
  const [before, now] = [wordsIn(file.initial), new Map(wordsIn(form.initial))];
  if (before.length > 0) return before.every(([field, words]) => goesOn(now.get(field), words));
  return file.words === undefined && sameJson(asJson(file.initial), asJson(form.initial));
}

const asJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Nothing where an earlier version kept it, which does not say it. */
function groundIn(mark: Json): Ground | undefined {
  if (typeof mark !== 'object' || mark === null || Array.isArray(mark)) return undefined;
  const { initial, words } = mark as Readonly<Record<string, Json | undefined>>;
  const isThere = typeof initial === 'object' && initial !== null && !Array.isArray(initial);
  return {
    ...(isThere ? { initial: initial as ContactPart } : {}),
    ...(typeof words === 'string' ? { words } : {}),
  };
}

/**
 * What is still open in a report that is about to be issued: told to whoever issues it, and asked of nobody. A report may leave
 * with passages that nobody proofread.
 */

import { translationStateOf } from '../../text/text-pair.ts';
import { type Passage, passageField } from './review-passages.ts';

/** Passages of a report, counted. */
export interface BeforeIssue {
  /** Those that say something. */
  readonly said: number;
  /** Of these, those that nobody proofread as they read now. */
  readonly unread: number;
  /** Written by hand in one language: the report in the other one shows them as they are. */
  readonly untranslated: number;
  /** With a translation that nobody checked, or whose original changed since. */
  readonly unchecked: number;
  /** With two versions that somebody has to choose between. */
  readonly contested: number;
  /** Quotations of drafts without a name: nobody has asked yet. */
  readonly unasked: number;
  /** Further drafts of the same review, begun by others while apart: nothing of them is in the report. */
  readonly apart: number;
}

/** The passages of a review that say something: what was written, or a draft with at least one line. */
export function saidPassages(passages: readonly Passage[]): readonly Passage[] {
  return passages.filter(({ text, draft }) => text !== undefined || draft.lines.length > 0);
}

/**
 * @param conflicts the open conflicts of the form of the review, by field
 * @param drafts of the review, with the one whose passages these are
 */
export function beforeIssue(
  passages: readonly Passage[],
  conflicts: Readonly<Record<string, unknown>> = {},
  drafts = 1,
): BeforeIssue {
  const said = saidPassages(passages);
  const states = said.map(({ text }) =>
    text === undefined ? undefined : translationStateOf(text),
  );
  return {
    said: said.length,
    unread: said.filter(({ proofreadBy }) => proofreadBy.length === 0).length,
    untranslated: states.filter((state) => state === 'none').length,
    unchecked: states.filter((state) => state === 'draft' || state === 'stale').length,
    unasked: said
      .filter(({ text }) => text === undefined)
      .reduce((sum, { draft }) => sum + draft.unasked, 0),
    contested: passages.filter(({ key }) => Object.hasOwn(conflicts, passageField(key))).length,
    apart: Math.max(0, drafts - 1),
  };
}

/** Of several reviews together. */
export function beforeIssueOfAll(reviews: readonly BeforeIssue[]): BeforeIssue {
  const sum = (of: (review: BeforeIssue) => number): number =>
    reviews.reduce((total, review) => total + of(review), 0);
  return {
    said: sum(({ said }) => said),
    unread: sum(({ unread }) => unread),
    untranslated: sum(({ untranslated }) => untranslated),
    unchecked: sum(({ unchecked }) => unchecked),
    contested: sum(({ contested }) => contested),
    unasked: sum(({ unasked }) => unasked),
    apart: sum(({ apart }) => apart),
  };
}

/**
 * How the summary of a journal lies in the head of its sheet.
 *
 * The opening reads every head, and what a browser takes to read a row grows with the objects in it. The meetings
 * of a journal are all that grows there, and the list asks for none of them; so they lie there as one text, which
 * becomes objects when somebody asks. Summaries stored before that hold a list, and are read as they are.
 */

import {
  type ContactBrief,
  datedBriefs,
  type JournalSummary,
} from '../../domain/sme/journal-summary.ts';

export interface StoredSummary extends Omit<JournalSummary, 'faceToFace'> {
  /** A list, or the same list as JSON. */
  readonly faceToFace: readonly ContactBrief[] | string;
}

/** The summary as it is stored. */
export function storedSummary(summary: JournalSummary): StoredSummary {
  return { ...summary, faceToFace: JSON.stringify(summary.faceToFace) };
}

/** The summary that was stored; its meetings are read when they are asked for, those that have a day. */
export function summaryOf(stored: StoredSummary): JournalSummary {
  const { faceToFace } = stored;
  if (typeof faceToFace !== 'string') return { ...stored, faceToFace: datedBriefs(faceToFace) };
  let meetings: readonly ContactBrief[] | undefined;
  return {
    ...stored,
    get faceToFace() {
      meetings ??= datedBriefs(JSON.parse(faceToFace) as readonly ContactBrief[]);
      return meetings;
    },
  };
}

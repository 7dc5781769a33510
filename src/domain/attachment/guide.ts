/**
 * Guides: the documents of the programme itself, for everybody. One that is shared with a business is a reference on its
 * sheet, which names the same bytes; nothing is copied, and a later change of the guide's name or audience is its own.
 */

import { type Command, createRecord } from '../command/command.ts';
import type { Language } from '../entity/field.ts';
import type { RecordOf } from '../operation/record.ts';
import { fold, matches, tokenise } from '../text/fold.ts';
import type { GuideAudience } from './attachment.ts';

export interface GuideFilter {
  /** Words that its name contains. */
  readonly text: string;
  readonly audience: GuideAudience | undefined;
  readonly language: Language | undefined;
}

/** Whether a file of the programme is a guide: one that belongs to an action is none. */
export function isGuide({ values }: RecordOf<'attachment'>): boolean {
  return values.aboutId === undefined;
}

/** Whether a guide is shown; one that says no audience or no language is among all of them alone. */
export function isGuideShown(record: RecordOf<'attachment'>, filter: GuideFilter): boolean {
  const { values } = record;
  const { audience, language } = filter;
  return (
    isGuide(record) &&
    (audience === undefined || values.audience === audience) &&
    (language === undefined || values.language === language) &&
    matches(fold(values.name), tokenise(filter.text))
  );
}

/** Puts a reference to a guide on a sheet. */
export function shareGuide(guide: RecordOf<'attachment'>, home: string): Command {
  const { name, kind, hash, bytes, mediaType, url, language } = guide.values;
  const values = { name, kind, hash, bytes, mediaType, url, language, guideId: guide.id };
  return createRecord('attachment', home, values);
}

/** Whether a sheet has the guide already. */
export function hasGuide(
  records: readonly RecordOf<'attachment'>[],
  guide: RecordOf<'attachment'>,
): boolean {
  const { hash } = guide.values;
  return records.some(
    ({ values }) => values.guideId === guide.id || (hash !== undefined && values.hash === hash),
  );
}

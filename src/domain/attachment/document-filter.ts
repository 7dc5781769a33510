/** Which documents of a sheet are shown: those of one sort, and those whose name contains the words that were typed. */

import type { RecordOf } from '../operation/record.ts';
import { fold, matches, tokenise } from '../text/fold.ts';

/** Sorts of documents as people tell them apart. */
export const documentSorts = ['picture', 'voice', 'file', 'link', 'guide'] as const;
export type DocumentSort = (typeof documentSorts)[number];

export interface DocumentFilter {
  /** Words that its name contains. */
  readonly text: string;
  readonly sort: DocumentSort | undefined;
}

/** What a document is to whoever looks for it. */
export function documentSortOf({ values }: RecordOf<'attachment'>): DocumentSort {
  const { guideId, kind, mediaType } = values;
  if (guideId !== undefined) return 'guide';
  return kind === 'file' && isSound(mediaType) ? 'voice' : kind;
}

/** Whether the record says that the file is a sound: a voice note. */
export const isSound = (mediaType: string | undefined): boolean =>
  mediaType?.startsWith('audio/') === true;

/** Whether a document is shown. */
export function isDocumentShown(record: RecordOf<'attachment'>, filter: DocumentFilter): boolean {
  const { text, sort } = filter;
  return (
    (sort === undefined || documentSortOf(record) === sort) &&
    matches(fold(record.values.name), tokenise(text))
  );
}

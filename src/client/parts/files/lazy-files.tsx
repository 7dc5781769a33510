/**
 * The files of one thing, for screens that do not have the code of files yet: it is loaded where there is one to show, or
 * where one may be added.
 */

import { type ComponentProps, lazy, Suspense } from 'react';
import { useSummary } from '../../model/use-records.ts';
import type { PreparedFile } from './prepare-file.ts';
import type { About } from './use-add-files.ts';

const FilesAbout = lazy(async () => ({ default: (await import('./files-about.tsx')).FilesAbout }));
const FilesShown = lazy(async () => ({ default: (await import('./files-shown.tsx')).FilesShown }));

const FileNote = lazy(async () => ({ default: (await import('./file-note.tsx')).FileNote }));

interface LazyFilesProps {
  readonly home: string;
  readonly about: About;
  readonly readOnly: boolean;
}

/** The files, and the way to add one. */
export function LazyFiles(
  props: LazyFilesProps & {
    /** Names of files that are shown elsewhere. */
    readonly isElsewhere?: (name: string) => boolean;
    readonly onAdded?: (file: Pick<PreparedFile, 'name'>) => void;
  },
) {
  return (
    <Suspense fallback={null}>
      <FilesAbout {...props} />
    </Suspense>
  );
}

/** A file among the notes of a visit; its words until it is read. */
export function LazyFileNote(props: ComponentProps<typeof FileNote>) {
  return (
    <Suspense fallback={props.text}>
      <FileNote {...props} />
    </Suspense>
  );
}

/** The files alone; nothing is loaded where the home has none. */
export function LazyFilesShown(props: LazyFilesProps) {
  const { count } = useSummary(props.home, 'attachment');
  if (count === 0) return null;
  return (
    <Suspense fallback={null}>
      <FilesShown {...props} />
    </Suspense>
  );
}

/** The files of one thing, to be read: those of a contact below it in the journal. */

import { filesAbout } from '../../model/files-about.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { FileList } from './file-list.tsx';
import type { About } from './use-add-files.ts';

interface FilesShownProps {
  readonly home: string;
  readonly about: About;
  readonly readOnly: boolean;
}

export function FilesShown({ home, about, readOnly }: FilesShownProps) {
  const { records } = useLazyRecords(home, 'attachment');
  const { aboutId, item } = about;
  const files = filesAbout(records, aboutId).filter(
    ({ values }) => item === undefined || values.item === item,
  );
  return files.length === 0 ? null : <FileList records={files} readOnly={readOnly} />;
}

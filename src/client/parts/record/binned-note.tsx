/**
 * Says of a record that it is in the bin, or of a contact that it was moved to another sheet, and who did it, with the way back;
 * nothing of one that is not.
 */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteRecord, restoreRecord, together } from '../../../domain/command/command.ts';
import { lastOf } from '../../../domain/operation/record.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useMayRemove } from '../../model/use-decides-on.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useNames } from '../../model/use-names.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useMovedCopy } from '../conflict/use-moved-copy.ts';
import { useOrigin } from '../conflict/version-words.ts';
import { useChange } from './use-change.ts';

interface BinnedNoteProps {
  readonly id: string;
  /** What else is said there. */
  readonly children?: ReactNode;
}

export function BinnedNote({ id, children }: BinnedNoteProps) {
  const { t } = useTranslation(['sheet', 'trash', 'domain']);
  const record = useRecord(id);
  const describe = useDescribe(useToday(), useNames(record?.home ?? ''));
  const originOf = useOrigin();
  const change = useChange();
  const mayRemove = useMayRemove(record);
  const mayWrite = useMayWrite();
  const { copy, isJoined = false } = useMovedCopy(record) ?? {};
  const sheet = useHomeName(copy?.home ?? '') ?? '';
  const mayRemoveCopy = useMayRemove(copy);
  if (record?.deleted === undefined) return null;
  const { by, at } = record.deleted;
  const title = wholeTitle(describe.title(record.entity, record.values));
  const what = title === '' ? t(`domain:entityName.${record.entity}`) : title;
  // What was written there meanwhile stays there.
  const mayTakeBack = copy === undefined || (mayRemoveCopy && lastOf(copy) === copy.id);
  const restore = (): void => {
    // It stands on one sheet only.
    const rest = copy === undefined || isJoined ? [] : [deleteRecord(copy.id)];
    const command = together([restoreRecord(id), ...rest]);
    void change(command, { done: t('trash:restored', { what }) });
  };
  return (
    <Note
      icon="remove"
      announced
      title={what}
      action={
        mayWrite && mayRemove && mayTakeBack ? (
          <Button icon="undo" onClick={restore}>
            {t(copy === undefined ? 'sheet:trashed.restore' : 'sheet:trashed.takeBack')}
          </Button>
        ) : undefined
      }
    >
      {t(copy === undefined ? 'sheet:trashed.by' : 'sheet:trashed.movedBy', {
        name: describe.nameOf(by),
        when: originOf({ by, at }).when,
        sheet,
      })}
      {children === undefined ? null : <> {children}</>}
    </Note>
  );
}

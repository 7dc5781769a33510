/** Says of a record that it is in the bin, and who put it there, with the way back; nothing of one that is not. */

import { useTranslation } from 'react-i18next';
import { restoreRecord } from '../../../domain/command/command.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { useMayRemove } from '../../model/use-decides-on.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useNames } from '../../model/use-names.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useOrigin } from '../conflict/version-words.ts';
import { useChange } from './use-change.ts';

export function BinnedNote({ id }: { readonly id: string }) {
  const { t } = useTranslation(['sheet', 'trash', 'domain']);
  const record = useRecord(id);
  const describe = useDescribe(useToday(), useNames(record?.home ?? ''));
  const originOf = useOrigin();
  const change = useChange();
  const mayRemove = useMayRemove(record);
  const mayWrite = useMayWrite();
  if (record?.deleted === undefined) return null;
  const { by, at } = record.deleted;
  const title = wholeTitle(describe.title(record.entity, record.values));
  const what = title === '' ? t(`domain:entityName.${record.entity}`) : title;
  const restore = (): void => {
    void change(restoreRecord(id), { done: t('trash:restored', { what }) });
  };
  return (
    <Note
      icon="remove"
      announced
      title={what}
      action={
        mayWrite && mayRemove ? (
          <Button icon="undo" onClick={restore}>
            {t('sheet:trashed.restore')}
          </Button>
        ) : undefined
      }
    >
      {t('sheet:trashed.by', { name: describe.nameOf(by), when: originOf({ by, at }).when })}
    </Note>
  );
}

/** Says of a form that somebody types in what somebody else did with it meanwhile. */

import { useTranslation } from 'react-i18next';
import { useRecord } from '../../model/use-conflicts.ts';
import { Note } from '../../ui/note.tsx';
import { BinnedNote } from '../record/binned-note.tsx';
import type { FormRecord } from './use-forms-of.ts';

/** Why a draft that is still drawn can be neither settled nor deleted: somebody else took it away. Nothing where nobody did. */
export function useTaken(id: string): string | undefined {
  const { t } = useTranslation('form');
  const record = useRecord(id);
  if (record?.entity !== 'form') return undefined;
  if (record.deleted !== undefined) return t('taken.cannot.binned');
  if (record.values.state === 'draft') return undefined;
  return t(record.values.state === 'replaced' ? 'taken.cannot.replaced' : 'taken.cannot.settled');
}

export function HeldNote({ id }: Pick<FormRecord, 'id'>) {
  const { t } = useTranslation('form');
  const record = useRecord(id);
  if (record?.entity !== 'form') return null;
  if (record.deleted !== undefined) return <BinnedNote id={id} />;
  const { state } = record.values;
  return (
    <Note icon="people" announced>
      {t(`taken.${state === 'replaced' ? 'replaced' : state === 'draft' ? 'moved' : 'settled'}`)}
    </Note>
  );
}

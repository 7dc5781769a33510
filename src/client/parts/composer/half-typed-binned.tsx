/** What was half-typed in an entry of a sheet that somebody moved to the bin meanwhile, while the sheet itself goes on. */

import { useTranslation } from 'react-i18next';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { HalfTyped } from './half-typed.tsx';
import { halfTypedOn } from './half-typed-words.ts';

export function HalfTypedBinned({ home }: { readonly home: string }) {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  // What is in the bin changes with the sheet and with its journal.
  useCarnetState((state) => state.sheets.get(home));
  useCarnetState((state) => state.trashedContacts.get(home));
  const isBinned = (id: string): boolean => {
    const record = id === home ? undefined : carnet.record(id);
    return record?.home === home && record.deleted !== undefined;
  };
  if (halfTypedOn(drafts, isBinned).length === 0) return null;
  return (
    <Stack>
      <Note icon="write">{t('journal.half.binned')}</Note>
      <HalfTyped home={home} isOn={isBinned} />
    </Stack>
  );
}

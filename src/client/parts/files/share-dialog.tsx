/** A guide of the library, and the business whose sheet gets a reference to it. */

import { useTranslation } from 'react-i18next';
import { hasGuide, shareGuide } from '../../../domain/attachment/guide.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { lazyRecordsOf } from '../../model/records.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { type ChosenSme, ChooseSmeDialog } from '../record/choose-sme-dialog.tsx';
import { useChange } from '../record/use-change.ts';

interface ShareDialogProps {
  readonly guide: RecordOf<'attachment'>;
  readonly onClose: () => void;
}

export function ShareDialog({ guide, onClose }: ShareDialogProps) {
  const { t } = useTranslation(['files', 'sheet']);
  const carnet = useCarnet();
  const change = useChange();
  const share = async ({ id, label: name }: ChosenSme): Promise<string | undefined> => {
    try {
      await carnet.loadLazy(id, 'attachment');
    } catch {
      return t('files:listFailed');
    }
    const there = lazyRecordsOf(carnet.state.getState(), id, 'attachment') ?? [];
    if (hasGuide(there, guide)) return t('files:share.there', { name });
    const isDone = await change(shareGuide(guide, id), { done: t('files:share.done', { name }) });
    return isDone ? undefined : t('sheet:error.notSaved');
  };
  return (
    <ChooseSmeDialog
      title={t('files:share.title')}
      text={t('files:share.text')}
      label={t('files:share.with')}
      action={t('files:share.now')}
      missing={t('files:share.choose')}
      onChosen={share}
      onClose={onClose}
    />
  );
}

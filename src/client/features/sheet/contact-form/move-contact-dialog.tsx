/** A contact that was logged on the wrong sheet is moved to the right one; undo brings it back. */

import { useTranslation } from 'react-i18next';
import { moveContact } from '../../../../domain/contact/move-contact.ts';
import { useRun } from '../../../model/use-carnet.ts';
import { type ChosenSme, ChooseSmeDialog } from '../../../parts/record/choose-sme-dialog.tsx';

interface MoveContactDialogProps {
  readonly smeId: string;
  readonly contactId: string;
  readonly onClose: () => void;
}

export function MoveContactDialog({ smeId, contactId, onClose }: MoveContactDialogProps) {
  const { t } = useTranslation(['contact', 'sheet']);
  const run = useRun();
  const move = async ({ id, label }: ChosenSme): Promise<string | undefined> => {
    const result = await run(moveContact(contactId, id), { done: t('moved', { name: label }) });
    if (result.ok) return undefined;
    return result.error.kind === 'gone' ? t('gone') : t('sheet:error.notSaved');
  };
  return (
    <ChooseSmeDialog
      title={t('move')}
      text={t('moveText')}
      label={t('moveTo')}
      action={t('moveNow')}
      missing={t('moveChoose')}
      besides={smeId}
      onChosen={move}
      onClose={onClose}
    />
  );
}

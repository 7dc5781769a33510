/** A contact that was logged on the wrong sheet is moved to the right one; undo brings it back. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveContact } from '../../../../domain/contact/move-contact.ts';
import { useCarnetState, useRun } from '../../../model/use-carnet.ts';
import { Button } from '../../../ui/button.tsx';
import { Combobox } from '../../../ui/combobox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';

interface MoveContactDialogProps {
  readonly smeId: string;
  readonly contactId: string;
  readonly onClose: () => void;
}

export function MoveContactDialog({ smeId, contactId, onClose }: MoveContactDialogProps) {
  const { t } = useTranslation(['contact', 'sheet']);
  const run = useRun();
  const sheets = useCarnetState((state) => state.sheets);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const options = useMemo(
    () =>
      [...sheets.values()]
        .filter(({ sme }) => sme.id !== smeId)
        .map(({ sme }) => ({ id: sme.id, label: sme.values.name, detail: sme.values.town }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [sheets, smeId],
  );
  const move = async (): Promise<void> => {
    const target = options.find(({ id }) => id === chosen);
    if (target === undefined) {
      setProblem(t('moveChoose'));
      return;
    }
    const done = t('moved', { name: target.label });
    const result = await run(moveContact(contactId, target.id), { done });
    if (result.ok) onClose();
    else setProblem(result.error.kind === 'gone' ? t('gone') : t('sheet:error.notSaved'));
  };
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('move')}
      description={t('moveText')}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void move()}>
            {t('moveNow')}
          </Button>
          <Button onClick={onClose}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      <Field label={t('moveTo')} error={problem}>
        <Combobox
          single
          options={options}
          selected={chosen === undefined ? [] : [chosen]}
          onSelectedChange={([id]) => {
            setChosen(id);
            setProblem(undefined);
          }}
          emptyText={t('moveNone')}
          removeLabel={(name) => t('moveRemove', { name })}
        />
      </Field>
    </Dialog>
  );
}

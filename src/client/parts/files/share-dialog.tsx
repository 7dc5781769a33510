/** A guide of the library, and the business whose sheet gets a reference to it. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasGuide, shareGuide } from '../../../domain/attachment/guide.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { lazyRecordsOf } from '../../model/records.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useChange } from '../record/use-change.ts';

interface ShareDialogProps {
  readonly guide: RecordOf<'attachment'>;
  readonly onClose: () => void;
}

export function ShareDialog({ guide, onClose }: ShareDialogProps) {
  const { t } = useTranslation(['files', 'sheet']);
  const carnet = useCarnet();
  const change = useChange();
  const sheets = useCarnetState((state) => state.sheets);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const options = useMemo(
    () =>
      [...sheets.values()]
        .map(({ sme }) => ({ id: sme.id, label: sme.values.name, detail: sme.values.town }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [sheets],
  );
  const share = async (): Promise<void> => {
    const target = options.find(({ id }) => id === chosen);
    if (target === undefined) {
      setProblem(t('files:share.choose'));
      return;
    }
    try {
      await carnet.loadLazy(target.id, 'attachment');
    } catch {
      setProblem(t('files:listFailed'));
      return;
    }
    const there = lazyRecordsOf(carnet.state.getState(), target.id, 'attachment') ?? [];
    if (hasGuide(there, guide)) {
      setProblem(t('files:share.there', { name: target.label }));
      return;
    }
    const done = t('files:share.done', { name: target.label });
    if (await change(shareGuide(guide, target.id), { done })) onClose();
  };
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('files:share.title')}
      description={t('files:share.text')}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void share()}>
            {t('files:share.now')}
          </Button>
          <Button onClick={onClose}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      <Field label={t('files:share.with')} error={problem}>
        <Combobox
          single
          options={options}
          selected={chosen === undefined ? [] : [chosen]}
          onSelectedChange={([id]) => {
            setChosen(id);
            setProblem(undefined);
          }}
          emptyText={t('sheet:nothingFound')}
          removeLabel={(name) => t('sheet:people.remove', { name })}
        />
      </Field>
    </Dialog>
  );
}

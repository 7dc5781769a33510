/** Logging a contact begins with the SME: one types a part of its name and lands in the composer of its sheet. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { compareText } from '../../../domain/sme/journal-summary.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';

interface LogDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onNewSme: () => void;
}

export function LogDialog({ open, onClose, onNewSme }: LogDialogProps) {
  const { t } = useTranslation('portfolio');
  const isEmpty = useCarnetState((state) => state.sheets.size === 0);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="narrow"
      title={t('logDialog.title')}
      description={isEmpty ? t('logDialog.empty') : t('logDialog.text')}
      closeLabel={t('close')}
    >
      {isEmpty ? (
        <Button variant="primary" icon="add" size="form" onClick={onNewSme}>
          {t('newSme')}
        </Button>
      ) : (
        <SmePicker />
      )}
    </Dialog>
  );
}

/** Those contacted last come first: one logs most often with whom one is in touch. */
function SmePicker() {
  const { t } = useTranslation('portfolio');
  const [, navigate] = useLocation();
  const sheets = useCarnetState((state) => state.sheets);
  const options = useMemo(
    () =>
      [...sheets.values()]
        .sort(
          (a, b) =>
            compareText(b.summary.lastHeld?.at ?? '', a.summary.lastHeld?.at ?? '') ||
            compareText(a.sme.values.name, b.sme.values.name),
        )
        .map(({ sme }) => ({ id: sme.id, label: sme.values.name, detail: sme.values.town })),
    [sheets],
  );
  return (
    <Field label={t('logDialog.sme')}>
      <Combobox
        single
        opensOnFocus
        options={options}
        selected={[]}
        placeholder={t('logDialog.placeholder')}
        emptyText={t('logDialog.none')}
        removeLabel={(name) => t('logDialog.remove', { name })}
        onSelectedChange={([smeId]) => {
          if (smeId !== undefined) navigate(`${paths.sheet(smeId)}?log`, { replace: true });
        }}
      />
    </Field>
  );
}

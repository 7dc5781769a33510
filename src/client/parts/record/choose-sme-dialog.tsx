/** Asks for one SME, and does with it what was wanted; what speaks against it is said at the field. */

import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnetState } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';

/** The SME that was chosen. */
export interface ChosenSme {
  readonly id: string;
  readonly label: string;
}

interface ChooseSmeDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly label: string;
  readonly action: string;
  /** Said where nothing was chosen. */
  readonly missing: string;
  /** The SME that is not offered. */
  readonly besides?: string | undefined;
  /** Answers what speaks against it; closes where nothing does. */
  readonly onChosen: (sme: ChosenSme) => Promise<string | undefined>;
  readonly onClose: () => void;
}

export function ChooseSmeDialog(props: ChooseSmeDialogProps) {
  const { title, text, label, action, missing, besides, onChosen, onClose } = props;
  const { t } = useTranslation('sheet');
  const sheets = useCarnetState((state) => state.sheets);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const options = useMemo(
    () =>
      [...sheets.values()]
        .filter(({ sme }) => sme.id !== besides)
        .map(({ sme }) => ({ id: sme.id, label: sme.values.name, detail: sme.values.town }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [sheets, besides],
  );
  const go = async (): Promise<void> => {
    const sme = options.find(({ id }) => id === chosen);
    const found = sme === undefined ? missing : await onChosen(sme);
    if (found === undefined) onClose();
    else setProblem(found);
  };
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={title}
      description={text}
      closeLabel={t('close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void go()}>
            {action}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <Field label={label} error={problem}>
        <Combobox
          single
          options={options}
          selected={chosen === undefined ? [] : [chosen]}
          onSelectedChange={([id]) => {
            setChosen(id);
            setProblem(undefined);
          }}
          emptyText={t('nothingFound')}
          removeLabel={(name) => t('people.remove', { name })}
        />
      </Field>
    </Dialog>
  );
}

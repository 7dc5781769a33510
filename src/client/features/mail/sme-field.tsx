/** The SME that an email belongs to. */

import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnetState } from '../../model/use-carnet.ts';
import { compareText } from '../../../domain/sme/journal-summary.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';

interface SmeFieldProps {
  readonly chosen: string | undefined;
  readonly hint: ReactNode;
  readonly error: string | undefined;
  readonly onChosen: (smeId: string | undefined) => void;
}

export function SmeField({ chosen, hint, error, onChosen }: SmeFieldProps) {
  const { t } = useTranslation(['mail', 'sheet']);
  const sheets = useCarnetState((state) => state.sheets);
  const options = useMemo(
    () =>
      [...sheets.values()]
        .map(({ sme }) => ({ id: sme.id, label: sme.values.name, detail: sme.values.town }))
        .sort((a, b) => compareText(a.label, b.label)),
    [sheets],
  );
  return (
    <Field label={t('mail:sme')} hint={hint} error={error}>
      <Combobox
        single
        options={options}
        selected={chosen === undefined ? [] : [chosen]}
        onSelectedChange={([id]) => onChosen(id)}
        emptyText={t('sheet:nothingFound')}
        removeLabel={(name) => t('sheet:people.remove', { name })}
      />
    </Field>
  );
}

/** The words of a column that stand for a choice: each that is not known is asked for once, and each can be changed. */

import { useTranslation } from 'react-i18next';
import { possibleManagers } from '../../../domain/permission/account-manager.ts';
import { type ChoiceField, isChoiceField } from '../../../domain/import/import-field.ts';
import { readChoice, wordsOf } from '../../../domain/import/read-choice.ts';
import { countries } from '../../../domain/programme/programme.ts';
import { allStages } from '../../../domain/sme/sme.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { usePads } from '../../parts/programme/use-pads.ts';
import { Select, type SelectOption } from '../../ui/select.tsx';
import styles from './import.module.css';
import type { ImportState } from './use-import.ts';

/** Different words that are asked for at most: a column with more stands for no choice. */
const wordsMax = 40;
/** Says that the cells with a word stay empty. */
const empty = '-';

interface ChoiceWordsProps {
  readonly state: ImportState;
  readonly column: number;
}

export function ChoiceWords({ state, column }: ChoiceWordsProps) {
  const field = state.chosen.columns[column];
  return isChoiceField(field) ? <Words state={state} column={column} field={field} /> : null;
}

function Words({ state, column, field }: ChoiceWordsProps & { readonly field: ChoiceField }) {
  const { t } = useTranslation('import');
  const members = useCarnetState((one) => one.members);
  const launchPads = usePads();
  const options = useOptions(field);
  const words = [...wordsOf(state.cells[column] ?? [])];
  const said = state.chosen.words[field] ?? {};
  const meaningOf = (key: string, word: string): string => {
    const meaning = Object.hasOwn(said, key)
      ? said[key]
      : readChoice(field, word, { members, launchPads });
    return meaning === undefined || meaning === '' ? empty : meaning;
  };
  return (
    <>
      <ul className={styles.words}>
        {words.slice(0, wordsMax).map(([key, word]) => (
          <li key={key} className={styles.word}>
            <span className={styles.wordText}>{word}</span>
            <span aria-hidden="true">→</span>
            <Select
              aria-label={t('columns.meaning', { word })}
              value={meaningOf(key, word)}
              options={[
                {
                  value: empty,
                  // An SME without a stage is none.
                  label: field === 'stage' ? t('columns.emptyStage') : t('columns.empty'),
                },
                ...options,
              ]}
              onValueChange={(value) => state.chooseWord(field, key, value === empty ? '' : value)}
            />
          </li>
        ))}
      </ul>
      {words.length > wordsMax ? (
        <p className={styles.remark}>{t('columns.manyWords', { count: words.length })}</p>
      ) : null}
    </>
  );
}

function useOptions(field: ChoiceField): readonly SelectOption<string>[] {
  const { t } = useTranslation('domain');
  const members = useCarnetState((state) => state.members);
  const pads = usePads();
  switch (field) {
    case 'country':
      return countries.map((value) => ({ value, label: t(`option.country.${value}`) }));
    case 'stage':
      return allStages.map((value) => ({ value, label: t(`option.stage.${value}`) }));
    case 'launchPad':
      return pads.map(({ id, values }) => ({ value: id, label: values.name }));
    case 'accountManager':
      return possibleManagers(members).map(({ id, values }) => ({ value: id, label: values.name }));
  }
}

/** An action as it is read back: who does it and by when can still be said, and whether the owner's summary tells of it. */

import { useTranslation } from 'react-i18next';
import { setFields } from '../../../domain/command/command.ts';
import type { Action } from '../../../domain/operation/record.ts';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { OptionalSelect } from '../../parts/record/optional-select.tsx';
import { usePeople } from '../../parts/record/people.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useState } from 'react';
import type { Visit } from './use-visit.ts';
import styles from './visit.module.css';

interface ReadBackActionProps {
  readonly action: Action;
  readonly visit: Visit;
}

export function ReadBackAction({ action, visit }: ReadBackActionProps) {
  const { t } = useTranslation('visit');
  const change = useChange();
  const { all } = usePeople(action.home);
  const { title, ownerId, due = '' } = action.values;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const isTold = !visit.visit.untold.includes(action.id);
  const setDue = (day: string): void => {
    const isDay = parseLocalDate(day) !== undefined;
    setTyped(isDay || day === '' ? undefined : day);
    if (isDay || day === '')
      void change(setFields(action.id, { due: day === '' ? undefined : day }));
  };
  return (
    <li className={styles.readBackLine}>
      <p className={styles.words} lang={title.lang}>
        {title.text}
      </p>
      <OptionalSelect
        label={t('end.owner', { title: title.text })}
        emptyLabel={t('end.nobody')}
        options={all.map(({ id, label }) => ({ value: id, label }))}
        value={all.some(({ id }) => id === ownerId) ? ownerId : undefined}
        onValueChange={(owner) => void change(setFields(action.id, { ownerId: owner }))}
      />
      <DayInput
        aria-label={t('end.due', { title: title.text })}
        sme={visit.sheet.sme}
        value={typed ?? due}
        onValueChange={setDue}
      />
      <Checkbox
        checked={isTold}
        onCheckedChange={(tell) =>
          visit.update((before) => ({
            ...before,
            untold: tell
              ? before.untold.filter((id) => id !== action.id)
              : [...before.untold, action.id],
          }))
        }
      >
        {t('end.told')}
      </Checkbox>
    </li>
  );
}

/**
 * A month, typed as people write it: `mai 2021`, `05/2021`, `2021-05`; arrows go to the month before or after. The value is
 * `YYYY-MM`, empty for none, or the words themselves where nobody could read a month in them.
 */

import { useTranslation } from 'react-i18next';
import {
  isInRecordYears,
  parseLocalMonth,
  shiftMonth,
} from '../../../domain/calendar/local-date.ts';
import { readPlainMonth } from '../../../domain/calendar/plain-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { TypedInput } from '../../ui/typed-input.tsx';
import type { InputProps } from './day-input.tsx';

export function MonthInput(props: InputProps) {
  const { t } = useTranslation('date');
  const format = useFormat();
  const isMonth = (value: string): boolean =>
    parseLocalMonth(value) !== undefined && isInRecordYears(value);
  return (
    <TypedInput
      {...props}
      icon="calendar"
      read={(text) => {
        const month = readPlainMonth(text) ?? '';
        return isMonth(month) ? month : undefined;
      }}
      show={(value) => (isMonth(value) ? format.month(value) : undefined)}
      problem={(value) => {
        if (value === '' || isMonth(value)) return undefined;
        // Written as it should be, in a year that no record may have.
        return t(readPlainMonth(value) === undefined ? 'unreadMonth' : 'yearOutside');
      }}
      stepTo={(value, key) => {
        const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
        return by === 0 || !isMonth(value) ? undefined : shiftMonth(value, by);
      }}
    />
  );
}

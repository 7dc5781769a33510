/** The month in which a day is chosen, with the public holidays of both sides, the days off of the programme and the
 * closures of the business that one plans with. None of them keeps a day from being chosen. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate, type LocalDate } from '../../../domain/calendar/local-date.ts';
import { dayAtKey } from '../../../domain/calendar/day-keys.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { useToday } from '../../model/use-carnet.ts';
import { MonthGrid } from '../../ui/month-grid.tsx';
import { useMonth } from './use-month.ts';

interface DayPanelProps {
  readonly value: string;
  readonly min: LocalDate | undefined;
  readonly max: LocalDate | undefined;
  readonly sme: Sme | undefined;
  readonly take: (day: LocalDate) => void;
}

export function DayPanel({ value, min, max, sme, take }: DayPanelProps) {
  const { t } = useTranslation('date');
  const today = useToday();
  const chosen = parseLocalDate(value);
  const [focused, setFocused] = useState(chosen ?? min ?? today);
  const month = useMonth({ focused, chosen, min, max, sme });
  const labels = useMemo(() => ({ previous: t('previous'), next: t('next') }), [t]);
  return (
    <MonthGrid
      {...month}
      labels={labels}
      focused={focused}
      onKey={(key) => dayAtKey(key, focused)}
      onFocusDay={setFocused}
      onTake={take}
    />
  );
}

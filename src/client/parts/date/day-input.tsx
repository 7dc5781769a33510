/**
 * A day, typed in words of either language or chosen in a month. The value is `YYYY-MM-DD`, empty for none, or the
 * words themselves where nobody could read a day of our times in them: whoever takes the value refuses those, and none is lost.
 */

import { lazy, Suspense, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isInRecordYears,
  type LocalDate,
  parseLocalDate,
} from '../../../domain/calendar/local-date.ts';
import type { DaySide } from '../../../domain/calendar/plain-day.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { TypedInput, type TypedInputProps } from '../../ui/typed-input.tsx';
import styles from './day-input.module.css';
import { loadDayReader, useDayReader } from './day-reader.ts';

const loadPanel = () => import('./day-panel.tsx');
const DayPanel = lazy(async () => ({ default: (await loadPanel()).DayPanel }));

export type InputProps = Omit<
  TypedInputProps,
  'read' | 'show' | 'problem' | 'stepTo' | 'icon' | 'panel' | 'min' | 'max'
>;

interface DayInputProps extends InputProps {
  readonly min?: LocalDate | undefined;
  readonly max?: LocalDate | undefined;
  /** Where to look for a day of which a part is typed; the nearest, unless `min` or `max` say more. */
  readonly side?: DaySide | undefined;
  /** Whose closures the month shows. */
  readonly sme?: Sme | undefined;
  /** Hears of the hour that was typed with the day. */
  readonly onTime?: ((time: string) => void) | undefined;
}

export function DayInput(props: DayInputProps) {
  const { min, max, side, sme, onTime, ...input } = props;
  const { t } = useTranslation('date');
  const format = useFormat();
  const today = useToday();
  const read = useDayReader();
  const looking = side ?? sideOf(today, min, max);
  const typed = useRef('');
  const hear = useEffectEvent(() => {
    const time = read(typed.current, today, looking)?.time;
    if (time !== undefined) onTime?.(time);
  });
  // Words that were typed before the whole reader was there may hold an hour.
  useEffect(() => hear(), [read]);
  // With the spaces that a keyboard types: the words stand in a field, where somebody may go on from them.
  const show = (value: string): string | undefined =>
    parseLocalDate(value) === undefined || !isInRecordYears(value)
      ? undefined
      : format.day(value, yearAlways).replaceAll('\u00a0', ' ');
  const problem = (value: string): string | undefined => {
    if (value === '') return undefined;
    if (parseLocalDate(value) === undefined || !isInRecordYears(value)) {
      // Written as it should be, in a year that no record may have.
      const day = read(value, today, looking)?.day;
      return t(day === undefined || isInRecordYears(day) ? 'unread' : 'yearOutside');
    }
    if (min !== undefined && value < min) return t('from', { day: format.day(min, today) });
    if (max !== undefined && value > max) return t('until', { day: format.day(max, today) });
    return undefined;
  };
  return (
    <TypedInput
      {...input}
      icon="calendar"
      read={(text) => {
        const moment = read(text, today, looking);
        // An hour that nobody takes, and a year that no record may have, are not passed over in silence.
        const isWhole = moment?.time === undefined || onTime !== undefined;
        return isWhole && isInRecordYears(moment?.day ?? '') ? moment?.day : undefined;
      }}
      onInput={(event) => {
        input.onInput?.(event);
        typed.current = event.currentTarget.value;
        const time = read(typed.current, today, looking)?.time;
        if (time !== undefined) onTime?.(time);
      }}
      show={show}
      problem={problem}
      panel={{
        label: t('choose'),
        onNear: () => {
          loadDayReader();
          void loadPanel().catch(() => undefined);
        },
        children: (take) => (
          <Suspense fallback={<div className={styles.waiting} />}>
            <DayPanel {...{ min, max, sme, take }} value={input.value} />
          </Suspense>
        ),
      }}
    />
  );
}

/** Against a day of no year, the year is always written. */
const yearAlways = '0001-01-01';

function sideOf(today: LocalDate, min: string | undefined, max: string | undefined): DaySide {
  if (min !== undefined && min >= today) return 'next';
  return max !== undefined && max <= today ? 'past' : 'nearest';
}

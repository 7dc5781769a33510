/**
 * A day, a month or an hour of a record. While a day is typed its words pass through other days, so in a record that saves itself
 * it is taken after a pause, and at once on leaving. Words that are no day stay in the field and are never taken; those for the hour
 * of a record that is still to be made are, and it is refused with them (F305).
 */

import { useCallback, useEffect, useRef, useState } from 'react';
import {
  isInRecordYears,
  parseLocalDate,
  parseLocalMonth,
} from '../../../domain/calendar/local-date.ts';
import { isClock } from '../../../domain/calendar/plain-day.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { DayInput } from '../date/day-input.tsx';
import { MonthInput } from '../date/month-input.tsx';
import { TimeInput } from '../date/time-input.tsx';

/** A day that stood this long is meant. */
export const takeAfterMs = 700;

const kinds = {
  day: {
    Control: DayInput,
    isValue: (text: string) => parseLocalDate(text) !== undefined && isInRecordYears(text),
  },
  month: {
    Control: MonthInput,
    isValue: (text: string) => parseLocalMonth(text) !== undefined && isInRecordYears(text),
  },
  time: { Control: TimeInput, isValue: isClock },
} as const;

interface DayFieldProps {
  /** `YYYY-MM-DD`, `YYYY-MM` or `HH:mm`; empty for none. */
  readonly value: string;
  readonly onTake: (value: string) => void;
  /** The record does not exist yet: every change is taken at once. */
  readonly atOnce: boolean;
  readonly holds?: keyof typeof kinds | undefined;
  /** Its name, where no field around it gives one. */
  readonly label?: string | undefined;
}

export function DayField({ value, onTake, atOnce, holds = 'day', label }: DayFieldProps) {
  const { environment } = useCarnet();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const waiting = useRef<{ value: string; cancel: () => void } | undefined>(undefined);
  const latest = useRef({ value, onTake });
  useEffect(() => {
    latest.current = { value, onTake };
  });
  const take = useCallback(() => {
    const last = waiting.current;
    waiting.current = undefined;
    last?.cancel();
    if (last !== undefined && last.value !== latest.current.value)
      latest.current.onTake(last.value);
  }, []);
  // A dialog that closes does not leave its field first.
  useEffect(() => take, [take]);

  const { Control, isValue } = kinds[holds];
  const isMeant = (text: string): boolean => text === '' || isValue(text);
  const change = (next: string): void => {
    if (atOnce) {
      // A record that is still to be made has no day as long as there is none in the words.
      const isTaken = isMeant(next) || holds === 'time';
      setTyped(isTaken ? undefined : next);
      onTake(isTaken ? next : '');
      return;
    }
    setTyped(next);
    waiting.current?.cancel();
    waiting.current = isMeant(next)
      ? { value: next, cancel: environment.later(take, takeAfterMs) }
      : undefined;
  };
  const leave = (): void => {
    take();
    setTyped((last) => (last === undefined || isMeant(last) ? undefined : last));
  };
  return (
    <Control aria-label={label} value={typed ?? value} onValueChange={change} onBlur={leave} />
  );
}

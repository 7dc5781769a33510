/**
 * A day in a form. A browser's date control passes through other valid days while a year is typed, so in a record
 * that saves itself the day is taken after a pause, and at once on leaving.
 */

import { useCallback, useEffect, useRef, useState } from 'react';
import { useCarnet } from '../../model/use-carnet.ts';
import { DateInput, TimeInput } from '../../ui/date-input.tsx';

/** A day that stood this long is meant. */
export const takeAfterMs = 700;

interface DayFieldProps {
  /** `YYYY-MM-DD` or `HH:mm`; empty for none. */
  readonly value: string;
  readonly onTake: (value: string) => void;
  /** The record does not exist yet: every change is taken at once. */
  readonly atOnce: boolean;
  readonly time?: boolean | undefined;
  /** Its name, where no field around it gives one. */
  readonly label?: string | undefined;
}

export function DayField({ value, onTake, atOnce, time = false, label }: DayFieldProps) {
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

  const change = (next: string): void => {
    if (atOnce) {
      onTake(next);
      return;
    }
    setTyped(next);
    waiting.current?.cancel();
    waiting.current = { value: next, cancel: environment.later(take, takeAfterMs) };
  };
  const leave = (): void => {
    take();
    setTyped(undefined);
  };
  const Control = time ? TimeInput : DateInput;
  return (
    <Control aria-label={label} value={typed ?? value} onValueChange={change} onBlur={leave} />
  );
}

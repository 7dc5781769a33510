/**
 * An hour, typed as people write it: `10h`, `14:30`, `3pm`; arrows move it by half hours. The value is `HH:mm`, empty
 * for none, or the words themselves where nobody could read an hour in them.
 */

import { useTranslation } from 'react-i18next';
import { isClock, readClock } from '../../../domain/calendar/plain-day.ts';
import { TypedInput } from '../../ui/typed-input.tsx';
import type { InputProps } from './day-input.tsx';

const stepMinutes = 30;
const minutesPerHour = 60;
const minutesPerDay = 1440;
const firstHour = '09:00';

export function TimeInput(props: InputProps) {
  const { t } = useTranslation('date');
  return (
    <TypedInput
      {...props}
      icon="time"
      read={readClock}
      show={(value) => (isClock(value) ? value : undefined)}
      problem={(value) => (value === '' || isClock(value) ? undefined : t('unreadTime'))}
      stepTo={stepped}
    />
  );
}

/** The half hour before or after. */
function stepped(value: string, key: string): string | undefined {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  if (!isClock(value)) return firstHour;
  const [hour = 0, minute = 0] = value.split(':').map(Number);
  const now = hour * minutesPerHour + minute;
  const next =
    key === 'ArrowDown'
      ? (Math.floor(now / stepMinutes) + 1) * stepMinutes
      : (Math.ceil(now / stepMinutes) - 1) * stepMinutes;
  const minutes = (next + minutesPerDay) % minutesPerDay;
  const part = (number: number): string => String(number).padStart(2, '0');
  return `${part(Math.floor(minutes / minutesPerHour))}:${part(minutes % minutesPerHour)}`;
}

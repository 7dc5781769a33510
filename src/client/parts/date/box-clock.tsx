/** Under a box with the hour of an appointment that was stored on another clock: which clock that is, and what it is here. */

import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../../domain/calendar/appointment.ts';
import styles from './box-clock.module.css';
import { useAppointment } from './use-appointment.ts';

interface BoxClockProps {
  /** As the box holds it. */
  readonly appointment: Appointment;
}

export function BoxClock({ appointment }: BoxClockProps) {
  const { t } = useTranslation('calendar');
  const { time, place } = useAppointment()(appointment);
  if (time === undefined || place === undefined) return null;
  return <p className={styles.clock}>{t('entry.boxClock', { place, time })}</p>;
}

/**
 * How the time of a contact or a meeting is said, everywhere: on the clock of who looks, with the other clocks beside it
 * where they show another time (`domain/calendar/appointment.ts`). Nothing else turns such a time into words.
 */

import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Appointment,
  type Clock,
  clocksOf,
  isFromAfar,
  zoneOfAppointment,
} from '../../../domain/calendar/appointment.ts';
import { dateOf, type LocalDate } from '../../../domain/calendar/local-date.ts';
import { hourOf } from '../../../domain/contact/log-contact.ts';
import { recordAs } from '../../../domain/operation/record.ts';
import { placeName } from '../../i18n/use-contact-words.ts';
import { type Formats, useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';

export interface ShownAppointment {
  /** On the clock of who looks, as the rest. */
  readonly day: LocalDate;
  /** `13:00`: alone only where there is no room for more. */
  readonly time: string | undefined;
  /** `14:00 Paris`, where the clock of the place shows another time. */
  readonly there: string | undefined;
  /** `Paris`, in the same case. */
  readonly place: string | undefined;
  /** `13:00`, or `13:00 London · 14:00 Paris`. */
  readonly text: string | undefined;
}

interface Where {
  /** The SME whose pad's clock stands for a zone that was not kept. */
  readonly home?: string | undefined;
  /** A meeting of the programme: every pad may join it, whatever its mode. */
  readonly everyPad?: boolean;
}

/** How an appointment is said to who looks. */
export function useAppointment(): (appointment: Appointment, where?: Where) => ShownAppointment {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const carnet = useCarnet();
  const pads = useCarnetState((state) => state.launchPads);
  const here = carnet.environment.zone();
  return useMemo(
    () => (appointment, where) => {
      const { at } = appointment;
      const sme = recordAs(carnet.record(where?.home ?? ''), 'sme');
      const zone = zoneOfAppointment(appointment, sme?.values.launchPadId, pads, here);
      const others =
        where?.everyPad === true || isFromAfar(appointment)
          ? pads.map(({ values }) => values.timeZone)
          : [];
      const clocks = clocksOf(at, zone, here, others);
      const day = dateOf(clocks.here.at);
      if (hourOf(at) === undefined)
        return { day, time: undefined, there: undefined, place: undefined, text: undefined };
      return {
        day,
        time: format.time(clocks.here.at),
        there: clocks.there === undefined ? undefined : timeAt(clocks.there, day, { t, format }),
        place: clocks.there === undefined ? undefined : placeName(t, clocks.there.zone),
        text: clockWords(clocks.all, { t, format }),
      };
    },
    [t, format, carnet, pads, here],
  );
}

interface Words {
  readonly t: TFunction<'calendar'>;
  readonly format: Formats;
}

/** The times of an appointment, the first of them without its place where there is no other. */
export function clockWords(clocks: readonly Clock[], words: Words): string {
  const [first] = clocks;
  if (first === undefined) return '';
  if (clocks.length === 1) return words.format.time(first.at);
  const day = dateOf(first.at);
  return clocks.map((clock) => timeAt(clock, day, words)).join(' · ');
}

/** `14:00 Paris`, with its day where that is another one. */
function timeAt({ at, zone }: Clock, shownDay: LocalDate, { t, format }: Words): string {
  const text = t('entry.timeOf', { time: format.time(at), place: placeName(t, zone) });
  const day = dateOf(at);
  return day === shownDay ? text : `${text} (${format.dayMonth(day, day)})`;
}

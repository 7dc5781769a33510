/** What a lane of the calendar is called, and what it says when it is opened. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../domain/calendar/lanes.ts';
import type { CalendarEvent, LaunchPad } from '../../../domain/operation/record.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';

export interface LaneWords {
  /** With what it does to meetings: `UK: Full lockdown · No face-to-face meetings`. */
  readonly name: (lane: Lane) => string;
  readonly dates: (lane: Lane) => string;
  /** The title of an event, in the language of the interface where it has one. */
  readonly eventTitle: (event: CalendarEvent) => string;
}

export function useLaneWords(): LaneWords {
  const { t } = useTranslation(['calendar', 'domain']);
  const format = useFormat();
  const today = useToday();
  const pads = useCarnetState((state) => state.launchPads);
  return useMemo(() => {
    const eventTitle = (event: CalendarEvent): string => {
      const own = sideOf(event.values.title, format.language);
      const name = own === '' ? event.values.title.text : own;
      const code = padCode(event, pads);
      return code === undefined ? name : t('calendar:lane.pad', { code, name });
    };
    return {
      eventTitle,
      name: (lane) => {
        if (lane.kind === 'absence') {
          return t('calendar:lane.absence', { name: lane.member.values.name });
        }
        if (lane.kind === 'softWindow') {
          return t(`calendar:lane.${lane.window}`, { codes: lane.padCodes.join(', ') });
        }
        const { effect = 'none' } = lane.event.values;
        const name = eventTitle(lane.event);
        if (effect === 'none') return name;
        return t('calendar:lane.effect', {
          name,
          effect: t(`domain:option.calendarEffect.${effect}`),
        });
      },
      dates: (lane) => {
        if (lane.kind === 'context' && lane.lasting) {
          return t('calendar:lane.since', { day: format.dayMonth(lane.from, today) });
        }
        if (lane.kind === 'context' && lane.event.values.precision === 'month') {
          const [from, to] = [format.month(lane.from), format.month(lane.to)];
          return from === to ? from : `${from} – ${to}`;
        }
        return format.dateRange(lane.from, lane.to, today);
      },
    };
  }, [t, format, today, pads]);
}

/** The code of the launch pad in whose country the event is. */
function padCode({ values }: CalendarEvent, pads: readonly LaunchPad[]): string | undefined {
  if (values.country === undefined) return undefined;
  return pads.find((pad) => pad.values.country === values.country)?.values.code;
}

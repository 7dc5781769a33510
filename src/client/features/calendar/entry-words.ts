/** What an entry of the calendar is called, when it is on whose clock, and its drawing. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CalendarEntry,
  TimedCalendarEntry,
} from '../../../domain/calendar/calendar-entries.ts';
import { dateOf } from '../../../domain/calendar/local-date.ts';
import { timeElsewhere } from '../../../domain/contact/time-elsewhere.ts';
import type { LaunchPad } from '../../../domain/operation/record.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useContactName, usePlaceName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { contactIcons } from '../../model/contact-icons.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface EntryWords {
  /** In one word or two, without with whom. */
  readonly what: (entry: CalendarEntry) => string;
  /** What is said beside the name: nothing where a meeting is called what it is. */
  readonly beside: (entry: CalendarEntry) => string | undefined;
  /** The SME, or the title of an action or meeting, with the language of what was written. */
  readonly name: (entry: CalendarEntry) => { readonly text: string; readonly lang?: string };
  readonly icon: (entry: CalendarEntry) => IconName;
  /** `10:00`, with where that is when it is not the clock of who looks. */
  readonly hour: (entry: TimedCalendarEntry) => string | undefined;
  /** `11:00 Paris · 10:00 London`: one's own clock first. */
  readonly times: (at: string, zone: string) => string;
}

export function useEntryWords(): EntryWords {
  const { t } = useTranslation(['calendar', 'domain']);
  const format = useFormat();
  const { environment } = useCarnet();
  const pads = useCarnetState((state) => state.launchPads);
  const contactName = useContactName();
  const place = usePlaceName();
  const here = environment.zone();
  return useMemo(() => {
    const words: Pick<EntryWords, 'what' | 'name'> = {
      what: (entry) => {
        if (entry.kind === 'projectReview') {
          return t('calendar:entry.projectReview', { month: entry.projectMonth });
        }
        if (entry.kind === 'review') return t('calendar:entry.review');
        if (entry.kind === 'action') return t('calendar:entry.action');
        if (entry.kind === 'meeting') return t(`domain:option.contactKind.${entry.meeting.kind}`);
        return contactName(entry.contact);
      },
      name: (entry) => {
        if (entry.kind === 'projectReview') {
          return { text: t('calendar:entry.projectReview', { month: entry.projectMonth }) };
        }
        if (entry.kind !== 'action' && entry.kind !== 'meeting') {
          return { text: entry.sme.values.name };
        }
        const { title } = entry.kind === 'action' ? entry.action.values : entry.meeting;
        const own = sideOf(title, format.language);
        return own === '' ? { text: title.text, lang: title.lang } : { text: own };
      },
    };
    return {
      ...words,
      beside: (entry) => {
        const what = words.what(entry);
        const { text } = words.name(entry);
        return entry.kind === 'meeting' && saysAlready(what, text) ? undefined : what;
      },
      icon: iconOf,
      hour: ({ hour, zone }) => {
        if (hour === undefined || zone === here) return hour;
        const where = codeOf(zone, pads) ?? place(zone);
        return t('calendar:entry.timeOf', { time: format.time(hour), place: where });
      },
      times: (at, zone) => {
        const zones = [...new Set([here, ...pads.map(({ values }) => values.timeZone), zone])];
        const times = zones.map((one) => ({ zone: one, at: timeElsewhere(at, zone, one) }));
        if (times.every((one) => one.at === at)) return format.time(at);
        return times
          .map((one) => {
            const time = format.time(one.at);
            const text = t('calendar:entry.timeOf', { time, place: place(one.zone) });
            const day = dateOf(one.at);
            return day === dateOf(at) ? text : `${text} (${format.dayMonth(day, day)})`;
          })
          .join(' · ');
      },
    };
  }, [t, format, contactName, place, pads, here]);
}

/** Whether the name of a meeting is its type, with or without what stands in brackets after it. */
function saysAlready(type: string, name: string): boolean {
  return type.toLowerCase().startsWith(name.trim().toLowerCase());
}

function codeOf(zone: string, pads: readonly LaunchPad[]): string | undefined {
  return pads.find(({ values }) => values.timeZone === zone)?.values.code;
}

function iconOf(entry: CalendarEntry): IconName {
  if (entry.kind === 'projectReview') return 'report';
  if (entry.kind === 'review') return 'review';
  if (entry.kind === 'action') return 'action';
  if (entry.kind === 'meeting') return 'people';
  const { kind, mode } = entry.contact;
  if (kind === 'monthlyReview') return 'review';
  return mode === undefined ? 'note' : contactIcons[mode];
}

/** What an entry of the calendar is called, when it is on whose clock, and its drawing. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CalendarEntry,
  TimedCalendarEntry,
} from '../../../domain/calendar/calendar-entries.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useContactName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { contactIcons } from '../../model/contact-icons.ts';
import { type ShownAppointment, useAppointment } from '../../parts/date/use-appointment.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface EntryWords {
  /** In one word or two, without with whom. */
  readonly what: (entry: CalendarEntry) => string;
  /** What is said beside the name: nothing where a meeting is called what it is. */
  readonly beside: (entry: CalendarEntry) => string | undefined;
  /** The SME, or the title of an action or meeting, with the language of what was written. */
  readonly name: (entry: CalendarEntry) => { readonly text: string; readonly lang?: string };
  readonly icon: (entry: CalendarEntry) => IconName;
  /** When it is, on the clock of who looks and on the others. */
  readonly when: (entry: TimedCalendarEntry) => ShownAppointment;
}

export function useEntryWords(): EntryWords {
  const { t } = useTranslation(['calendar', 'domain']);
  const format = useFormat();
  const contactName = useContactName();
  const said = useAppointment();
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
      when: (entry) =>
        entry.kind === 'meeting'
          ? said({ at: entry.at, zone: entry.zone }, { everyPad: true })
          : said({ at: entry.at, zone: entry.zone, mode: entry.contact.mode }),
    };
  }, [t, format, contactName, said]);
}

/** Whether the name of a meeting is its type, with or without what stands in brackets after it. */
function saysAlready(type: string, name: string): boolean {
  return type.toLowerCase().startsWith(name.trim().toLowerCase());
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

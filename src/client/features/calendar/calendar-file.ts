/**
 * A calendar file of one contact or meeting, or of a period. It says what kind of contact it is, with whom and in which
 * town, and never what was written about it. Confidential contacts are left out with the actions noted at them, and told to be.
 *
 * A summary stored before it told which contacts are confidential is not believed: the journals of these few SMEs
 * are read first.
 */

import { useTranslation } from 'react-i18next';
import {
  type ActionEntry,
  type CalendarEntry,
  type ContactEntry,
  contactToldBy,
  type MeetingEntry,
  type ReviewEntry,
} from '../../../domain/calendar/calendar-entries.ts';
import { contactEvent } from '../../../domain/calendar/contact-event.ts';
import { tellableAt } from '../../../domain/contact/confidential.ts';
import { type IcsEvent, icsEventsMax } from '../../../domain/calendar/ics.ts';
import { usualMinutes } from '../../../domain/calendar/plan-contact.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDownloadCalendar } from '../../model/calendar-file.ts';
import type { Carnet } from '../../model/carnet.ts';
import { readContactsOfNotes } from '../../model/logged-contacts.ts';
import { notify } from '../../model/notices.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useEntryWords } from './entry-words.ts';

type FiledEntry = ContactEntry | MeetingEntry | ReviewEntry | ActionEntry;

/** Makes the file of some entries and hands it over; `name` is that of the period or SME. */
export function useCalendarFile(): (
  entries: readonly CalendarEntry[],
  name: string,
) => Promise<void> {
  const { t } = useTranslation('calendar');
  const { language } = useFormat();
  const carnet = useCarnet();
  const words = useEntryWords();
  const download = useDownloadCalendar();

  const summaryOf = (entry: FiledEntry): string => {
    if (entry.kind === 'meeting') return words.name(entry).text;
    const sme = entry.sme.values.name;
    if (entry.kind === 'review') return t('file.review', { sme });
    if (entry.kind === 'action') return t('file.action', { title: words.name(entry).text, sme });
    return t('file.contact', { what: words.what(entry), sme });
  };

  return async (entries, name) => {
    try {
      const filed = entries.filter(isFiled).slice(0, icsEventsMax);
      await readUnknown(carnet, filed);
      const mayTell = await readMayTell(carnet, filed);
      const isOpen = (entry: FiledEntry): boolean =>
        entry.kind === 'action' ? mayTell(entry.action) : !isConfidential(carnet, entry);
      const open = filed.filter(isOpen);
      if (open.length === 0) {
        notify({ message: t('file.none'), tone: 'problem' });
        return;
      }
      const events = open.map((entry) => icsEvent(entry, summaryOf(entry)));
      const left = new Set(filed.filter((entry) => !isOpen(entry)).map(contactIdOf)).size;
      download({
        events,
        called: t('file.name'),
        of: name,
        language,
        done: (fileName) => {
          const made = t('file.made', { count: open.length, name: fileName });
          return left === 0 ? made : t('file.leftOut', { made, count: left });
        },
      });
    } catch {
      notify({ message: t('file.failed'), tone: 'problem' });
    }
  };
}

/** What lies ahead and has a day of its own; the past and what the programme does are not appointments. */
function isFiled(entry: CalendarEntry): entry is FiledEntry {
  if (entry.kind === 'meeting') return entry.meeting.state === 'planned';
  return entry.kind === 'planned' || entry.kind === 'review' || entry.kind === 'action';
}

async function readUnknown(carnet: Carnet, entries: readonly FiledEntry[]): Promise<void> {
  const homes = new Set(
    entries.flatMap((entry) => {
      const contact = contactToldBy(entry);
      const isUnknown = contact !== undefined && contact.confidential === undefined;
      return isUnknown && 'sme' in entry ? [entry.sme.id] : [];
    }),
  );
  for (const home of homes) await carnet.loadJournal(home);
}

/** Which actions may leave: an action is named by its title, which says what was noted at its contact. */
async function readMayTell(
  carnet: Carnet,
  entries: readonly FiledEntry[],
): Promise<(action: ActionEntry['action']) => boolean> {
  const noted = entries.flatMap((entry) =>
    entry.kind === 'action' && entry.action.values.from?.contactId !== undefined
      ? [entry.action]
      : [],
  );
  return noted.length === 0 ? () => true : tellableAt(await readContactsOfNotes(carnet, noted));
}

const contactIdOf = (entry: FiledEntry): string | undefined =>
  entry.kind === 'action' ? entry.action.values.from?.contactId : contactToldBy(entry)?.id;

function isConfidential(carnet: Carnet, entry: FiledEntry): boolean {
  const contact = contactToldBy(entry);
  if (contact === undefined) return false;
  const { confidential, id } = contact;
  return confidential ?? carnet.record(id)?.values['confidential'] === true;
}

function icsEvent(entry: FiledEntry, summary: string): IcsEvent {
  if (entry.kind === 'meeting') {
    const { id, at, kind, minutes = usualMinutes(kind) } = entry.meeting;
    return contactEvent({ id, at, minutes }, { zone: entry.zone, summary });
  }
  if (!('contact' in entry)) {
    // The same action keeps its place when its day changes, and so does the next review of an SME.
    const uid = entry.kind === 'action' ? entry.action.id : `${entry.sme.id}-review`;
    return { uid, summary, when: { kind: 'day', day: entry.day } };
  }
  const { contact, zone, sme } = entry;
  return contactEvent(contact, { zone, summary, town: sme.values.town });
}

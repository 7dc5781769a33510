/**
 * A calendar file of one contact or of a period. It says what kind of contact it is, with whom and in which town,
 * and never what was written about it. Confidential contacts are left out, and told to be.
 *
 * A summary stored before it told which contacts are confidential is not believed: the journals of these few SMEs
 * are read first.
 */

import { useTranslation } from 'react-i18next';
import type {
  ActionEntry,
  CalendarEntry,
  ContactEntry,
  ReviewEntry,
} from '../../../domain/calendar/calendar-entries.ts';
import { type IcsEvent, icsEventsMax, writeIcs } from '../../../domain/calendar/ics.ts';
import { instantOf } from '../../../domain/calendar/zoned-time.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import type { Carnet } from '../../model/carnet.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useEntryWords } from './entry-words.ts';
import { handOverFile } from './hand-over-file.ts';

/** A contact of which nobody said how long it takes. */
const minutesDefault = 30;

type FiledEntry = ContactEntry | ReviewEntry | ActionEntry;

/** Makes the file of some entries and hands it over; `name` is that of the period or SME. */
export function useCalendarFile(): (
  entries: readonly CalendarEntry[],
  name: string,
) => Promise<void> {
  const { t } = useTranslation('calendar');
  const { language } = useFormat();
  const carnet = useCarnet();
  const words = useEntryWords();

  const summaryOf = (entry: FiledEntry): string => {
    const sme = entry.sme.values.name;
    if (entry.kind === 'review') return t('file.review', { sme });
    if (entry.kind === 'action') return t('file.action', { title: words.name(entry).text, sme });
    return t('file.contact', { what: words.what(entry), sme });
  };

  return async (entries, name) => {
    try {
      const filed = entries.filter(isFiled).slice(0, icsEventsMax);
      await readUnknown(carnet, filed);
      const open = filed.filter((entry) => !isConfidential(carnet, entry));
      if (open.length === 0) {
        notify({ message: t('file.none'), tone: 'problem' });
        return;
      }
      const events = open.map((entry) => icsEvent(entry, summaryOf(entry)));
      const text = writeIcs({ events, madeAt: carnet.environment.now(), language });
      const fileName = `${t('file.name')}-${safeName(name)}.ics`;
      handOverFile(new Blob([text], { type: 'text/calendar;charset=utf-8' }), fileName);
      const made = t('file.made', { count: open.length, name: fileName });
      const left = filed.length - open.length;
      const message = left === 0 ? made : t('file.leftOut', { made, count: left });
      notify({ message, tone: 'done' });
    } catch {
      notify({ message: t('file.failed'), tone: 'problem' });
    }
  };
}

/** What lies ahead and has a day of its own; the past and what the programme does are not appointments. */
function isFiled(entry: CalendarEntry): entry is FiledEntry {
  return entry.kind === 'planned' || entry.kind === 'review' || entry.kind === 'action';
}

async function readUnknown(carnet: Carnet, entries: readonly FiledEntry[]): Promise<void> {
  const homes = new Set(
    entries.flatMap((entry) =>
      'contact' in entry && entry.contact.confidential === undefined ? [entry.sme.id] : [],
    ),
  );
  for (const home of homes) await carnet.loadJournal(home);
}

function isConfidential(carnet: Carnet, entry: FiledEntry): boolean {
  if (!('contact' in entry)) return false;
  const { confidential, id } = entry.contact;
  return confidential ?? carnet.record(id)?.values['confidential'] === true;
}

function icsEvent(entry: FiledEntry, summary: string): IcsEvent {
  if (!('contact' in entry)) {
    // The same action keeps its place when its day changes, and so does the next review of an SME.
    const uid = entry.kind === 'action' ? entry.action.id : `${entry.sme.id}-review`;
    return { uid, summary, when: { kind: 'day', day: entry.day } };
  }
  const { contact, zone, hour, day, sme } = entry;
  const { minutes = 0 } = contact;
  const atBusiness = contact.mode === 'atBusiness';
  return {
    uid: contact.id,
    summary,
    location: atBusiness ? sme.values.town : undefined,
    when:
      hour === undefined
        ? { kind: 'day', day }
        : {
            kind: 'time',
            start: instantOf(contact.at, zone),
            minutes: minutes > 0 ? minutes : minutesDefault,
          },
  };
}

/** What every file system takes: letters, digits and hyphens. */
function safeName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
  return plain
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase();
}

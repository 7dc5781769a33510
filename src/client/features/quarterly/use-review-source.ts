/** What reviews are drafted from, out of the open programme: heads as they stand, contacts read from the journals. */

import { useEffect, useMemo, useState } from 'react';
import type { DateRange } from '../../../domain/calendar/local-date.ts';
import { lessonLabels } from '../../../domain/lesson/lesson-numbers.ts';
import { type Contact, recordAs } from '../../../domain/operation/record.ts';
import type { ReviewSource } from '../../../domain/report/quarterly/review-source.ts';
import { summaryIn } from '../../../domain/entity/lazy-summary.ts';
import { readContactsOf } from '../../model/logged-contacts.ts';
import type { CarnetState } from '../../model/state.ts';
import { recordsOf, rootsOf } from '../../model/records.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';

export type SourceRead =
  | { readonly phase: 'reading' }
  | { readonly phase: 'failed' }
  | { readonly phase: 'read'; readonly source: ReviewSource };

interface ContactsRead {
  readonly key: string;
  /** Absent where the device could not be read. */
  readonly contacts: readonly Contact[] | undefined;
}

/** The source of some days; read again when a sheet changed, and what was read of these days stays in view until then. */
export function useReviewSource(days: DateRange | undefined): SourceRead {
  const head = useHeads();
  const today = useToday();
  const read = useContactsOf(days);
  const key = days === undefined ? '' : `${days.from} ${days.to}`;
  return useMemo(() => {
    if (head === undefined || read?.key !== key) return { phase: 'reading' };
    if (read.contacts === undefined) return { phase: 'failed' };
    return { phase: 'read', source: { ...head, contacts: read.contacts, today } };
  }, [head, read, key, today]);
}

function useContactsOf(days: DateRange | undefined): ContactsRead | undefined {
  const carnet = useCarnet();
  const sheets = useCarnetState((state) => state.sheets);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const [from, to] = [days?.from, days?.to];
  const [read, setRead] = useState<ContactsRead>();
  useEffect(() => {
    if (from === undefined || to === undefined) return undefined;
    let current = true;
    const key = `${from} ${to}`;
    readContactsOf(carnet, { from, to }).then(
      (contacts) => current && setRead({ key, contacts }),
      () => current && setRead({ key, contacts: undefined }),
    );
    return () => {
      current = false;
    };
    // A sheet is another one with each change of its journal.
  }, [carnet, sheets, otherSheets, contactsComing, from, to]);
  return read;
}

/** Everything but the contacts; absent while the programme is read. */
function useHeads(): Omit<ReviewSource, 'contacts'> | undefined {
  const programme = useCarnetState((state) => state.programme);
  const pads = useCarnetState((state) => state.launchPads);
  const sheets = useCarnetState((state) => state.sheets);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const events = useCarnetState((state) => state.events);
  const shared = useCarnetState((state) => state.shared);
  return useMemo(
    () => reviewHeads({ programme, launchPads: pads, sheets, otherSheets, events, shared }),
    [programme, pads, sheets, otherSheets, events, shared],
  );
}

type Heads = Pick<
  CarnetState,
  'programme' | 'launchPads' | 'sheets' | 'otherSheets' | 'events' | 'shared'
>;

/** What reviews are drafted from, but for the contacts, out of the heads of a programme. */
export function reviewHeads({
  programme,
  launchPads,
  sheets,
  otherSheets,
  events,
  shared,
}: Heads): Omit<ReviewSource, 'contacts'> | undefined {
  if (programme === undefined) return undefined;
  const smes = [...sheets.values()];
  const organisations = rootsOf({ otherSheets }, 'organisation');
  const heads = organisations.map(({ head }) => head);
  const every = [...shared.values()].flatMap((record) => recordAs(record, 'lesson') ?? []);
  return {
    programme,
    pads: launchPads,
    sheets: smes.map(({ sme, summary, summaries }) => ({
      sme,
      summary,
      forms: summaryIn(summaries, 'form').facts ?? [],
    })),
    organisations: organisations.map(({ root }) => root),
    issues: [
      ...smes.flatMap(({ issues }) => issues),
      ...heads.flatMap((head) => recordsOf(head, 'issue')),
    ],
    actions: [
      ...smes.flatMap(({ actions }) => actions),
      ...heads.flatMap((head) => recordsOf(head, 'action')),
      ...recordsOf(shared, 'action'),
    ],
    lessons: recordsOf(shared, 'lesson'),
    achievements: smes.flatMap(({ head }) => recordsOf(head, 'achievement')),
    lessonLabels: lessonLabels(every),
    events,
  };
}

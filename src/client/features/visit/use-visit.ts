/** A visit on the screen: its contact, its agenda, what was written, and what can be done with it. */

import { useEffect, useEffectEvent } from 'react';
import {
  agendaLines,
  composeAgenda,
  topicsOfHeadings,
  withOwnTitles,
} from '../../../domain/visit/agenda.ts';
import type { Topic } from '../../../domain/visit/topic.ts';
import { notesIn, type VisitNote } from '../../../domain/visit/minutes.ts';
import { stopTimer, type VisitTimer } from '../../../domain/visit/timer.ts';
import type { Action, Contact } from '../../../domain/operation/record.ts';
import type { Language } from '../../../domain/entity/field.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnet, useNow } from '../../model/use-carnet.ts';
import { type NotesRead, useNotesRead } from '../../model/use-noted-may-leave.ts';
import { newVisit, useVisitState, type VisitDesk } from '../../model/visit-state.ts';
import { useVisitForms, type VisitForm } from './use-visit-forms.ts';

/** In the history of the browser: the end of a visit was opened from its notes. */
export const fromNotes = 'fromNotes';

export interface Visit extends VisitDesk {
  readonly sheet: Sheet;
  readonly contact: Contact;
  /** Absent until they are read. */
  readonly forms: readonly VisitForm[] | undefined;
  /** Whether what was noted at a contact may be named in what the visit writes. */
  readonly mayLeave: NotesRead['mayLeave'];
  readonly notes: readonly VisitNote[];
  /** The topic that is open; absent until the agenda was composed. */
  readonly topic: Topic | undefined;
  /** In which language the minutes are written. */
  readonly language: Language;
  /** Actions that were added in this visit. */
  readonly actions: readonly Action[];
  /** Opens a topic. */
  readonly open: (key: string) => void;
}

const minuteMs = 60_000;

export function useVisit(sheet: Sheet, contact: Contact): Visit {
  const carnet = useCarnet();
  const format = useFormat();
  const now = useNow();
  const smeId = sheet.sme.id;
  const desk = useVisitState({ smeId, contactId: contact.id }, () =>
    newVisit(timerOf(contact, carnet.environment.now())),
  );
  const { visit, update } = desk;
  const forms = useVisitForms(smeId)?.forms;
  const language = contact.values.language ?? format.language;
  const notes = notesIn(contact.values.minutesText?.text ?? '');
  const { mayLeave, isRead } = useNotesRead();
  const isTold = isRead || [...sheet.issues, ...sheet.actions].every(mayLeave);
  const isComposed = visit.topics.length > 0 && visit.current !== undefined;

  const compose = useEffectEvent(() => {
    if (forms === undefined || !isTold || isComposed) return;
    const composed = composeAgenda({ ...sheet, forms, mayLeave, today: now.slice(0, 10) });
    const prepared = agendaLines(contact.values.agenda?.text ?? '');
    const headings = [...prepared, ...notes.map(({ topic }) => topic)];
    const added = visit.topics;
    const written = topicsOfHeadings([...composed, ...added], headings, language);
    const [first, last] = [composed.slice(0, -1), composed.slice(-1)];
    const topics = withOwnTitles([...first, ...added, ...written, ...last]);
    update((before) => ({ ...before, topics, current: topics[0]?.key }));
  });
  useEffect(() => compose(), [forms, isTold, isComposed]);

  // Leaving it, by whatever way, stops the timer; looking at it again lets it go on: here, and in a tab that still shows it.
  const pause = useEffectEvent(() =>
    update(({ timer, ...before }) => ({
      ...before,
      timer: stopTimer(timer, carnet.environment.now()),
      isLeft: timer.isRunning || before.isLeft,
    })),
  );
  const resume = useEffectEvent(() => {
    if (visit.isLeft !== true || document.visibilityState === 'hidden') return;
    update(({ timer, ...before }) => ({
      ...before,
      timer: { ...timer, isRunning: true, seenAt: carnet.environment.now() },
      isLeft: undefined,
    }));
  });
  useEffect(() => resume(), [visit.isLeft]);
  useEffect(() => () => pause(), []);

  // The time that passed is kept every minute, and when the page is looked at again.
  const tick = useEffectEvent(() => {
    if (visit.timer.isRunning) update((before) => before);
  });
  useEffect(() => tick(), [now]);
  useEffect(() => {
    const onShown = (): void => {
      resume();
      tick();
    };
    document.addEventListener('visibilitychange', onShown);
    return () => document.removeEventListener('visibilitychange', onShown);
  }, []);

  return {
    ...desk,
    sheet,
    contact,
    forms,
    mayLeave,
    notes,
    topic: visit.topics.find(({ key }) => key === visit.current) ?? visit.topics[0],
    language,
    actions: sheet.actions.filter(({ values }) => values.from?.contactId === contact.id),
    open: (key) => update((before) => ({ ...before, current: key })),
  };
}

/** Of a visit that this device did not begin: what was counted so far, and it goes on. */
function timerOf({ values }: Contact, now: number): VisitTimer {
  return { countedMs: (values.minutes ?? 0) * minuteMs, isRunning: true, seenAt: now };
}

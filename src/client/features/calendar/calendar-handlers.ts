/** What can be done in the calendar, in place; each can be undone. */

import { useTranslation } from 'react-i18next';
import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { completeAction, putOffAction } from '../../../domain/action/settle-action.ts';
import type {
  ActionEntry,
  CalendarEntry,
  ContactEntry,
  TimedCalendarEntry,
} from '../../../domain/calendar/calendar-entries.ts';
import type { Meeting } from '../../../domain/calendar/concerns.ts';
import {
  addDays,
  dateOf,
  daysBetween,
  type LocalDate,
  type LocalDateTime,
} from '../../../domain/calendar/local-date.ts';
import { putContactOn } from '../../../domain/calendar/plan-contact.ts';
import type { Command } from '../../../domain/command/command.ts';
import { settleContact } from '../../../domain/contact/settle-contact.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { PlanStart } from '../../model/plan-question.ts';
import { notify } from '../../model/notices.ts';
import { useCarnet, useRun, useToday } from '../../model/use-carnet.ts';
import { present } from '../../../std/assert.ts';
import { useConcernWords } from '../../parts/concern/concern-words.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';

/** An entry that has a day of its own, to which another can be given. */
export type MovableEntry = ContactEntry | ActionEntry;

export function isMovable(entry: CalendarEntry): entry is MovableEntry {
  return entry.kind === 'planned' || entry.kind === 'action';
}

export interface CalendarHandlers {
  readonly settle: (entry: ContactEntry, state: 'held' | 'missed' | 'cancelled') => void;
  readonly complete: (entry: ActionEntry) => void;
  /**
   * Moves at once to a day as it is seen here, and says what speaks against it; answers whether it was moved. A contact keeps
   * its hour, unless a `time` is given, `HH:mm`: then the day and the time are those of its own clock.
   */
  readonly move: (entry: MovableEntry, day: LocalDate, time?: string) => Promise<boolean>;
  readonly meetingOf: (entry: MovableEntry) => Meeting;
}

/** What the parts of the calendar ask of the screen. */
export interface CalendarActions {
  readonly handlers: CalendarHandlers;
  readonly chooseDay: (day: LocalDate) => void;
  readonly openDay: (day: LocalDate) => void;
  readonly openPlan: (start: PlanStart) => void;
  readonly openMove: (entry: MovableEntry) => void;
  /** An entry was dropped on a day, or on a minute of it; `key` is the entry's. */
  readonly dropEntry: (key: string, day: LocalDate, minute?: number) => void;
  readonly saveFile: (entry: TimedCalendarEntry) => void;
}

export const CalendarActionsContext = createContext<CalendarActions | undefined>(undefined);

/** The same object at every render, so that choosing another day draws two days anew and not the whole month. */
export function useSteadyActions(actions: CalendarActions): CalendarActions {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      handlers: {
        settle: (entry, state) => latest.current.handlers.settle(entry, state),
        complete: (entry) => latest.current.handlers.complete(entry),
        move: (entry, day, time) => latest.current.handlers.move(entry, day, time),
        meetingOf: (entry) => latest.current.handlers.meetingOf(entry),
      },
      chooseDay: (day) => latest.current.chooseDay(day),
      openDay: (day) => latest.current.openDay(day),
      openPlan: (start) => latest.current.openPlan(start),
      openMove: (entry) => latest.current.openMove(entry),
      dropEntry: (key, day, minute) => latest.current.dropEntry(key, day, minute),
      saveFile: (entry) => latest.current.saveFile(entry),
    }),
    [],
  );
}

export function useCalendarActions(): CalendarActions {
  return present(useContext(CalendarActionsContext), 'the calendar is above this component');
}

export function useCalendarHandlers(): CalendarHandlers {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const today = useToday();
  const carnet = useCarnet();
  const run = useRun();
  const concernWords = useConcernWords();
  const said = useAppointment();

  /** A command on a contact sees it only once its journal is there. */
  const runOn = async (smeId: string, command: Command, done: string): Promise<boolean> => {
    await carnet.loadJournal(smeId);
    const result = await run(command, { done });
    if (!result.ok && result.error.kind === 'gone') {
      notify({ message: t('done.gone'), tone: 'problem' });
    }
    return result.ok;
  };
  const shownTime = (entry: MovableEntry, at: LocalDateTime): string | undefined =>
    entry.kind === 'action'
      ? undefined
      : said({ at, zone: entry.zone, mode: entry.contact.mode }).text;
  const meetingOf = (entry: MovableEntry): Meeting => {
    const { members } = carnet.state.getState();
    const manager = entry.sme.values.accountManagerId;
    const ids =
      entry.kind === 'action'
        ? [entry.action.values.ownerId ?? manager]
        : (entry.contact.memberIds ?? [manager]);
    return {
      sme: entry.sme,
      members: members.filter(({ id }) => ids.includes(id)),
      mode: entry.kind === 'action' ? undefined : entry.contact.mode,
    };
  };
  return {
    meetingOf,
    settle: (entry, state) => {
      void runOn(entry.sme.id, settleContact(entry.contact.id, state), t(`done.${state}`));
    },
    complete: ({ sme, action }) => {
      void runOn(sme.id, completeAction(action.id), t('done.action'));
    },
    move: (entry, day, time) => {
      const own = entry.kind === 'action' ? entry.day : dateOf(entry.at);
      // Without a time it goes from the day on which it is seen here to another one: on its own clock, as far.
      const to = time === undefined ? addDays(own, daysBetween(entry.day, day)) : day;
      const isSameTime = time === undefined || (entry.kind !== 'action' && time === entry.hour);
      if (to === own && isSameTime) return Promise.resolve(true);
      const moved =
        time === undefined
          ? t('done.moved', { day: format.day(day, today) })
          : t('done.movedTo', {
              day: format.day(to, today),
              time: shownTime(entry, `${to}T${time}`),
            });
      const concerns = concernWords(to, meetingOf(entry)).join(' ');
      const done = concerns === '' ? moved : t('done.withConcerns', { done: moved, concerns });
      const command =
        entry.kind === 'action'
          ? putOffAction(entry.action, to)
          : putContactOn(entry.contact.id, to, time);
      return runOn(entry.sme.id, command, done);
    },
  };
}

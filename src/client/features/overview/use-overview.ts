/** The figures of the open programme as the overview shows them. */

import { useEffect, useMemo, useState } from 'react';
import type { DateRange, LocalDate } from '../../../domain/calendar/local-date.ts';
import type { CalendarEvent, Programme } from '../../../domain/operation/record.ts';
import { isCounted } from '../../../domain/programme/enrolment.ts';
import { enrolmentPeriod } from '../../../domain/programme/enrolment-line.ts';
import { type EnrolmentCourse, enrolmentCourse } from '../../../domain/programme/forecast.ts';
import {
  achievementFigures,
  type CountedAchievement,
} from '../../../domain/report/achievement-figures.ts';
import { contactFigures, type LoggedContact } from '../../../domain/report/contact-figures.ts';
import type { Figures } from '../../../domain/report/figure.ts';
import {
  contextOf,
  type OverviewPeriod,
  overviewDays,
  smeFigures,
  translationFigures,
} from '../../../domain/report/overview.ts';
import { type IntervalFigure, intervalFigures } from '../../../domain/report/intervals.ts';
import { type SourceKey, sourceFigures } from '../../../domain/report/source-figures.ts';
import { type CountedSupport, supportFigures } from '../../../domain/report/support-figures.ts';
import type { Country } from '../../../domain/programme/programme.ts';
import { unmetFigures } from '../../../domain/report/unmet-figures.ts';
import { contactsToMend, smesToMend } from '../../../domain/report/to-be-mended.ts';
import { isFromBefore } from '../../../domain/sme/journal-summary.ts';
import { recordsOf } from '../../model/records.ts';
import { readLoggedContacts } from '../../model/logged-contacts.ts';
import type { CarnetState } from '../../model/state.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

/** A launch pad with its enrolment, and what changed its work. */
export interface OverviewPad {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly country: Country;
  readonly course: EnrolmentCourse;
  /** Events of today, and of the days that the overview looks at. */
  readonly contextToday: readonly CalendarEvent[];
  readonly context: readonly CalendarEvent[];
  /** Events since the programme began. */
  readonly contextSinceStart: readonly CalendarEvent[];
}

export interface Overview {
  readonly today: LocalDate;
  readonly days: DateRange;
  /** The pads in their order. */
  readonly pads: readonly OverviewPad[];
  readonly whole: EnrolmentCourse;
  /** The days in which the targets are to be reached. */
  readonly period: DateRange | undefined;
  /** Of SMEs and texts. */
  readonly figures: Figures;
  /** Of achievements. */
  readonly impact: Figures<CountedAchievement>;
  /** How long SMEs took from step to step. */
  readonly paces: ReadonlyMap<string, IntervalFigure>;
  /** Where the SMEs came from, those that brought most first. */
  readonly sources: readonly SourceKey[];
  /** Of the support that each SME got. */
  readonly support: Figures<CountedSupport>;
  readonly contacts: ContactsRead;
}

/** Absent while the programme is read. */
export function useOverview(asked: OverviewPeriod): Overview | undefined {
  const programme = useCarnetState((state) => state.programme);
  useSummariesFromBefore();
  const head = useHeads(programme, asked);
  const contacts = useContacts(head?.days);
  return useMemo(() => (head === undefined ? undefined : { ...head, contacts }), [head, contacts]);
}

/** Reads the journals of the sheets whose stored summary says less than the overview counts, one after the other. */
function useSummariesFromBefore(): void {
  const carnet = useCarnet();
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      for (const { sme, summary } of carnet.state.getState().sheets.values()) {
        if (!current) return;
        if (isFromBefore(summary)) await carnet.loadJournal(sme.id);
      }
    };
    // A journal that cannot be read is said where the contacts are counted.
    read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [carnet]);
}

function useHeads(
  programme: Programme | undefined,
  asked: OverviewPeriod,
): Omit<Overview, 'contacts'> | undefined {
  const sheets = useCarnetState((state) => state.sheets);
  const launchPads = usePads();
  const events = useCarnetState((state) => state.events);
  const figures = useFigures();
  const today = useToday();
  return useMemo(() => {
    if (programme === undefined) return undefined;
    const plan = programme.values;
    const input = { smes: [...sheets.values()].map(({ sme }) => sme), plan, today };
    const days = overviewDays(asked, plan, today);
    const bySource = sourceFigures(input.smes, today);
    const sinceStart = overviewDays('start', plan, today);
    const quarter = overviewDays('review', plan, today);
    const targets = launchPads.flatMap(({ id }) => plan.targets?.[id] ?? []);
    const target = targets.length === 0 ? undefined : targets.reduce((sum, one) => sum + one, 0);
    return {
      today,
      days,
      pads: launchPads.map(({ id, values: { code, name, country } }) => ({
        id,
        code,
        name,
        country,
        course: enrolmentCourse(input, plan.targets?.[id], { launchPadId: id }),
        contextToday: contextOf(events, country, { from: today, to: today }),
        context: contextOf(events, country, days),
        contextSinceStart: contextOf(events, country, sinceStart),
      })),
      whole: enrolmentCourse(input, target),
      period: enrolmentPeriod(plan),
      figures: new Map([
        ...figures,
        ...bySource.figures,
        ...unmetFigures(sheets.values(), { pads: launchPads, events }, quarter),
      ]),
      sources: bySource.sources,
      impact: achievementFigures(
        [...sheets.values()].flatMap(({ head }) => recordsOf(head, 'achievement')),
        countedPadOf(sheets),
        days,
      ),
      support: supportFigures(sheets.values(), plan, today),
      paces: intervalFigures(
        [...sheets.values()].map((sheet) => ({
          ...sheet,
          achievements: recordsOf(sheet.head, 'achievement'),
        })),
      ),
    };
  }, [programme, sheets, launchPads, events, figures, today, asked]);
}

function useFigures(): Figures {
  const sheets = useCarnetState((state) => state.sheets);
  const shared = useCarnetState((state) => state.shared);
  const context = useAlertContext();
  return useMemo(() => {
    const heads = [...sheets.values()];
    const texts = [...shared.values(), ...heads.flatMap(({ head }) => [...head.values()])];
    return new Map([
      ...smeFigures(heads, (sheet) => alertsOfSheet(sheet, context), context.today),
      ...translationFigures(texts),
      ...smesToMend(heads, context.managerOf),
    ]);
  }, [sheets, shared, context]);
}

/** What is known of the contacts. */
export type ContactsRead =
  | { readonly phase: 'reading' }
  | { readonly phase: 'failed' }
  | { readonly phase: 'read'; readonly figures: Figures<LoggedContact> };

/** Read again whenever a sheet changed; what was read of these days stays in view meanwhile. */
function useContacts(days: DateRange | undefined): ContactsRead {
  const carnet = useCarnet();
  const sheets = useCarnetState((state) => state.sheets);
  const [from, to] = [days?.from, days?.to];
  const key = `${from} ${to}`;
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    if (from === undefined || to === undefined) return undefined;
    let current = true;
    readLoggedContacts(carnet, { from, to }).then(
      (contacts) => current && setRead({ key, contacts }),
      () => current && setRead({ key, contacts: undefined }),
    );
    return () => {
      current = false;
    };
    // A sheet is another one with each change of its journal.
  }, [carnet, sheets, from, to, key]);
  return useMemo(() => {
    if (read?.key !== key) return { phase: 'reading' };
    if (read.contacts === undefined) return { phase: 'failed' };
    const padOf = countedPadOf(sheets);
    return {
      phase: 'read',
      figures: new Map([
        ...contactFigures(read.contacts, padOf),
        ...contactsToMend(read.contacts, (home) => padOf(home) !== undefined),
      ]),
    };
  }, [read, key, sheets]);
}

/** The launch pad of an SME that counts. */
function countedPadOf(sheets: CarnetState['sheets']): (home: string) => string | undefined {
  return (home) => {
    const sme = sheets.get(home)?.sme;
    return sme !== undefined && isCounted(sme) ? sme.values.launchPadId : undefined;
  };
}

interface Read {
  readonly key: string;
  readonly contacts: readonly LoggedContact[] | undefined;
}

/**
 * What the planning sheet proposes and what has been chosen in it. Whatever nobody chose follows from the rest: the
 * account manager and the main person, the kind that is due, the next half hour in which everybody is free.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstMeetingDay } from '../../../domain/alert/meeting-day.ts';
import { plannedReview, reviewDueOn } from '../../../domain/alert/expected.ts';
import {
  type Attendee,
  busyTimes,
  type Diary,
  freeTimes,
} from '../../../domain/calendar/free-times.ts';
import {
  addDays,
  isWeekend,
  type LocalDate,
  parseLocalDate,
} from '../../../domain/calendar/local-date.ts';
import {
  type ContactPlan,
  planContact,
  usualMinutes,
} from '../../../domain/calendar/plan-contact.ts';
import { type Command, together } from '../../../domain/command/command.ts';
import { contactMinutesMax } from '../../../domain/contact/contact.ts';
import type { Member } from '../../../domain/operation/record.ts';
import { hasLeft } from '../../../domain/permission/account-manager.ts';
import type { SheetHead } from '../../../domain/sheet/sheet-head.ts';
import { mainPersonId } from '../../../domain/sme/reach.ts';
import { withSide } from '../../../domain/text/edit-pair.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { PlanStart } from '../../model/plan-question.ts';
import type { RunError } from '../../model/receipt.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useNow, useRun } from '../../model/use-carnet.ts';
import { type HalfTypedTexts, useHalfTypedTexts } from '../../model/use-half-typed.ts';
import { useMeetingBriefs } from '../../model/use-meeting-briefs.ts';
import { useRoots } from '../../model/use-records.ts';
import { useConcernWords } from '../../parts/concern/concern-words.ts';
import { parseMinutes } from '../../parts/record/parse-minutes.ts';
import { type Chosen, definedOf, isOffered, useLeft } from './left-plan.ts';

const noSmes: readonly string[] = [];
/** Days on which a free half hour is looked for. */
const searchDaysMax = 31;
/** A review that is due so soon is what one plans. */
const reviewSoonDays = 14;

export type Plan = ReturnType<typeof usePlan>;

export function usePlan(start: PlanStart, onClose: () => void) {
  const carnet = useCarnet();
  const now = useNow();
  const today = now.slice(0, 10);
  const rules = useAlertContext();
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const sheets = useCarnetState((state) => state.sheets);
  const several = start.smeIds ?? noSmes;
  const [chosenNow, setChosen] = useState<Chosen>({});
  const { language } = useFormat();
  const half = useHalfTypedTexts(
    `plan:${several.length > 0 ? 'several' : (start.smeId ?? '')}`,
    (left) => isOffered(left, start),
  );
  const left = useLeft(half, start, { now, chosenNow });
  const isWritten = (half.textOf('agenda') ?? '') !== '';
  // The words keep the language in which they were typed, whatever that of the screen is by now.
  const writtenIn = (isWritten ? left.language : undefined) ?? start.agenda?.lang ?? language;
  const shown = sideOf(start.agenda, start.agenda?.lang ?? language);
  const written = half.textOf('agenda', shown);
  const { chosen } = left;
  const { smeId = '' } = chosen;
  const sheet = sheets.get(smeId);
  const kind = chosen.kind ?? (isReviewDue(sheet, rules) ? 'monthlyReview' : 'interim');
  const memberIds = chosen.memberIds ?? ourOnes(sheet, members, memberId);
  // Nobody plans to meet for no time: that is refused like what cannot be read.
  const minutes = (parseMinutes(chosen.minutes ?? '') ?? usualMinutes(kind)) || Number.NaN;
  const isLengthWrong = Number.isNaN(minutes) || minutes > contactMinutesMax;
  // Until it can be read, as long as usual.
  const length = isLengthWrong ? usualMinutes(kind) : minutes;
  const chosenDay = chosen.day;
  const diary = useDiary(memberIds, chosenDay, now);
  const proposed = useMemo(() => {
    let day = today;
    for (let tried = 0; tried < searchDaysMax; tried += 1) {
      while (sheet === undefined && isWeekend(day)) day = addDays(day, 1);
      if (sheet !== undefined) day = firstMeetingDay(sheet.sme, day, rules);
      const [hour] = freeTimes(diary, day, length);
      if (hour !== undefined) return day;
      day = addDays(day, 1);
    }
    return today;
  }, [sheet, rules, diary, length, today]);
  const day = chosenDay ?? proposed;
  const free = useMemo(
    () => (parseLocalDate(day) === undefined ? [] : freeTimes(diary, day, length)),
    [diary, day, length],
  );
  const values: ContactPlan = {
    smeId,
    day,
    // Several do not meet at the same hour.
    hour: chosen.hour ?? (several.length > 0 ? '' : (free[0] ?? '')),
    kind,
    mode: chosen.mode ?? (kind === 'monthlyReview' ? 'video' : 'phone'),
    memberIds,
    personIds: chosen.personIds ?? mainOf(sheet),
    minutes,
    agenda:
      written === undefined
        ? start.agenda
        : withSide(start.agenda?.lang === writtenIn ? start.agenda : undefined, writtenIn, written),
  };
  const eachOf = (smeIds: readonly string[], shared: ContactPlan): readonly ContactPlan[] =>
    smeIds.map((smeId) => ({
      ...shared,
      smeId,
      memberIds: ourOnes(sheets.get(smeId), members, memberId),
      personIds: mainOf(sheets.get(smeId)),
    }));
  const meeting =
    sheet === undefined
      ? undefined
      : {
          sme: sheet.sme,
          members: members.filter(({ id }) => memberIds.includes(id)),
          mode: values.mode,
        };
  return {
    values,
    /** The length as it was typed, where it was, and in minutes. */
    lengthText: chosen.minutes ?? String(minutes),
    ...{ length, isLengthWrong },
    agendaLang: written === undefined ? (start.agenda?.lang ?? language) : writtenIn,
    /** What there is to talk about was typed here, or earlier and not planned. */
    isAgendaWritten: written !== undefined,
    writeAgenda: (text: string) => {
      left.keep(chosenNow, text === '' ? undefined : writtenIn);
      half.type('agenda', text, shown);
    },
    set: (patch: Chosen) => {
      const { day: typed, hour } = patch;
      setChosen((earlier) => definedOf({ ...earlier, ...patch }));
      if (typed !== undefined) half.type('day', typed, '');
      if (hour !== undefined) half.type('hour', hour, '');
      left.keep({ ...chosenNow, ...patch }, isWritten ? writtenIn : undefined);
    },
    sheet,
    several,
    diary,
    free,
    meeting,
    today,
    zone: carnet.environment.zone(),
    reviewDue: sheet === undefined ? undefined : reviewDueOn(sheet, rules),
    /** The next day on which both sides are there, where something speaks against this one. */
    nextDay: (from: LocalDate): LocalDate | undefined =>
      sheet === undefined ? undefined : firstMeetingDay(sheet.sme, addDays(from, 1), rules),
    ...useSubmit(start, several.length > 0 ? eachOf(several, values) : [values], meeting, {
      add: half.add,
      onClose,
    }),
  };
}

function isReviewDue(
  sheet: SheetHead | undefined,
  rules: ReturnType<typeof useAlertContext>,
): boolean {
  if (sheet === undefined || plannedReview(sheet.summary, rules.today) !== undefined) return false;
  const due = reviewDueOn(sheet, rules);
  return due !== undefined && due <= addDays(rules.today, reviewSoonDays);
}

/** The account manager, and whoever plans: who is not there is taken away. */
function ourOnes(
  sheet: SheetHead | undefined,
  members: readonly Member[],
  memberId: string,
): readonly string[] {
  const manager = members.find(({ id }) => id === sheet?.sme.values.accountManagerId);
  const isThere = manager !== undefined && !hasLeft(manager);
  return [...new Set([memberId, ...(isThere ? [manager.id] : [])])];
}

function mainOf(sheet: SheetHead | undefined): readonly string[] {
  const id = mainPersonId(sheet?.sme.values.people);
  return id === undefined ? [] : [id];
}

/** What those who take part have planned around now and around the day that is chosen, meetings of the programme too. */
function useDiary(memberIds: readonly string[], day: string | undefined, now: string): Diary {
  const { environment } = useCarnet();
  const members = useCarnetState((state) => state.members);
  const pads = useCarnetState((state) => state.launchPads);
  const sheets = useCarnetState((state) => state.sheets);
  const organisations = useRoots('organisation');
  const meetings = useMeetingBriefs();
  const zone = environment.zone();
  const ids = memberIds.join(' ');
  return useMemo(() => {
    const today = now.slice(0, 10);
    const known = parseLocalDate(day ?? '') ?? today;
    const attendees = members
      .filter(({ id }) => ids.split(' ').includes(id))
      .map((member): Attendee => {
        const pad = pads.find(({ id }) => id === member.values.launchPadId);
        return { member, zone: pad?.values.timeZone ?? zone };
      });
    const days = {
      from: known < today ? known : today,
      to: known > addDays(today, searchDaysMax) ? known : addDays(today, searchDaysMax),
    };
    const source = { sheets: sheets.values(), organisations, meetings, zone };
    const busy = busyTimes(
      source,
      attendees.map(({ member }) => member),
      days,
    );
    return { zone, attendees, busy, now };
  }, [members, pads, sheets, organisations, meetings, zone, ids, day, now]);
}

/** The contacts, and what is written with the only one. */
function commandOf({ along }: PlanStart, plans: readonly ContactPlan[]): Command {
  const [values, ...more] = plans;
  if (along === undefined || values === undefined || more.length > 0) {
    return together(plans.map((plan) => planContact(plan)));
  }
  return (context) => {
    const id = context.newId();
    return together([planContact(values, id), ...along(id)])(context);
  };
}

function useSubmit(
  start: PlanStart,
  plans: readonly ContactPlan[],
  meeting: Parameters<ReturnType<typeof useConcernWords>>[1] | undefined,
  { add, onClose }: Pick<HalfTypedTexts, 'add'> & { readonly onClose: () => void },
) {
  const { t } = useTranslation(['calendar', 'contact']);
  const format = useFormat();
  const run = useRun();
  const carnet = useCarnet();
  const concernWords = useConcernWords();
  const [error, setError] = useState<RunError | undefined>(undefined);
  const failed = (field: string): boolean =>
    error?.kind === 'invalid' && error.errors.some((one) => one.field === field);
  const submit = async (): Promise<void> => {
    const { day = '' } = plans[0] ?? {};
    const isDay = parseLocalDate(day) !== undefined;
    const told = { day: isDay ? format.day(day, day) : '', count: plans.length };
    const planned =
      plans.length > 1 ? t('calendar:done.several', told) : t('calendar:done.planned', told);
    const concerns = meeting && isDay ? concernWords(day, meeting).join(' ') : '';
    const done =
      concerns === '' ? planned : t('calendar:done.withConcerns', { done: planned, concerns });
    const isPlanned = await add(async () => {
      const result = await run(commandOf(start, plans), { done });
      if (!result.ok) setError(result.error);
      return result.ok;
    });
    if (isPlanned !== true) return;
    start.onPlanned?.();
    onClose();
  };
  return {
    submit,
    smeError: failed('smeId') ? t('calendar:plan.smeMissing') : undefined,
    dayError: failed('day') ? t('calendar:plan.dayMissing') : undefined,
    failure: failureOf(error),
  };

  function failureOf(found: RunError | undefined): string | undefined {
    if (failed('minutes')) return t('contact:minutesInvalid', { max: contactMinutesMax });
    if (found === undefined || found.kind === 'invalid') return undefined;
    if (found.kind !== 'gone') return t('calendar:plan.notSaved');
    const isBinned = carnet.record(found.record)?.deleted !== undefined;
    return t(isBinned ? 'calendar:plan.binned' : 'calendar:plan.gone');
  }
}

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
import type { Member } from '../../../domain/operation/record.ts';
import type { SheetHead } from '../../../domain/sheet/sheet-head.ts';
import { mainPersonId } from '../../../domain/sme/reach.ts';
import { sideOf, withSide } from '../../../domain/text/text-pair.ts';
import { type Json, sameJson } from '../../../std/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { PlanStart } from '../../model/plan-question.ts';
import type { RunError } from '../../model/receipt.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useNow, useRun } from '../../model/use-carnet.ts';
import { type HalfTypedTexts, useHalfTypedTexts } from '../../model/use-half-typed.ts';
import { useMeetingBriefs } from '../../model/use-meeting-briefs.ts';
import { useRoots } from '../../model/use-records.ts';
import { useConcernWords } from '../../parts/concern/concern-words.ts';
import {
  type Chosen,
  definedOf,
  isOffered,
  nothingChosen,
  openedWith,
  useChosen,
  useLeft,
} from './left-plan.ts';

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
  const left = useLeft(half, start, { today, isDayTyped: chosenNow.day !== undefined });
  const shown = sideOf(start.agenda, start.agenda?.lang ?? language);
  const written = half.textOf('agenda', shown);
  const chosen = useChosen(start, left.chosen, chosenNow);
  const { smeId = '' } = chosen;
  const sheet = sheets.get(smeId);
  const kind = chosen.kind ?? (isReviewDue(sheet, rules) ? 'monthlyReview' : 'interim');
  const memberIds = chosen.memberIds ?? ourOnes(sheet, members, memberId);
  const minutes = chosen.minutes ?? usualMinutes(kind);
  const chosenDay = chosenNow.day ?? left.day ?? start.day;
  const diary = useDiary(memberIds, chosenDay, now);
  const proposed = useMemo(() => {
    let day = today;
    for (let tried = 0; tried < searchDaysMax; tried += 1) {
      while (sheet === undefined && isWeekend(day)) day = addDays(day, 1);
      if (sheet !== undefined) day = firstMeetingDay(sheet.sme, day, rules);
      const [hour] = freeTimes(diary, day, minutes);
      if (hour !== undefined) return day;
      day = addDays(day, 1);
    }
    return today;
  }, [sheet, rules, diary, minutes, today]);
  const day = chosenDay ?? proposed;
  const free = useMemo(
    () => (parseLocalDate(day) === undefined ? [] : freeTimes(diary, day, minutes)),
    [diary, day, minutes],
  );
  const values: ContactPlan = {
    smeId,
    day,
    // Several do not meet at the same hour.
    hour: chosenNow.hour ?? left.hour ?? start.hour ?? (several.length > 0 ? '' : (free[0] ?? '')),
    kind,
    mode: chosen.mode ?? (kind === 'monthlyReview' ? 'video' : 'phone'),
    memberIds,
    personIds: chosen.personIds ?? mainOf(sheet),
    minutes,
    agenda:
      written === undefined
        ? start.agenda
        : withSide(start.agenda, start.agenda?.lang ?? language, written),
  };
  const dropLeft = (name: 'day' | 'hour'): void => {
    if (half.textOf(name) !== undefined) half.drop(name);
  };
  /** What the sheet was opened with is kept with the words as well; what does not count any more goes, or it would again by that. */
  const chooseWith = (patch: Chosen): void => {
    const { day, hour, ...picked } = { ...left.chosen, ...chosenNow, ...patch };
    if (day === undefined && !left.isDayKept) dropLeft('day');
    if (hour === undefined && !left.isHourKept) dropLeft('hour');
    const all: Readonly<Record<string, Json | undefined>> = {
      ...nothingChosen,
      ...picked,
      opened: openedWith(start),
    };
    const isNew = Object.entries(all).some(
      ([name, one]) => !sameJson(one ?? null, half.choices[name] ?? null),
    );
    if (isNew) half.choose(all);
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
    /** What there is to talk about was typed here, or earlier and not planned. */
    isAgendaWritten: written !== undefined,
    writeAgenda: (text: string) => {
      chooseWith({});
      half.type('agenda', text, shown);
    },
    set: (patch: Chosen) => {
      const { day: typed, hour } = patch;
      setChosen((earlier) => definedOf({ ...earlier, ...patch }));
      if (typed !== undefined) half.type('day', typed, '');
      if (hour !== undefined) half.type('hour', hour, '');
      chooseWith(patch);
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
  const isThere = manager !== undefined && manager.values.inactive !== true;
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
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const run = useRun();
  const concernWords = useConcernWords();
  const [error, setError] = useState<RunError | undefined>(undefined);
  const failed = (field: string): boolean =>
    error?.kind === 'invalid' && error.errors.some((one) => one.field === field);
  const submit = async (): Promise<void> => {
    const { day = '' } = plans[0] ?? {};
    const isDay = parseLocalDate(day) !== undefined;
    const told = { day: isDay ? format.day(day, day) : '', count: plans.length };
    const planned = plans.length > 1 ? t('done.several', told) : t('done.planned', told);
    const concerns = meeting && isDay ? concernWords(day, meeting).join(' ') : '';
    const done = concerns === '' ? planned : t('done.withConcerns', { done: planned, concerns });
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
    smeError: failed('smeId') ? t('plan.smeMissing') : undefined,
    dayError: failed('day') ? t('plan.dayMissing') : undefined,
    failure:
      error === undefined || error.kind === 'invalid'
        ? undefined
        : t(error.kind === 'gone' ? 'plan.gone' : 'plan.notSaved'),
  };
}

/**
 * What was chosen in a planning sheet that was left, and what of it counts where a sheet is opened again: from a line, from an
 * alert, from the calendar, or with nothing.
 */

import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import type { ContactPlan } from '../../../domain/calendar/plan-contact.ts';
import { contactKinds, contactModes } from '../../../domain/contact/contact.ts';
import { type Json, sameJson } from '../../../std/json.ts';
import type { PlanStart } from '../../model/plan-question.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import {
  choicesIn,
  type HalfTypedTexts,
  type HalfTypedValues,
} from '../../model/use-half-typed.ts';

/** Whatever was chosen; the rest is proposed. */
export type Chosen = {
  readonly [K in Exclude<keyof ContactPlan, 'agenda'>]?: ContactPlan[K] | undefined;
};

/** By the names of all choices. */
export const nothingChosen = {
  ...{ smeId: undefined, kind: undefined, mode: undefined, minutes: undefined },
  ...{ memberIds: undefined, personIds: undefined },
};

/** What counts: what is chosen here, then what was left, then what the sheet was opened with. */
export function useChosen(start: PlanStart, left: Chosen, now: Chosen): Chosen {
  return { ...chosenIn(start), ...left, ...now };
}

/**
 * What was chosen earlier and not planned, where the sheet does not say otherwise by now; what is offered no more is proposed
 * anew. A day counts where no other one is given by now, and where it is not over; whom the words are for comes back with them,
 * whatever becomes of the day.
 *
 * @param isDayTyped whether the day is typed at this moment: half of it may be one that is over
 */
export function useLeft(
  half: HalfTypedTexts,
  start: PlanStart,
  { today, isDayTyped }: { readonly today: string; readonly isDayTyped: boolean },
): {
  readonly chosen: Chosen;
  /** Whether the day and the hour that were typed earlier count. */
  readonly isDayKept: boolean;
  readonly isHourKept: boolean;
  readonly day?: string | undefined;
  readonly hour?: string | undefined;
} {
  const { choices } = half;
  const sheets = useCarnetState((state) => state.sheets);
  const members = useCarnetState((state) => state.members);
  const [before, now] = [openedBefore(choices), openedWith(start)];
  const left = (name: string): Json | undefined => {
    const { [name]: given } = now;
    if (given === undefined) return choices[name] ?? before[name];
    return sameJson(before[name], given) ? choices[name] : undefined;
  };
  const among = (ids: Json | undefined, isThere: (id: string) => boolean) =>
    Array.isArray(ids)
      ? ids.filter((id): id is string => typeof id === 'string' && isThere(id))
      : undefined;
  const [smeId, minutes] = [left('smeId'), left('minutes')];
  const [day, hour] = [half.textOf('day'), half.textOf('hour')];
  const isOver = !isDayTyped && day !== undefined && isDayBefore(day, today);
  const isDayKept = isKept('day', choices, start) && !isOver;
  const isHourKept = isKept('hour', choices, start) && !isOver;
  const kept = {
    ...{ isDayKept, isHourKept },
    ...(isDayKept ? { day } : {}),
    ...(isHourKept ? { hour } : {}),
  };
  if (!isDayKept && half.textOf('agenda') === undefined) return { ...kept, chosen: {} };
  const chosen = definedOf({
    smeId: typeof smeId === 'string' && sheets.has(smeId) ? smeId : undefined,
    kind: contactKinds.find((one) => one === left('kind')),
    mode: contactModes.find((one) => one === left('mode')),
    minutes: typeof minutes === 'number' ? minutes : undefined,
    memberIds: among(left('memberIds'), (id) => members.some((member) => member.id === id)),
    personIds: among(left('personIds'), (id) => id !== ''),
  });
  return { ...kept, chosen };
}

/** What of a start tells with what the words go that are written in the sheet. */
export function openedWith(start: PlanStart): HalfTypedValues {
  const { smeId, smeIds, day, hour, kind, mode, minutes, personIds, agenda } = start;
  const moment = start.isProposed === true ? {} : { day, hour };
  const given = { smeId, smeIds: smeIds?.toSorted(), ...moment, kind, mode, minutes, personIds };
  return JSON.parse(JSON.stringify({ ...given, agenda })) as HalfTypedValues;
}

/** The same of what was left there; an earlier version kept it among what was chosen. */
function openedBefore(choices: HalfTypedValues): HalfTypedValues {
  const { opened, given, ...others } = choices;
  const isKept = typeof opened === 'object' && opened !== null && !Array.isArray(opened);
  if (isKept) return opened as HalfTypedValues;
  return { ...others, ...(given === undefined ? {} : { agenda: given }) };
}

/**
 * Whether a day or an hour that was typed counts: no other one is given by now. An hour is of its day, where it is not given itself.
 */
function isKept(name: 'day' | 'hour', choices: HalfTypedValues, start: PlanStart): boolean {
  if (!isMomentGiven(start)) return true;
  const [before, now] = [openedBefore(choices), openedWith(start)];
  const isSame = (one: 'day' | 'hour'): boolean => sameJson(before[one] ?? null, now[one] ?? null);
  return isSame(name) && (now[name] !== undefined || (isSame('day') && isSame('hour')));
}

/**
 * Whether what was typed earlier and not planned comes back in a sheet that is opened with this. Words never take the place of
 * others, nor go to an SME, a kind or people that they are not for, unless they were written on the same ones; a day or an hour
 * alone gives way to the one that is given.
 */
export function isOffered(left: HalfTypedValues, start: PlanStart): boolean {
  const [before, { agenda, ...now }] = [openedBefore(choicesIn(left)), openedWith(start)];
  // Words that were written on the same ones go on; all others stay for a sheet that is opened without.
  if (agenda !== undefined) {
    return sameJson(before['agenda'], agenda) && sameJson(before['smeIds'], now['smeIds']);
  }
  if (left['agenda'] === undefined && !isKept('day', choicesIn(left), start)) return false;
  return (['smeIds', 'kind', 'mode', 'minutes', 'personIds'] as const).every(
    (name) =>
      now[name] === undefined || before[name] === undefined || sameJson(before[name], now[name]),
  );
}

function isMomentGiven({ day, hour, isProposed = false }: PlanStart): boolean {
  return !isProposed && (day !== undefined || hour !== undefined);
}

function isDayBefore(typed: string, now: string): boolean {
  return parseLocalDate(typed) !== undefined && typed < now.slice(0, 10);
}

function chosenIn(start: PlanStart): Chosen {
  const { smeId, day, hour, kind, mode, minutes, personIds } = start;
  return definedOf({ smeId, day, hour, kind, mode, minutes, personIds });
}

/** Without what was not chosen. */
export function definedOf(chosen: Chosen): Chosen {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

/**
 * What was chosen in a planning sheet that was left, and what of it counts where a sheet is opened again: from a line, from an
 * alert, from the calendar, or with nothing.
 */

import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import type { ContactPlan } from '../../../domain/calendar/plan-contact.ts';
import { contactKinds, contactModes } from '../../../domain/contact/contact.ts';
import { type Json, sameJson } from '../../../std/json.ts';
import {
  type Beginning,
  beginningsIn,
  type SaidValues,
  type Saying,
  shownOf,
  withoutFields,
  writtenOver,
} from '../../model/begun-over.ts';
import type { PlannedValues, PlanStart } from '../../model/plan-question.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import {
  choicesIn,
  type HalfTypedTexts,
  type HalfTypedValues,
  textIn,
} from '../../model/use-half-typed.ts';

/** Whatever was chosen; the rest is proposed. The minutes are as they were typed. */
export type Chosen = {
  readonly [K in Exclude<keyof ContactPlan, 'agenda' | 'minutes'>]?: ContactPlan[K] | undefined;
} & { readonly minutes?: string | undefined };

const fields = [
  ...(['smeId', 'day', 'hour', 'kind', 'mode', 'minutes', 'memberIds', 'personIds'] as const),
];
/** The names under which an earlier version kept what was chosen, and what the sheet was opened with. */
const earlierNames = {
  ...{ smeId: undefined, kind: undefined, mode: undefined, minutes: undefined },
  ...{ memberIds: undefined, personIds: undefined, given: undefined },
};

/** What was left in the sheet, and what becomes of it. */
export interface LeftPlan {
  /** What is chosen here, or was chosen or said when it was begun and counts; what is offered no more is proposed anew. */
  readonly chosen: Chosen;
  /** The language of the words that were written. */
  readonly language: 'fr' | 'en' | undefined;
  /** Keeps what is chosen, and over what. */
  readonly keep: (patch: Chosen, language: string | undefined) => void;
}

/** @param chosenNow what is chosen here, which counts before anything else */
export function useLeft(
  half: HalfTypedTexts,
  start: PlanStart,
  { now, chosenNow }: { readonly now: string; readonly chosenNow: Chosen },
): LeftPlan {
  const sheets = useCarnetState((state) => state.sheets);
  const members = useCarnetState((state) => state.members);
  const { isProposed = false } = start;
  const saying = sayingOf(start);
  const begunIn = (choices: HalfTypedValues): readonly Beginning[] =>
    begunBefore(choices, { day: half.textOf('day'), hour: half.textOf('hour') });
  const begun = begunIn(half.choices);
  const left = (name: keyof Chosen): Json | undefined => shownOf(begun, saying, name).value;
  const { language } = half.choices;
  const [day, hour] = [textOf(left('day')), textOf(left('hour'))];
  // A day that is over is neither shown nor let go of; half of one that is typed here may be such a day.
  const isOver = (begun: readonly Beginning[]): boolean =>
    chosenNow.day === undefined && isDayBefore(textOf(shownOf(begun, saying, 'day').value), now);
  const isMomentOver = isOver(begun);
  const smeId = textOf(left('smeId'));
  const chosen = definedOf({
    smeId: smeId !== undefined && sheets.has(smeId) ? smeId : undefined,
    day: isMomentOver ? undefined : day,
    hour: isMomentOver || hour === undefined || isDay(hour) ? undefined : hour,
    memberIds: idsIn(left('memberIds'))?.filter((id) => members.some((one) => one.id === id)),
    ...howIn({
      ...{ kind: left('kind'), mode: left('mode') },
      ...{ minutes: left('minutes'), personIds: left('personIds') },
    }),
  });
  return {
    chosen: { ...proposedIn(half.choices['proposed']), ...givenIn(start), ...chosen, ...chosenNow },
    language: language === 'fr' || language === 'en' ? language : undefined,
    keep: (patch, written) => {
      let goes: readonly ('day' | 'hour')[] = [];
      half.choose((made) => {
        const earlier = begunIn(made);
        goes = isMomentIn(patch) && isOver(earlier) ? ['day', 'hour'] : [];
        const before = withoutFields(earlier, goes);
        const { kind, mode, minutes, personIds } = start;
        return {
          ...earlierNames,
          begun: asJson(writtenOver(before, saying, { on: now, fields, patch })),
          opened: asJson({
            // A sheet that was opened without goes on from the words on which it was begun.
            agenda: start.agenda ?? objectIn(made['opened'])['agenda'],
            smeIds: start.smeIds?.toSorted(),
          }),
          ...(isProposed ? { proposed: asJson({ kind, mode, minutes, personIds }) } : {}),
          language: written,
        };
      });
      for (const name of goes)
        if (patch[name] === undefined && half.textOf(name) !== undefined) half.drop(name);
    },
  };
}

/** Whoever writes over the day or the hour of a moment that is over writes over both. */
function isMomentIn({ day, hour }: Chosen): boolean {
  return day !== undefined || hour !== undefined;
}

/** What a start says. Carnet proposes an SME for it at most, which is the one that it is about. */
function sayingOf({ line, isProposed = false, smeId, day, hour, ...start }: PlanStart): Saying {
  if (isProposed) return { now: { smeId } };
  const said = (values: PlannedValues): SaidValues => {
    const { kind, mode, minutes, personIds } = values;
    return { smeId, day: values.day, hour: values.hour, kind, mode, minutes, personIds };
  };
  const now = said({ day, hour, ...start });
  // An hour that the calendar does not say is one of the day that it says.
  if (line === undefined) return { now: { ...now, hour: hour ?? day } };
  return { now, isWhole: true, line: { ...line, asOf: (moment) => said(line.asOf(moment)) } };
}

/** The beginnings of what was left; an earlier version kept its choices by their names, and the moment in its boxes alone. */
function begunBefore(
  choices: HalfTypedValues,
  boxes: Readonly<Record<'day' | 'hour', string | undefined>>,
): readonly Beginning[] {
  const begun = beginningsIn(choices['begun']);
  if (begun.length > 0) return begun;
  const { opened: _opened, begun: _begun, proposed: _proposed, language: _l, ...chosen } = choices;
  const before = objectIn(choices['opened']);
  const picked = Object.entries({ ...chosen, ...boxes }).flatMap(([name, one]) =>
    one === undefined ? [] : [[name, one] as const],
  );
  if (picked.length === 0) return [];
  const said = Object.fromEntries(fields.map((name) => [name, before[name] ?? null]));
  return [{ on: '', said, chosen: Object.fromEntries(picked) }];
}

/**
 * Whether what was typed earlier and not planned comes back in a sheet that is opened with this. Words never take the place of
 * others, nor go to an SME, a kind or people that they are not for, unless they were written on the same ones; a day or an hour
 * alone gives way to the one that is given.
 */
export function isOffered(left: HalfTypedValues, start: PlanStart): boolean {
  const choices = choicesIn(left);
  const { agenda, smeIds } = objectIn(choices['opened']);
  const begun = begunBefore(choices, { day: textIn(left['day']), hour: textIn(left['hour']) });
  const saying = sayingOf(start);
  // Words that were written on the same ones go on; all others stay for a sheet that is opened without.
  if (start.agenda !== undefined) {
    const isSameText = objectIn(agenda)['text'] === start.agenda.text;
    return isSameText && sameJson(smeIds, start.smeIds?.toSorted());
  }
  const isKept = (name: string): boolean => shownOf(begun, saying, name).isKept;
  if (left['agenda'] === undefined && begun.length > 0 && !isKept('day')) return false;
  const isSaid = (name: string): boolean =>
    (begun.find(({ said }) => name in said)?.said[name] ?? null) !== null;
  const isForSame = smeIds === undefined || sameJson(smeIds, start.smeIds?.toSorted() ?? smeIds);
  return (
    isForSame &&
    (['kind', 'mode', 'minutes', 'personIds'] as const).every(
      (name) => saying.now[name] === undefined || !isSaid(name) || isKept(name),
    )
  );
}

/** What a start says or proposes itself. */
function givenIn(start: PlanStart): Chosen {
  const { smeId, day, hour, kind, mode, minutes, personIds } = start;
  return definedOf({ smeId, day, hour, kind, mode, minutes: minutes?.toString(), personIds });
}

/** What was proposed where the words were begun. */
function proposedIn(kept: Json | undefined): Chosen {
  const { kind, mode, minutes, personIds } = objectIn(kept);
  return definedOf(howIn({ kind, mode, minutes, personIds }));
}

/** What can still be chosen of how one meets. */
function howIn({ kind, mode, minutes, personIds }: SaidValues): Chosen {
  return {
    kind: contactKinds.find((one) => one === kind),
    mode: contactModes.find((one) => one === mode),
    minutes: typeof minutes === 'number' ? String(minutes) : textOf(minutes),
    personIds: idsIn(personIds),
  };
}

function idsIn(ids: Json | undefined): readonly string[] | undefined {
  return Array.isArray(ids)
    ? (ids as readonly Json[]).filter((id): id is string => typeof id === 'string' && id !== '')
    : undefined;
}

function isDayBefore(typed: string | undefined, now: string): boolean {
  return typed !== undefined && isDay(typed) && typed < now.slice(0, 10);
}

function isDay(text: string): boolean {
  return parseLocalDate(text) !== undefined;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function objectIn(value: Json | undefined): HalfTypedValues {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as HalfTypedValues) : {};
}

/** As it is kept, without what is absent. */
function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** Without what was not chosen. */
export function definedOf(chosen: Chosen): Chosen {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

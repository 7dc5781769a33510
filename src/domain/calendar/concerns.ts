/**
 * Why a day is a bad one to meet an SME: the business is closed, a public holiday or habit on its side or on ours,
 * someone away, or meetings not allowed. They are told and never forbid: people do agree on a bank holiday.
 */

import { type ContactMode, isFaceToFace } from '../contact/contact.ts';
import type { CalendarEvent, LaunchPad, Member, Programme, Sme } from '../operation/record.ts';
import { isBridgeDay } from './availability.ts';
import { closedRanges, softWindowsIn } from './closed-ranges.ts';
import { type PadHoliday, holidaysOn } from './day-notes.ts';
import type { SoftWindow } from './lanes.ts';
import { addDays, type LocalDate, isWeekend } from './local-date.ts';
import { isAboutCountry, isDayOff, isOnDay } from './event-days.ts';

export type Concern =
  /** `to` is its last day in sight. */
  | { readonly kind: 'closure'; readonly to: LocalDate }
  | { readonly kind: 'absence'; readonly member: Member; readonly to: LocalDate }
  | { readonly kind: 'holiday'; readonly holiday: PadHoliday }
  /** A closure or a holiday of the programme's own calendar. */
  | { readonly kind: 'dayOff'; readonly event: CalendarEvent }
  | { readonly kind: 'effect'; readonly event: CalendarEvent }
  | {
      readonly kind: 'softWindow';
      readonly window: SoftWindow;
      readonly padCodes: readonly string[];
    }
  | { readonly kind: 'bridgeDay'; readonly padCodes: readonly string[] }
  | { readonly kind: 'weekend' };

/** Who meets, and how. */
export interface Meeting {
  readonly sme: Sme;
  /** Those of ours who take part. */
  readonly members: readonly Member[];
  /** Absent for what is no meeting: an action, a review without a date. */
  readonly mode: ContactMode | undefined;
}

export interface ConcernSource {
  readonly launchPads: readonly LaunchPad[];
  readonly events: readonly CalendarEvent[];
  readonly programme: Programme | undefined;
}

/** How far ahead the end of a closure is looked for. */
const closureDaysShown = 366;

/** What speaks against a day, the most certain first. */
export function concernsOn(
  day: LocalDate,
  meeting: Meeting,
  source: ConcernSource,
): readonly Concern[] {
  const { sme, members } = meeting;
  const padIds = new Set([sme.values.launchPadId, ...members.map((one) => one.values.launchPadId)]);
  const pads = source.launchPads.filter(({ id }) => padIds.has(id));
  return [
    ...closureConcern(day, sme),
    ...members.flatMap((member) => absenceConcern(day, member)),
    ...holidaysOn(day, pads).map((holiday) => ({ kind: 'holiday' as const, holiday })),
    ...eventConcerns(day, meeting, pads, source.events),
    ...habitConcerns(day, pads, source.programme?.values.softWindowsOff === true),
    ...(isWeekend(day) ? [{ kind: 'weekend' as const }] : []),
  ];
}

function closureConcern(day: LocalDate, { values }: Sme): readonly Concern[] {
  const range = { from: day, to: addDays(day, closureDaysShown) };
  const ranges = closedRanges(range, Object.values(values.closures ?? {}));
  let last: LocalDate | undefined;
  // Closures that overlap or follow each other are one to whoever waits for them to end.
  for (const { from, to } of ranges) {
    const next = last === undefined ? day : addDays(last, 1);
    if (from > next) break;
    if (last === undefined || to > last) last = to;
  }
  return last === undefined ? [] : [{ kind: 'closure', to: last }];
}

function absenceConcern(day: LocalDate, member: Member): readonly Concern[] {
  const away = Object.values(member.values.absences ?? {}).find(
    ({ from, to }) => from <= day && day <= to,
  );
  return away === undefined ? [] : [{ kind: 'absence', member, to: away.to }];
}

/** Those of the country of the business and of the pads of all who take part: who cannot leave meets nobody either. */
function eventConcerns(
  day: LocalDate,
  { sme, mode }: Meeting,
  pads: readonly LaunchPad[],
  events: readonly CalendarEvent[],
): readonly Concern[] {
  const countries = [sme.values.country, ...pads.map(({ values }) => values.country)];
  return events.flatMap((event): readonly Concern[] => {
    const { effect, status } = event.values;
    if (status === 'cancelled' || !isAboutCountry(event, countries)) return [];
    const kind = weighsOn(effect, mode) ? 'effect' : isDayOff(event) ? 'dayOff' : undefined;
    return kind === undefined || !isOnDay(event, day) ? [] : [{ kind, event }];
  });
}

function weighsOn(
  effect: CalendarEvent['values']['effect'],
  mode: ContactMode | undefined,
): boolean {
  if (effect === 'lowAvailability') return true;
  return isFaceToFace(mode) && (effect === 'noFaceToFace' || effect === 'limitedFaceToFace');
}

function habitConcerns(
  day: LocalDate,
  pads: readonly LaunchPad[],
  softWindowsOff: boolean,
): readonly Concern[] {
  const windows = new Map<SoftWindow, string[]>();
  const bridges: string[] = [];
  for (const { values } of pads) {
    const { holidayRegion: region, code } = values;
    if (region === undefined) continue;
    const [window] = softWindowsOff ? [] : softWindowsIn({ from: day, to: day }, region);
    if (window !== undefined) {
      const name = window.from.slice(5, 7) === '08' ? 'august' : 'turnOfYear';
      windows.set(name, [...(windows.get(name) ?? []), code]);
    }
    if (isBridgeDay(day, region)) bridges.push(code);
  }
  return [
    ...[...windows].map(([window, padCodes]) => ({
      kind: 'softWindow' as const,
      window,
      padCodes,
    })),
    ...(bridges.length === 0 ? [] : [{ kind: 'bridgeDay' as const, padCodes: bridges }]),
  ];
}

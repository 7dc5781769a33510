/**
 * What the rules need to know besides one sheet: the day, the limits of the programme, and on which days somebody
 * can be expected to answer. Made once per state of the programme, then used for every SME.
 */

import {
  type AvailabilityRules,
  calendarDays,
  type ClosedBy,
  closedBy,
  workingDays,
} from '../calendar/availability.ts';
import type { HolidayRegion } from '../calendar/holidays.ts';
import { type JoinedDays, joinedDays } from '../calendar/joined-days.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { closedDays, closuresAlone, type OpenDays, openDaysAround } from '../calendar/open-days.ts';
import { daysOffIn } from '../calendar/event-days.ts';
import type { CalendarEvent, LaunchPad, Member, Programme, Sme } from '../operation/record.ts';
import { type ManagerOf, presentManagers } from '../permission/account-manager.ts';
import type { Country } from '../programme/programme.ts';
import type { Closure } from '../sme/sme.ts';
import { pausesInTime } from '../sme/times-on-hold.ts';
import type { AlertId } from './alert.ts';
import { type AlertLimits, alertsOff, limitsOf } from './limits.ts';

/** A month between two reviews, unless the programme says otherwise. */
export const reviewEveryDefault = 1;

export interface AlertContextInput {
  /** Local date. */
  readonly today: LocalDate;
  /** Absent until the programme was read: everything is then as usual. */
  readonly programme?: Programme | undefined;
  readonly launchPads?: readonly LaunchPad[] | undefined;
  readonly members?: readonly Member[] | undefined;
  /** The calendar of the programme. */
  readonly events?: readonly CalendarEvent[] | undefined;
  /** Whether contacts are still to come to this device: what they say cannot be judged yet. */
  readonly contactsComing?: boolean | undefined;
}

export interface AlertContext {
  readonly today: LocalDate;
  readonly programme: Programme | undefined;
  /** Months between two reviews of an SME. */
  readonly reviewEvery: number;
  readonly limits: AlertLimits;
  readonly off: ReadonlySet<AlertId>;
  readonly contactsComing: boolean;
  /** The days that count for the SME. */
  openDaysOf(sme: Sme): OpenDays;
  /** Which habits and holidays close days on the side of the SME, in the way days are counted. */
  rulesOf(sme: Sme): AvailabilityRules;
  /** Where the pad of the SME keeps its holidays. */
  padRegionOf(sme: Sme): HolidayRegion | undefined;
  /** Why nobody meets on a day in a region, habits, holidays and bridge days alike. */
  dayOffIn(region: HolidayRegion | undefined, date: LocalDate): ClosedBy | undefined;
  /** Whether the programme noted a closure or a holiday on a day, in the country of the SME or of its pad. */
  isDayOffOf(sme: Sme, date: LocalDate): boolean;
  /** Whether today lies in a closure of the SME or in a window when its country is away. */
  isAway(sme: Sme): boolean;
  /** When the account manager of the SME is away. */
  absencesOf(sme: Sme): JoinedDays;
  /** The account manager of the SME, as long as they are there. */
  readonly managerOf: ManagerOf;
}

const regionOfCountry: Readonly<Partial<Record<Country, HolidayRegion>>> = {
  FR: 'FR',
  GB: 'GB-ENG',
};

/** A pause without an end lasts. */
const farDay = '2199-12-31';

export function alertContext(input: AlertContextInput): AlertContext {
  const { today, programme, launchPads = [], members, events = [], contactsComing = false } = input;
  const { alertSettings, dayCount, reviewEvery = reviewEveryDefault } = programme?.values ?? {};
  const pads = new Map(launchPads.map(({ id, values }) => [id, values]));
  const isDayOffIn = daysOffIn(events);
  const absences = new Map(
    (members ?? []).map(({ id, values }) => [id, joinedDays(Object.values(values.absences ?? {}))]),
  );
  const softWindows = programme?.values.softWindowsOff !== true;
  const daysOff = new Map<HolidayRegion | undefined, ReturnType<typeof closedDays>>();
  const windows = new Map<HolidayRegion | undefined, ReturnType<typeof closedDays>>();
  const counted = new Map<HolidayRegion | undefined, ReturnType<typeof openDaysAround>>();
  const undisturbed = new Map<HolidayRegion | undefined, OpenDays>();
  const known = new WeakMap<Sme, OpenDays>();
  const regionOf = ({ values }: Sme): HolidayRegion | undefined => regionOfCountry[values.country];
  const padRegionOf = (sme: Sme): HolidayRegion | undefined =>
    pads.get(sme.values.launchPadId)?.holidayRegion ?? regionOf(sme);
  const rulesIn = (region: HolidayRegion | undefined): AvailabilityRules => ({
    ...(dayCount === 'working' ? workingDays : calendarDays)(region),
    softWindows,
  });
  const countIn = (region: HolidayRegion | undefined) =>
    kept(counted, region, () => openDaysAround(today, rulesIn(region)));
  return {
    today,
    programme,
    reviewEvery,
    limits: limitsOf(alertSettings),
    off: alertsOff(alertSettings),
    contactsComing,
    openDaysOf: (sme) => {
      const region = regionOf(sme);
      const closures = closuresOf(sme);
      const count = (): OpenDays => countIn(region)(closures);
      return closures.length === 0 ? kept(undisturbed, region, count) : kept(known, sme, count);
    },
    rulesOf: (sme) => rulesIn(regionOf(sme)),
    padRegionOf,
    dayOffIn: (region, date) =>
      kept(daysOff, region, () => closedDays({ ...allDaysOff, region, softWindows }))(date),
    isDayOffOf: ({ values }, date) =>
      isDayOffIn([values.country, pads.get(values.launchPadId)?.country], date),
    isAway: (sme) => {
      const region = regionOf(sme);
      const habits = kept(windows, region, () =>
        closedDays({ ...closuresAlone, region, softWindows }),
      );
      return (
        habits(today) !== undefined || closedBy(today, closuresOf(sme), closuresAlone) !== undefined
      );
    },
    absencesOf: ({ values }) => absences.get(values.accountManagerId ?? '') ?? [],
    managerOf: presentManagers(members),
  };
}

/** Days on which nobody meets; a weekend is a choice. */
const allDaysOff = { bridgeDays: true, publicHolidays: true, weekends: false };

/** What a map has under a key, made at the first question. */
function kept<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

const closuresKnown = new WeakMap<Sme, readonly Closure[]>();

/** When the SME itself is not there: its closures, and the times it was on hold. The same list at every question. */
export function closuresOf(sme: Sme): readonly Closure[] {
  return kept(closuresKnown, sme, () => [
    ...Object.values(sme.values.closures ?? {}),
    ...pausesInTime(sme).map(({ from, to = farDay }) => ({ from, to, every: 'once' }) as const),
  ]);
}

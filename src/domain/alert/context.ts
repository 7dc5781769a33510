/**
 * What the rules need to know besides one sheet: the day, the limits of the programme, and on which days somebody
 * can be expected to answer. Made once per state of the programme, then used for every SME.
 */

import { type AvailabilityRules, calendarDays, workingDays } from '../calendar/availability.ts';
import type { HolidayRegion } from '../calendar/holidays.ts';
import type { DateRange, LocalDate } from '../calendar/local-date.ts';
import { type OpenDays, openDaysAround } from '../calendar/open-days.ts';
import type { LaunchPad, Member, Programme, Sme } from '../operation/record.ts';
import type { Country } from '../programme/programme.ts';
import type { Closure } from '../sme/sme.ts';
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
}

export interface AlertContext {
  readonly today: LocalDate;
  readonly programme: Programme | undefined;
  /** Months between two reviews of an SME. */
  readonly reviewEvery: number;
  readonly limits: AlertLimits;
  readonly off: ReadonlySet<AlertId>;
  /** The days that count for the SME. */
  openDaysOf(sme: Sme): OpenDays;
  /** Which habits and holidays close days on the side of the SME, in the way days are counted. */
  rulesOf(sme: Sme): AvailabilityRules;
  /** Where the pad of the SME keeps its holidays. */
  padRegionOf(sme: Sme): HolidayRegion | undefined;
  /** When the account manager of the SME is away. */
  absencesOf(sme: Sme): readonly DateRange[];
}

const regionOfCountry: Readonly<Partial<Record<Country, HolidayRegion>>> = {
  FR: 'FR',
  GB: 'GB-ENG',
};

/** A pause without an end lasts. */
const farDay = '2199-12-31';

export function alertContext(input: AlertContextInput): AlertContext {
  const { today, programme, launchPads = [], members = [] } = input;
  const { alertSettings, reviewEvery = reviewEveryDefault } = programme?.values ?? {};
  const padRegions = new Map(launchPads.map(({ id, values }) => [id, values.holidayRegion]));
  const absences = new Map(
    members.map(({ id, values }) => [id, Object.values(values.absences ?? {})]),
  );
  const counted = new Map<HolidayRegion | undefined, ReturnType<typeof openDaysAround>>();
  const known = new WeakMap<Sme, OpenDays>();
  const padRegionOf = ({ values }: Sme): HolidayRegion | undefined =>
    padRegions.get(values.launchPadId) ?? regionOfCountry[values.country];
  const rulesOf = ({ values }: Sme): AvailabilityRules =>
    dayRules(programme, regionOfCountry[values.country]);
  return {
    today,
    programme,
    reviewEvery,
    limits: limitsOf(alertSettings),
    off: alertsOff(alertSettings),
    openDaysOf: (sme) => {
      const found = known.get(sme);
      if (found !== undefined) return found;
      const region = regionOfCountry[sme.values.country];
      const around = counted.get(region) ?? openDaysAround(today, rulesOf(sme));
      counted.set(region, around);
      const days = around(closuresOf(sme));
      known.set(sme, days);
      return days;
    },
    rulesOf,
    padRegionOf,
    absencesOf: ({ values }) => absences.get(values.accountManagerId ?? '') ?? [],
  };
}

function dayRules(
  programme: Programme | undefined,
  region: HolidayRegion | undefined,
): AvailabilityRules {
  const { dayCount, softWindowsOff } = programme?.values ?? {};
  const rules = dayCount === 'working' ? workingDays(region) : calendarDays(region);
  return softWindowsOff === true ? { ...rules, softWindows: false } : rules;
}

const noClosures: readonly Closure[] = [];

/** When the SME itself is not there: its closures, and the times it was on hold. */
export function closuresOf({ values }: Sme): readonly Closure[] {
  const { closures, pauses } = values;
  if (closures === undefined && pauses === undefined) return noClosures;
  return [
    ...Object.values(closures ?? {}),
    ...Object.values(pauses ?? {}).map(
      ({ from, to }) => ({ from, to: to ?? farDay, every: 'once' }) as const,
    ),
  ];
}

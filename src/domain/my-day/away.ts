/** Who cannot be reached today, and why: colleagues away, businesses closed, a holiday at one of the pads. */

import { closedBy } from '../calendar/availability.ts';
import { type Holiday, holidayOn } from '../calendar/holidays.ts';
import { addDays, compare, type LocalDate } from '../calendar/local-date.ts';
import { isDayOff, isOnDay } from '../calendar/event-days.ts';
import type { CalendarEvent, LaunchPad, Member, Sme } from '../operation/record.ts';

/** A colleague who is away, until a day included. */
export interface AbsentMember {
  readonly member: Member;
  readonly until: LocalDate;
}

export interface PadHoliday {
  readonly pad: LaunchPad;
  readonly holiday: Holiday;
}

export interface Away {
  readonly members: readonly AbsentMember[];
  /** Businesses that said that they are closed. */
  readonly smes: readonly Sme[];
  readonly holidays: readonly PadHoliday[];
  /** Closures and holidays that the programme noted itself. */
  readonly events: readonly CalendarEvent[];
}

interface AwayInput {
  readonly members: readonly Member[];
  /** The member of this device, who knows. */
  readonly memberId: string;
  readonly pads: readonly LaunchPad[];
  readonly events: readonly CalendarEvent[];
  /** The SMEs that the day is about. */
  readonly smes: readonly Sme[];
}

/** Who is away on a day. */
export function awayOn(day: LocalDate, input: AwayInput): Away {
  return {
    members: input.members.flatMap((member) => absence(member, input.memberId, day)),
    smes: input.smes.filter((sme) => isShut(sme, day)),
    holidays: input.pads.flatMap((pad) => {
      const { holidayRegion } = pad.values;
      const holiday = holidayRegion === undefined ? undefined : holidayOn(day, holidayRegion);
      return holiday === undefined ? [] : { pad, holiday };
    }),
    events: input.events.filter((event) => isDayOff(event) && isOnDay(event, day)),
  };
}

function absence(member: Member, memberId: string, day: LocalDate): readonly AbsentMember[] {
  if (member.id === memberId || member.values.inactive === true) return [];
  const absences = Object.values(member.values.absences ?? {}).toSorted((a, b) =>
    compare(a.from, b.from),
  );
  let until: LocalDate | undefined;
  // Absences that touch are one: back on Monday means neither on Friday night nor between two leaves.
  for (const { from, to } of absences) {
    const begins = from <= day && day <= to;
    const goesOn = until !== undefined && from <= addDays(until, 1) && to > until;
    if (begins || goesOn) until = until === undefined || to > until ? to : until;
  }
  return until === undefined ? [] : [{ member, until }];
}

/** Whether the SME itself said that nobody is there on a day. */
export function isShut({ values }: Sme, day: LocalDate): boolean {
  const closures = Object.values(values.closures ?? {});
  return closures.length > 0 && closedBy(day, closures, closuresAlone) === 'closure';
}

/** No habit of the country, no holiday, no weekend. */
const closuresAlone = {
  region: undefined,
  softWindows: false,
  bridgeDays: false,
  publicHolidays: false,
  weekends: false,
} as const;

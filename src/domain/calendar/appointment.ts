/**
 * On whose clock the time of an appointment is said. It is stored as a local time of a place (`at` and `zone`). Who looks
 * reads it on their own clock first; beside it stand the clock of the place and, for what can be joined from afar (a call,
 * a video meeting, a meeting of the programme), those of the pads, each where it shows another time. The SME reads it on
 * the clock of its own pad. An appointment without an hour is on its own day whatever the zone.
 */

import { hourOf } from '../contact/log-contact.ts';
import { timeElsewhere } from '../contact/time-elsewhere.ts';
import type { LaunchPad } from '../operation/record.ts';
import type { LocalDateTime } from './local-date.ts';

/** What of a contact or meeting says when it is. */
export interface Appointment {
  readonly at: LocalDateTime;
  /** The zone of `at`; what was stored before it was kept lacks it. */
  readonly zone?: string | undefined;
  readonly mode?: string | undefined;
}

/** The same moment as a clock of a zone shows it. */
export interface Clock {
  readonly zone: string;
  readonly at: LocalDateTime;
}

interface Clocks {
  /** The clock of who looks. */
  readonly here: Clock;
  /** That of the place, where it shows another time. */
  readonly there: Clock | undefined;
  /** Every clock that shows another time than the ones before it, that of who looks first. */
  readonly all: readonly Clock[];
}

const modesFromAfar: ReadonlySet<string> = new Set(['phone', 'video']);

/** Whether the other pad may join it without travelling. */
export function isFromAfar({ mode }: Pick<Appointment, 'mode'>): boolean {
  return mode !== undefined && modesFromAfar.has(mode);
}

/** The zone in which an appointment is stored: its own, else that of the pad it belongs to, else that of the device. */
export function zoneOfAppointment(
  { zone }: Pick<Appointment, 'zone'>,
  launchPadId: string | undefined,
  pads: readonly LaunchPad[],
  deviceZone: string,
): string {
  return zone ?? zoneOfPad(launchPadId, pads) ?? deviceZone;
}

/** The clock of a launch pad, and so of its SMEs. */
export function zoneOfPad(
  launchPadId: string | undefined,
  pads: readonly LaunchPad[],
): string | undefined {
  return pads.find(({ id }) => id === launchPadId)?.values.timeZone;
}

/** An appointment on the clock of a zone. */
export function onClockOf(zone: string, at: LocalDateTime, ownZone: string): Clock {
  return {
    zone,
    at: zone === ownZone || hourOf(at) === undefined ? at : timeElsewhere(at, ownZone, zone),
  };
}

/** The clocks on which the time of an appointment is said, to somebody in `hereZone`. */
export function clocksOf(
  at: LocalDateTime,
  ownZone: string,
  hereZone: string,
  others: readonly string[],
): Clocks {
  const here = onClockOf(hereZone, at, ownZone);
  const own: Clock = { zone: ownZone, at };
  const candidates = [own, ...others.map((zone) => onClockOf(zone, at, ownZone))];
  const all = candidates.reduce<readonly Clock[]>(
    (kept, clock) => (kept.some((one) => one.at === clock.at) ? kept : [...kept, clock]),
    [here],
  );
  return { here, there: here.at === at ? undefined : own, all };
}

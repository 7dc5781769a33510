/**
 * The real clock, zone, ids and tabs. The only module of the client that reads a clock or makes randomness.
 *
 * Each tab holds a Web Lock under its name for as long as it lives; a tab whose lock is gone has crashed or was
 * closed, and its half-written rows may be sealed by another.
 */

import { dayNumber } from '../../domain/calendar/local-date.ts';
import { localDateTimeIn } from '../../domain/calendar/local-date.ts';
import type { Environment } from '../ports/environment.ts';
import { uuidV7 } from '../../std/uuid-v7.ts';

const tabLockPrefix = 'carnet-tab-';
const dayMs = 86_400_000;
const hexDigits = 16;
/** Asking for the zone costs as much as a third of a save; people change zones rarely, clocks jump back. */
const zoneKeptMs = 60_000;

/** The environment of this tab; it holds the tab's lock from now on. */
export function browserEnvironment(): Environment {
  const tab = randomHex(8);
  let zone = '';
  let zoneReadAt = Number.NEGATIVE_INFINITY;
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  if (locks !== undefined) {
    void locks.request(tabLockPrefix + tab, () => new Promise<never>(() => undefined));
  }
  return {
    tab,
    now: () => Date.now(),
    zone: () => {
      if (Math.abs(Date.now() - zoneReadAt) > zoneKeptMs) {
        zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
        zoneReadAt = Date.now();
      }
      return zone;
    },
    newId: () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
    liveTabs: async () => {
      const held = (await locks?.query())?.held;
      return held === undefined
        ? undefined
        : new Set(
            held.flatMap(({ name }) =>
              name?.startsWith(tabLockPrefix) === true ? [name.slice(tabLockPrefix.length)] : [],
            ),
          );
    },
    later: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
}

/**
 * The same environment on another day: a sample programme stands still on the day its story ends, at the
 * present time of day by the clock on the wall, though summer time may differ.
 */
export function pinnedTo(environment: Environment, day: string): Environment {
  return {
    ...environment,
    now: () => {
      const now = environment.now();
      const zone = environment.zone();
      const [today = '', time = ''] = localDateTimeIn(now, zone).split('T');
      const shifted = now + (dayNumber(day) - dayNumber(today)) * dayMs;
      return shifted + wallMs(`${day}T${time}`) - wallMs(localDateTimeIn(shifted, zone));
    },
  };
}

/** A time on the wall as a number, to tell how far two of them are apart. */
const wallMs = (time: string): number => Date.parse(`${time}Z`);

/** Chance: from 0 up to, not including, 1. */
export function browserRandom(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
}

function randomHex(bytes: number): string {
  return toHex(crypto.getRandomValues(new Uint8Array(bytes)));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(hexDigits).padStart(2, '0')).join('');
}

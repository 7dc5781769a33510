/**
 * Days and hours in a text, by chrono-node, in both languages at once. It is asked with a moment of its own, so it
 * reads no clock; only what the words say is used of its answer, never what it supposes.
 */

import { Chrono, GB as english } from 'chrono-node/en';
import { casual as french } from 'chrono-node/fr';
import type { LocalDate } from '../calendar/local-date.ts';

/** What some characters of the text say about a moment; parts that they do not say are absent. */
export interface SaidMoment {
  readonly from: number;
  readonly to: number;
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
  /** 0 is Sunday. */
  readonly weekday: number | undefined;
  readonly hour: number | undefined;
  readonly minute: number | undefined;
  readonly untilHour: number | undefined;
  readonly untilMinute: number | undefined;
}

type Result = ReturnType<typeof french.parse>[number];

/** Everything that either language reads, the longest first. */
export function saidMoments(text: string, today: LocalDate): readonly SaidMoment[] {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const noon = new Date(year, month - 1, day, 12);
  return [...french.parse(text, noon), ...english.parse(text, noon)]
    .map(said)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
}

function said({ index, text, start, end }: Result): SaidMoment {
  type Part = Parameters<typeof start.get>[0];
  const known = (of: typeof start, part: Part): number | undefined =>
    of.isCertain(part) ? (of.get(part) ?? undefined) : undefined;
  const until = end ?? undefined;
  return {
    from: index,
    to: index + text.length,
    year: known(start, 'year'),
    month: known(start, 'month'),
    day: known(start, 'day'),
    weekday: known(start, 'weekday'),
    hour: known(start, 'hour'),
    minute: known(start, 'minute'),
    untilHour: until === undefined ? undefined : known(until, 'hour'),
    untilMinute: until === undefined ? undefined : known(until, 'minute'),
  };
}

/** With two languages, a letter beyond the first 256 and one of everything that is looked for. */
const samples = ['demain 10h, 3 juin', 'l’équipe tomorrow 2pm'];

/**
 * Steps after which the first line is read as quickly as any other: each uses one of the library's expressions, all of
 * them twice, because a browser compiles an expression only when it is used again.
 */
export function warmingSteps(today: LocalDate): readonly (() => void)[] {
  const noon = new Date(`${today}T12:00`);
  return [...french.parsers, ...english.parsers].flatMap((parser) => {
    const alone = new Chrono({ parsers: [parser], refiners: [] });
    return [...samples, ...samples].map((text) => () => void alone.parse(text, noon));
  });
}

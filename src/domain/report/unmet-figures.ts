/**
 * Rule 20, information only: SMEs in support that nobody met face to face in the quarter that is going on, although the
 * events of their launch pad's country left days on which people could meet. Folded from heads.
 */

import { couldMeet } from '../calendar/meeting-days.ts';
import { dateOf, type DateRange, type LocalDate } from '../calendar/local-date.ts';
import type { CalendarEvent, LaunchPad } from '../operation/record.ts';
import { isCounted } from '../programme/enrolment.ts';
import type { Stage } from '../sme/sme.ts';
import type { MetSheet } from './face-to-face.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';
import { isEnrolledBy } from '../sme/journey-days.ts';

const supported: ReadonlySet<Stage> = new Set(['enrolled', 'inducted', 'supported']);

/** `unmet` by launch pad, of the days of a quarter so far. A pad whose country ruled all of them out has none. */
export function unmetFigures(
  sheets: Iterable<MetSheet>,
  {
    pads,
    events,
  }: { readonly pads: readonly LaunchPad[]; readonly events: readonly CalendarEvent[] },
  days: DateRange,
): Figures {
  const sums = new FigureSums<Counted>();
  const open = new Set(
    pads.filter(({ values }) => couldMeet(values.country, events, days)).map(({ id }) => id),
  );
  for (const { sme, summary } of sheets) {
    const { launchPadId, stage } = sme.values;
    if (!isCounted(sme) || !open.has(launchPadId) || !supported.has(stage)) continue;
    if (!isEnrolledBy(sme, days.to)) continue;
    const wasMet = summary.faceToFace.some(({ at }) => isWithin(dateOf(at), days));
    if (!wasMet) sums.add(figureKey('unmet', launchPadId), { home: sme.id, id: sme.id });
  }
  return sums.figures();
}

const isWithin = (day: LocalDate, { from, to }: DateRange): boolean => from <= day && day <= to;

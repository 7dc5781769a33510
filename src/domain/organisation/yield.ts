/** What came of the prospects that each source brought: counted from the SMEs, never typed. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Sme } from '../operation/record.ts';
import { isEnrolledBy } from '../sme/journey-days.ts';
import { stages } from '../sme/sme.ts';

/** How many SMEs of a source came at least so far. */
export interface SourceYield {
  readonly prospects: number;
  readonly screened: number;
  readonly eligible: number;
  readonly enrolled: number;
}

const none: SourceYield = { prospects: 0, screened: 0, eligible: 0, enrolled: 0 };

/** Organisation to the yield of what it brought; those that brought nobody are not in it. */
export function yieldBySource(
  smes: Iterable<Sme>,
  today: LocalDate,
): ReadonlyMap<string, SourceYield> {
  const found = new Map<string, SourceYield>();
  for (const sme of smes) {
    const { sourceKind, sourceOrganisationId, track } = sme.values;
    if (sourceKind !== 'organisation' || sourceOrganisationId === undefined) continue;
    if (track === 'outside') continue;
    const sum = found.get(sourceOrganisationId) ?? none;
    found.set(sourceOrganisationId, {
      prospects: sum.prospects + 1,
      screened: sum.screened + Number(cameTo(sme, 'screening', today)),
      eligible: sum.eligible + Number(cameTo(sme, 'eligible', today)),
      enrolled: sum.enrolled + Number(cameTo(sme, 'enrolled', today)),
    });
  }
  return found;
}

/** Of the SMEs that were enrolled in the programme, how many an organisation brought, and how many came otherwise. */
export function enrolledBySource(
  smes: Iterable<Sme>,
  today: LocalDate,
): {
  readonly byOrganisation: number;
  readonly otherwise: number;
} {
  let byOrganisation = 0;
  let otherwise = 0;
  for (const sme of smes) {
    if (sme.values.track === 'outside' || !cameTo(sme, 'enrolled', today)) continue;
    if (sme.values.sourceKind === 'organisation') byOrganisation += 1;
    else otherwise += 1;
  }
  return { byOrganisation, otherwise };
}

/** Whether an SME reached a stage: it is there or beyond, or a date says that it was. An enrolment may be noted for a day to come. */
export function cameTo(sme: Sme, stage: (typeof stages)[number], today: LocalDate): boolean {
  const { values } = sme;
  const wanted = stages.indexOf(stage);
  if (stage === 'enrolled' && values.enrolledOn !== undefined) return isEnrolledBy(sme, today);
  const reached = [values.stage, values.stageBeforePause, ...Object.keys(values.stageDates ?? {})];
  // Who was enrolled came to every step before, whatever became of it since.
  if (wanted < placeOf('enrolled') && isEnrolledBy(sme, today)) return true;
  return reached.some((one) => one !== undefined && placeOf(one) >= wanted);
}

function placeOf(stage: string): number {
  return stages.findIndex((one) => one === stage);
}

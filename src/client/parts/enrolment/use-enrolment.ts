/** The enrolment of the open programme as its screen shows it: one course per pad, and that of all together. */

import { useMemo } from 'react';
import type { DateRange, LocalDate } from '../../../domain/calendar/local-date.ts';
import type { LaunchPad, Sme } from '../../../domain/operation/record.ts';
import { type EnrolmentLine, enrolmentPerReview } from '../../../domain/programme/enrolment.ts';
import { enrolmentPeriod } from '../../../domain/programme/enrolment-line.ts';
import {
  type Batch,
  batchesOf,
  type EnrolmentCourse,
  enrolmentCourse,
  lastDayToEnrol,
  type SupportLeft,
  supportLeft,
} from '../../../domain/programme/forecast.ts';
import { usePads } from '../programme/use-pads.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';

/** One curve: a pad, or all of them. */
export interface Series {
  /** The id of the pad, or `total`. */
  readonly id: string;
  /** The code of the pad; the total has a word of the interface. */
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly course: EnrolmentCourse;
}

export const totalId = 'total';

export interface Enrolment {
  /** The pads in their order. */
  readonly pads: readonly Series[];
  readonly total: Series;
  readonly period: DateRange | undefined;
  readonly reviews: readonly EnrolmentLine[];
  readonly batches: readonly Batch[];
  readonly batchSize: number | undefined;
  readonly support: readonly (SupportLeft & { readonly name: string })[];
  /** The last day that leaves an SME its planned weeks of support, and how many those are. */
  readonly lastDay: { readonly on: string; readonly weeks: number } | undefined;
}

/** The enrolment as of a day, today unless said otherwise. Absent while the programme is read. */
export function useEnrolment(day?: LocalDate): Enrolment | undefined {
  const sheets = useCarnetState((state) => state.sheets);
  const programme = useCarnetState((state) => state.programme);
  const launchPads = usePads();
  const now = useToday();
  const today = day ?? now;
  return useMemo(() => {
    if (programme === undefined) return undefined;
    const smes = [...sheets.values()].map(({ sme }) => sme);
    return enrolmentOf(smes, programme.values, launchPads, today);
  }, [sheets, programme, launchPads, today]);
}

type Plan = NonNullable<Parameters<typeof enrolmentPerReview>[2]> & {
  readonly lastMonth?: string | undefined;
  readonly batchSize?: number | undefined;
  readonly plannedSupportWeeks?: number | undefined;
};

function enrolmentOf(
  smes: readonly Sme[],
  plan: Plan,
  launchPads: readonly LaunchPad[],
  today: string,
): Enrolment {
  const input = { smes, plan, today };
  const period = enrolmentPeriod(plan);
  const names = new Map(smes.map(({ id, values }) => [id, values.name]));
  const targets = launchPads.flatMap(({ id }) => plan.targets?.[id] ?? []);
  const { plannedSupportWeeks: weeks } = plan;
  return {
    period,
    pads: launchPads.map(({ id, values }) => ({
      id,
      code: values.code,
      name: values.name,
      course: enrolmentCourse(input, plan.targets?.[id], { launchPadId: id }),
    })),
    total: {
      id: totalId,
      code: undefined,
      name: undefined,
      course: enrolmentCourse(
        input,
        targets.length === 0 ? undefined : targets.reduce((sum, one) => sum + one, 0),
      ),
    },
    reviews: enrolmentPerReview(smes, launchPads, plan),
    batches: batchesOf(smes, today),
    batchSize: plan.batchSize,
    support: supportLeft(smes, today).map((one) => ({ ...one, name: names.get(one.smeId) ?? '' })),
    lastDay:
      period === undefined || weeks === undefined
        ? undefined
        : { on: lastDayToEnrol(period, weeks), weeks },
  };
}

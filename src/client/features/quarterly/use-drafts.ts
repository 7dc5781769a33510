/** Reviews drafted in both languages beside the page, which stays alive: a large programme takes half a second of work. */

import { useEffect, useState } from 'react';
import { draftAll, type DraftPair } from '../../../domain/report/quarterly/review-document.ts';
import type { ReviewPeriod, ReviewSource } from '../../../domain/report/quarterly/review-source.ts';
import { inTurns } from '../../model/in-turns.ts';
import { useCarnet } from '../../model/use-carnet.ts';

export interface Drafts {
  /** What they were drafted from. */
  readonly source: ReviewSource;
  /** In the order of the periods. */
  readonly drafts: readonly DraftPair[];
}

type Made = { readonly key: string; readonly drafts: Drafts } | { readonly error: unknown };

/** Which periods they are: the same ones are new objects with each change of the programme. */
const keyOf = (periods: readonly ReviewPeriod[]): string =>
  periods.map(({ month, days }) => `${month} ${days.from} ${days.to}`).join(', ');

/**
 * The drafts of some periods. When something changed, what was drafted stays until the new ones are there: somebody may be
 * writing in it.
 */
export function useDrafts(
  source: ReviewSource | undefined,
  periods: readonly ReviewPeriod[],
): Drafts | undefined {
  const carnet = useCarnet();
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    if (source === undefined) return undefined;
    let current = true;
    inTurns(carnet, draftAll(source, periods), () => current).then(
      (drafts) => {
        if (current && drafts !== undefined)
          setMade({ key: keyOf(periods), drafts: { source, drafts } });
      },
      (error: unknown) => current && setMade({ error }),
    );
    return () => {
      current = false;
    };
  }, [carnet, source, periods]);
  // A draft that cannot be made is a defect, and is told where defects are.
  if (made !== undefined && 'error' in made) throw made.error;
  return made?.key === keyOf(periods) ? made.drafts : undefined;
}

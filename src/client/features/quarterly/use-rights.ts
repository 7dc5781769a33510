/**
 * What the member who works here does with reviews: staff write them, coordination issues them, others read. Whoever keeps a
 * programme alone decides alone.
 */

import { useMayCoordinate } from '../../model/use-may-coordinate.ts';
import { useMayWrite, useRight } from '../../model/use-may-write.ts';

export interface ReviewRights {
  /** Reads drafts; who does not reads what was issued, and nothing else. */
  readonly reads: boolean;
  readonly writes: boolean;
  readonly issues: boolean;
}

export function useReviewRights(): ReviewRights {
  return { reads: useRight('read'), writes: useMayWrite(), issues: useMayCoordinate() };
}

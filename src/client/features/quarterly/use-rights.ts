/** What the member who works here does with reviews: staff write them, coordination issues them, others read. */

import { mayCoordinate, mayRead, mayWriteAs } from '../../../domain/permission/permission.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

export interface ReviewRights {
  /** Reads drafts; who does not reads what was issued, and nothing else. */
  readonly reads: boolean;
  readonly writes: boolean;
  readonly issues: boolean;
}

/** Whoever works alone in a programme does everything. */
export function useReviewRights(): ReviewRights {
  const roles = useCarnetState(
    (state) => state.members.find(({ id }) => id === state.memberId)?.values.roles,
  );
  if (roles === undefined) return { reads: true, writes: true, issues: true };
  return {
    reads: mayRead(roles),
    writes: mayWriteAs(roles, 'staff'),
    issues: mayCoordinate(roles),
  };
}

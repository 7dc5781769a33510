/**
 * What the member who works here does with reviews: staff write them, coordination issues them, others read. Whoever keeps a
 * programme alone decides alone.
 */

import { mayRead, mayWriteAs } from '../../../domain/permission/permission.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayCoordinate } from '../../model/use-may-coordinate.ts';

export interface ReviewRights {
  /** Reads drafts; who does not reads what was issued, and nothing else. */
  readonly reads: boolean;
  readonly writes: boolean;
  readonly issues: boolean;
}

export function useReviewRights(): ReviewRights {
  const roles = useCarnetState(
    (state) => state.members.find(({ id }) => id === state.memberId)?.values.roles,
  );
  const issues = useMayCoordinate();
  const isConnected = useCarnetState((state) => state.isConnected);
  // As everywhere else, roles count where a server counts them.
  if (roles === undefined || !isConnected) return { reads: true, writes: true, issues };
  return {
    reads: mayRead(roles),
    writes: mayWriteAs(roles, 'staff'),
    issues,
  };
}

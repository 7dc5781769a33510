/**
 * Hears how many changes of others wait for coordination, so that whoever decides on them is called without opening the
 * panel. Asked with an exchange, and not more often than every ten minutes: the answer holds the changes themselves.
 */

import { useEffect, useRef } from 'react';
import { mayCoordinate } from '../../../domain/permission/permission.ts';
import { heldCount } from '../../model/held-count.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSyncState } from '../../model/use-sync.ts';

const askedEveryMs = 10 * 60_000;

export function HeldWatch() {
  const ask = useAskServer();
  const programmeId = useCarnetState((state) => state.programmeId);
  const coordinates = useCarnetState(({ members, memberId }) =>
    mayCoordinate(members.find(({ id }) => id === memberId)?.values.roles ?? []),
  );
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const askedAt = useRef(0);
  useEffect(() => {
    if (!coordinates) heldCount.setState(0);
    if (!coordinates || exchangedAt === undefined) return;
    if (Math.abs(exchangedAt - askedAt.current) < askedEveryMs) return;
    askedAt.current = exchangedAt;
    // Where the server does not answer, or knows of another role, what was known stands.
    void ask((server) => server.held(programmeId)).then((answer) => {
      if (answer.ok) heldCount.setState(answer.value.groups.length);
    });
  }, [ask, coordinates, exchangedAt, programmeId]);
  // Another programme begins without.
  useEffect(() => () => heldCount.setState(0), []);
  return null;
}

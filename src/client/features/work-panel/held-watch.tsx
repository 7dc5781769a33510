/**
 * Hears how many changes of others wait for coordination, so that whoever decides on them is called without opening the
 * panel. The server tells nobody when a change begins to wait, so it is asked: with an exchange, every few minutes at most, and
 * sooner once an exchange brought something or somebody comes back to this tab. Nobody is asked for a tab that is hidden: the
 * answer holds the changes themselves.
 */

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { mayCoordinate } from '../../../domain/permission/permission.ts';
import { heldCount } from '../../model/held-count.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useSyncState } from '../../model/use-sync.ts';

const askedEveryMs = 3 * 60_000;
/** Where there is reason to ask. */
const askedAgainMs = 30_000;

export function HeldWatch() {
  const ask = useAskServer();
  const carnet = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const coordinates = useCarnetState(({ members, memberId }) =>
    mayCoordinate(members.find(({ id }) => id === memberId)?.values.roles ?? []),
  );
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const isShown = useSyncExternalStore(onVisibility, isPageShown);
  const asked = useRef<{ readonly at: number; readonly sheets: unknown }>(undefined);
  useEffect(() => {
    if (!coordinates) heldCount.setState(0);
    if (!coordinates || exchangedAt === undefined) return;
    if (!isShown) {
      // Whoever comes back is told soon.
      if (asked.current !== undefined) asked.current = { ...asked.current, sheets: undefined };
      return;
    }
    const now = carnet.environment.now();
    const { sheets } = carnet.state.getState();
    const { at = -Infinity, sheets: before } = asked.current ?? {};
    const pause = before === sheets ? askedEveryMs : askedAgainMs;
    if (Math.abs(now - at) < pause) return;
    asked.current = { at: now, sheets };
    const known = heldCount.getState();
    // Where the server does not answer, or knows of another role, what was known stands; and what was decided meanwhile.
    void ask((server) => server.held(programmeId)).then((answer) => {
      if (answer.ok && heldCount.getState() === known) {
        heldCount.setState(answer.value.groups.length);
      }
    });
  }, [ask, carnet, coordinates, exchangedAt, isShown, programmeId]);
  // Another programme begins without.
  useEffect(() => () => heldCount.setState(0), []);
  return null;
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

const isPageShown = (): boolean => document.visibilityState === 'visible';

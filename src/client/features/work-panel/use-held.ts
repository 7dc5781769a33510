/** The changes by others that wait for coordination, as the server tells them: asked when the panel is opened. */

import { useCallback, useEffect, useState } from 'react';
import { mayCoordinate } from '../../../domain/permission/permission.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSync } from '../../model/use-sync.ts';
import type { HeldGroup } from '../../ports/accounts.ts';

export type HeldDecision = 'letThrough' | 'dismiss';

interface Held {
  /** None for those who do not coordinate, and where the server does not answer. */
  readonly groups: readonly HeldGroup[];
  /** Reads the next page; absent with the last one. */
  readonly more: (() => void) | undefined;
  /** `gone`: somebody else decided meanwhile. `failed`: it waits on. */
  readonly decide: (id: string, decision: HeldDecision) => Promise<'done' | 'gone' | 'failed'>;
}

interface Pages {
  readonly groups: readonly HeldGroup[];
  readonly next: string | undefined;
}

export function useHeld(): Held {
  const { isConnected } = useSync();
  const ask = useAskServer();
  const programmeId = useCarnetState((state) => state.programmeId);
  const [pages, setPages] = useState<Pages>({ groups: [], next: undefined });
  const read = useCallback(
    async (next?: string): Promise<void> => {
      const answer = await ask((server) => server.held(programmeId, next));
      if (!answer.ok) return;
      const { groups, next: following } = answer.value;
      // One that waits under two names of its device may come on two pages.
      setPages((before) => ({
        groups: [
          ...before.groups,
          ...groups.filter(({ id }) => !before.groups.some((known) => known.id === id)),
        ],
        next: following,
      }));
    },
    [ask, programmeId],
  );
  useEffect(() => {
    if (!isConnected) return undefined;
    let current = true;
    void ask((server) => server.session()).then((session) => {
      const own = session.ok
        ? session.value.memberships.find((one) => one.programmeId === programmeId)
        : undefined;
      if (current && own !== undefined && mayCoordinate(own.roles)) void read();
    });
    return () => {
      current = false;
    };
  }, [ask, isConnected, programmeId, read]);
  const decide: Held['decide'] = async (id, decision) => {
    const answer = await ask((server) => server[decision](programmeId, id));
    if (!answer.ok && answer.error !== 'notFound') return 'failed';
    const isOther = (group: HeldGroup): boolean => group.id !== id;
    setPages((before) => ({ ...before, groups: before.groups.filter(isOther) }));
    if (!pages.groups.some(isOther) && pages.next !== undefined) void read(pages.next);
    return answer.ok ? 'done' : 'gone';
  };
  const { groups, next } = pages;
  return { groups, more: next === undefined ? undefined : () => void read(next), decide };
}

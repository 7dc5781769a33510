/** The changes by others that wait for coordination, as the server tells them: asked when the panel is opened. */

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { isKnown } from '../../../domain/operation/operation.ts';
import { mayCoordinate, needsCoordination } from '../../../domain/permission/permission.ts';
import { heldCount } from '../../model/held-count.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSync } from '../../model/use-sync.ts';
import type { HeldGroup, HeldName } from '../../ports/accounts.ts';

export type HeldDecision = 'letThrough' | 'dismiss';

interface Held {
  /** None for those who do not coordinate, and where the server does not answer. */
  readonly groups: readonly HeldGroup[];
  /** Reads the next page; absent with the last one. */
  readonly more: (() => void) | undefined;
  /**
   * `gone`: somebody else decided meanwhile. `failed`: it waits on. `notApplied`: its author is told that it can never apply.
   * Nothing where a decision on it is under way or was made here, as with the second press of a double click.
   */
  readonly decide: (held: HeldName, decision: HeldDecision) => Promise<Decided | undefined>;
  /**
   * Decides one by one on what was chosen. Ends with the first that fails: the rest would fail as well. What is being
   * decided on already is passed over.
   */
  readonly decideAll: (
    chosen: readonly HeldName[],
    decision: HeldDecision,
  ) => Promise<{ readonly done: number; readonly left: number; readonly notApplied: number }>;
}

type Decided = 'done' | 'gone' | 'failed' | 'notApplied';

interface Pages {
  readonly groups: readonly HeldGroup[];
  readonly next: string | undefined;
}

const none: Pages = { groups: [], next: undefined };

/**
 * Whether one consent for many may cover it: made by whoever sent it, readable here, and nothing that deletes, that gives a
 * reason or that only coordination may change. Everything else is decided on by itself.
 */
export function isOrdinary({ by, operations }: HeldGroup, programmeId: string): boolean {
  return operations.every(
    (operation) =>
      operation.by === by &&
      isKnown(operation) &&
      operation.kind !== 'delete' &&
      operation.reason === undefined &&
      !needsCoordination(operation, programmeId),
  );
}

/** Names what is shown of a group: another content may come under an id that was decided on. */
export const keyOf = ({ id, content = '' }: HeldName): string => `${id} ${content}`;

export function useHeld(onCount: (count: number) => void): Held {
  const { isConnected } = useSync();
  const ask = useAskServer();
  const programmeId = useCarnetState((state) => state.programmeId);
  const [pages, setPages] = useState<Pages | undefined>(undefined);
  useEffect(() => {
    if (pages !== undefined) onCount(pages.groups.length);
  }, [onCount, pages]);
  // Decided on here, or about to be: a list that is drawn still offers it for a moment.
  const decided = useRef(new Set<string>());
  const read = useCallback(
    async (next?: string): Promise<void> => {
      const answer = await ask((server) => server.held(programmeId, next));
      if (!answer.ok) return;
      const { groups, next: following } = answer.value;
      // One that waits under two names of its device may come on two pages.
      setPages((before = none) => ({
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
  const { groups, next } = pages ?? none;
  /** Reads what is shown anew: others may have decided on some of it. */
  const readAgain = async (): Promise<void> => {
    const all: HeldGroup[] = [];
    let following: string | undefined;
    do {
      const from = following;
      const answer = await ask((server) => server.held(programmeId, from));
      if (!answer.ok) return;
      for (const group of answer.value.groups) {
        const isNew = !all.some(({ id }) => id === group.id);
        if (isNew && !decided.current.has(keyOf(group))) all.push(group);
      }
      following = answer.value.next;
    } while (following !== undefined && all.length < groups.length);
    setPages({ groups: all, next: following });
  };
  // Where the pill hears of another number, the list follows it.
  const onHeard = useEffectEvent((count: number) => {
    if (pages !== undefined && count !== groups.length) void readAgain();
  });
  useEffect(() => heldCount.subscribe((count) => onHeard(count)), []);
  const claim = (held: HeldName): boolean => {
    const key = keyOf(held);
    if (decided.current.has(key)) return false;
    decided.current.add(key);
    return true;
  };
  const decideOne = async (held: HeldName, decision: HeldDecision): Promise<Decided> => {
    const { id, content } = held;
    const answer = await ask((server) => server[decision](programmeId, { id, content }));
    if (!answer.ok && answer.error !== 'notFound') {
      decided.current.delete(keyOf(held));
      return 'failed';
    }
    setPages((before = none) => ({
      ...before,
      groups: before.groups.filter((group) => group.id !== id),
    }));
    return answer.ok ? (answer.value ?? 'done') : 'gone';
  };
  const decide: Held['decide'] = async (held, decision) => {
    if (!claim(held)) return undefined;
    const outcome = await decideOne(held, decision);
    const isLast = groups.every(({ id }) => id === held.id);
    // Others decide as well, or another content waits under its id since.
    if (outcome === 'gone') void readAgain();
    else if (outcome !== 'failed' && isLast && next !== undefined) void read(next);
    return outcome;
  };
  const decideAll: Held['decideAll'] = async (chosen, decision) => {
    const claimed = chosen.filter(claim);
    let done = 0;
    let notApplied = 0;
    for (const [index, held] of claimed.entries()) {
      const outcome = await decideOne(held, decision);
      if (outcome === 'failed') {
        for (const left of claimed.slice(index)) decided.current.delete(keyOf(left));
        return { done, notApplied, left: claimed.length - index };
      }
      if (outcome === 'done') done += 1;
      if (outcome === 'notApplied') notApplied += 1;
    }
    const isWhole = groups.every(({ id }) => claimed.some((held) => held.id === id));
    if (claimed.length > 0 && isWhole && next !== undefined) void read(next);
    return { done, notApplied, left: 0 };
  };
  const more = next === undefined ? undefined : () => void read(next);
  return { groups, more, decide, decideAll };
}

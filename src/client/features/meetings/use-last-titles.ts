/**
 * The titles of items that somebody took off the agenda, from the history of the meeting: what was written under them is
 * shown beside its title. Without an earlier history, on a device that joined later and is offline, a title is unknown.
 */

import { useMemo } from 'react';
import type { Text2 } from '../../../domain/entity/field.ts';
import { lastTitles, type Meeting } from '../../../domain/meeting/agenda.ts';
import { useHistory } from '../../parts/history/use-history.ts';
import { useAgenda } from './use-agenda.ts';

/** By the id of the item. */
export type LastTitles = ReadonlyMap<string, Text2>;

export function useLastTitles(meeting: Meeting): LastTitles {
  const isAsked = useAgenda(meeting).some(({ isOff }) => isOff);
  const { reading } = useHistory(meeting.home, isAsked);
  const entries = reading.phase === 'read' ? reading.entries : noEntries;
  return useMemo(() => lastTitles(meeting.id, entries), [meeting.id, entries]);
}

const noEntries = [] as const;

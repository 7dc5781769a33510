import { describe, expect, test } from 'vitest';
import {
  isClosingSafe,
  type WorkFacts,
  workPlaceOf,
} from '../../../../src/client/model/work-place.ts';
import { firstSyncState, type SyncState } from '../../../../src/client/ports/exchange.ts';

const synced: SyncState = { ...firstSyncState, phase: 'synced', exchangedAt: 1 };

const alone: WorkFacts = {
  isConnected: false,
  isSaved: true,
  sync: undefined,
  pendingCount: 0,
  conflicts: 0,
  held: 0,
  awaiting: 0,
  persisted: true,
};

const connected = (sync: Partial<SyncState>, facts: Partial<WorkFacts> = {}): WorkFacts => ({
  ...alone,
  isConnected: true,
  sync: { ...synced, ...sync },
  ...facts,
});

describe('where the work is', () => {
  test.each([
    ['a programme kept alone is saved here', alone, { kind: 'here' }],
    [
      'two tabs of a programme kept alone can be in conflict',
      { ...alone, conflicts: 2 },
      { kind: 'conflict', count: 2 },
    ],
    [
      'what is only on the screen goes before everything',
      connected({ phase: 'offline' }, { isSaved: false, conflicts: 1 }),
      { kind: 'notSaved' },
    ],
    ['everything is with the others', connected({}), { kind: 'synced' }],
    [
      'an exchange that is not loaded yet says no more than what is known',
      connected({}, { sync: undefined }),
      { kind: 'here' },
    ],
    [
      'nothing was exchanged yet: it is saved here, not synced',
      connected({ exchangedAt: undefined }),
      { kind: 'here' },
    ],
    [
      'what waits for a decision of this person calls them once all is exchanged',
      connected({}, { held: 2 }),
      { kind: 'held', count: 2 },
    ],
    [
      'changes leave before that is said',
      connected({ phase: 'sending', waiting: 1 }, { held: 2 }),
      { kind: 'sending', waiting: 1 },
    ],
    [
      'what waits for a decision of others is calm, and comes after what is exchanged',
      connected({ stuck: 2 }, { awaiting: 2 }),
      { kind: 'awaiting', count: 2 },
    ],
    [
      'what needs its author is counted apart from it',
      connected({ stuck: 3 }, { awaiting: 2 }),
      { kind: 'stuck', count: 1 },
    ],
    [
      'changes leave before a decision of others is said',
      connected({ phase: 'sending', waiting: 1, stuck: 1 }, { awaiting: 1 }),
      { kind: 'sending', waiting: 1 },
    ],
    ['changes leave', connected({ phase: 'sending', waiting: 7 }), { kind: 'sending', waiting: 7 }],
    [
      'a log is handed over',
      connected({ phase: 'uploading', waiting: 7 }),
      { kind: 'sending', waiting: 7 },
    ],
    [
      'nothing waits here, and nothing is received either: no check for that',
      connected({ phase: 'waiting', problem: { kind: 'refused', refusal: 'failed' } }),
      { kind: 'failed' },
    ],
    [
      'a server that is busy for a moment is no failure',
      connected({ phase: 'waiting', problem: { kind: 'refused', refusal: 'busy' } }),
      { kind: 'synced' },
    ],
    ['a first download', connected({ phase: 'downloading' }), { kind: 'receiving' }],
    [
      'changes wait their turn',
      connected({ phase: 'waiting', waiting: 3 }),
      { kind: 'waiting', waiting: 3 },
    ],
    [
      'changes wait where the browser may clear the storage',
      connected({ phase: 'waiting', waiting: 3 }, { persisted: false }),
      { kind: 'unprotected', waiting: 3 },
    ],
    [
      'what is synced is nowhere in danger',
      connected({}, { persisted: false }),
      { kind: 'synced' },
    ],
    [
      'offline is a place, and goes before a conflict',
      connected({ phase: 'offline', waiting: 7 }, { conflicts: 1 }),
      { kind: 'offline', waiting: 7 },
    ],
    [
      'a conflict goes before what is on its way',
      connected({ phase: 'sending', waiting: 2 }, { conflicts: 1 }),
      { kind: 'conflict', count: 1 },
    ],
    [
      'what waits for a decision goes before conflicts (F185)',
      connected({}, { held: 1, conflicts: 3 }),
      { kind: 'held', count: 1, conflicts: 3 },
    ],
    [
      'what is not received goes before a conflict (F185)',
      connected(
        { phase: 'waiting', problem: { kind: 'refused', refusal: 'failed' } },
        { conflicts: 3 },
      ),
      { kind: 'failed' },
    ],
    [
      'what a server keeps waiting is said beside a conflict (F185)',
      connected({ phase: 'waiting', waiting: 12 }, { conflicts: 3 }),
      { kind: 'conflict', count: 3, unsent: 12 },
    ],
    [
      'and beside what took no effect (F185)',
      connected({ phase: 'waiting', waiting: 3, stuck: 1 }),
      { kind: 'stuck', count: 1, unsent: 3 },
    ],
    ['signed out: sending needs a person', connected({ phase: 'signedOut' }), { kind: 'failed' }],
    ['an update is due', connected({ phase: 'outdated' }), { kind: 'failed' }],
    ['the membership is gone', connected({ phase: 'lost' }), { kind: 'failed' }],
    [
      'a change took no effect',
      connected({ stuck: 1 }, { conflicts: 1 }),
      { kind: 'stuck', count: 1, conflicts: 1 },
    ],
  ] as const)('%s', (_title, facts, place) => {
    expect(workPlaceOf(facts)).toEqual(place);
  });

  test('closing is safe whenever everything is durable here, offline or not', () => {
    expect(isClosingSafe(workPlaceOf(connected({ phase: 'offline', waiting: 7 })))).toBe(true);
    expect(isClosingSafe(workPlaceOf({ ...alone, isSaved: false }))).toBe(false);
  });
});

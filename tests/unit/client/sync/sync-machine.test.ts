/**
 * What the exchange does next: each row of the table, and what holds whatever happens.
 *
 * Longer than 400 lines because one machine is one table.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Effect,
  isUnanswered,
  type Step,
  type StepResult,
  type SyncEvent,
  type SyncMachine,
} from '../../../../src/client/sync/machine-parts.ts';
import { backoffMs, backoffMsMax, retryAfterMsMax } from '../../../../src/client/sync/pauses.ts';
import {
  aloneFailuresMax,
  pushFailuresMax,
  parkedMax,
} from '../../../../src/client/sync/pushing.ts';
import {
  firstMachine,
  lossConfirmMs,
  pullEveryMs,
  reduce,
} from '../../../../src/client/sync/sync-machine.ts';
import { refusalKinds, type RefusalKind } from '../../../../src/protocol/sync-messages.ts';

const context = { now: 1000, random: 0.5 };

function after(state: SyncMachine, ...events: readonly SyncEvent[]): SyncMachine {
  return events.reduce((before, event) => reduce(before, event, context).state, state);
}

/** An event from outside; of a nudge, one that tells of something new. */
function eventOf(kind: Exclude<SyncEvent['kind'], 'ended'>): SyncEvent {
  return kind === 'nudged' ? { kind, head: 9 } : { kind };
}

/** The step that is under way ends so. */
function ends(state: SyncMachine, result: StepResult): SyncMachine {
  return after(state, { kind: 'ended', run: state.run, result });
}

const refused = (refusal: RefusalKind, more: object = {}): StepResult => ({
  kind: 'failed',
  problem: { kind: 'refused', refusal },
  ...more,
});

/** A push ends so, and everything that is read meanwhile goes well. */
function notSent(begun: SyncMachine, result: StepResult): SyncMachine {
  let state = begun;
  while (state.step?.kind === 'push' || state.step?.kind === 'pull') {
    state = ends(
      state,
      state.step.kind === 'push' ? result : { kind: 'pulled', more: false, to: 5 },
    );
  }
  return state;
}

/** As many rounds in which a push fails while reading goes well. */
function failing(rounds: number, result: StepResult, begun = current): SyncMachine {
  let state = begun;
  for (let round = 0; round < rounds; round += 1) {
    state = notSent(state, result);
    if (state.phase !== 'waiting') return state;
    if (round + 1 < rounds) {
      state = ends(after(state, { kind: 'woke' }), { kind: 'read', place: 'current' });
    }
  }
  return state;
}

const leading = after(firstMachine, { kind: 'lead' });
const current = ends(leading, { kind: 'read', place: 'current' });
const receiving = ends(current, { kind: 'pushed', sent: 0 });
const synced = ends(receiving, { kind: 'pulled', more: false, to: 5 });
const downloading = ends(ends(leading, { kind: 'read', place: 'anew' }), {
  kind: 'pushed',
  sent: 0,
});

describe('The machine of the exchange', () => {
  it('does nothing before it leads', () => {
    const events = [
      'sealed',
      'nudged',
      'online',
      'nudgesEnded',
      'visible',
      'tryAgain',
      'signedIn',
      'woke',
    ] as const;
    for (const kind of events) {
      expect(reduce(firstMachine, eventOf(kind), context).effects, kind).toEqual([]);
    }
  });

  it('reads first how far the device is, then sends, then pulls, then rests', () => {
    expect(leading.step).toEqual({ kind: 'read' });
    expect(current).toMatchObject({ phase: 'sending', step: { kind: 'push' } });
    expect(receiving).toMatchObject({ phase: 'receiving', step: { kind: 'pull', echo: false } });
    expect(synced).toMatchObject({ phase: 'synced', step: undefined, problem: undefined });
    expect(synced.wakeAt).toBeGreaterThan(context.now);
  });

  it('[C1] takes sending and pulling in turns while both have something to do', () => {
    const sent = ends(current, { kind: 'pushed', sent: 200 });
    expect(sent.step?.kind).toBe('pull');
    const pulled = ends(sent, { kind: 'pulled', more: true, to: 5 });
    expect(pulled.step?.kind).toBe('push');
    expect(ends(pulled, { kind: 'pushed', sent: 1 }).step?.kind).toBe('pull');
  });

  it('does not look again for what to send when nothing waits, unless something was sealed meanwhile', () => {
    const done = { kind: 'pushed', sent: 3, rest: 0 } as const;
    const pulled = { kind: 'pulled', more: false, to: 5 } as const;
    expect(ends(ends(current, done), pulled).phase).toBe('synced');
    const sealed = reduce(current, { kind: 'sealed' }, context).state;
    expect(ends(ends(sealed, done), pulled).step?.kind).toBe('push');
    expect(ends(ends(current, { ...done, rest: 1 }), pulled).step?.kind).toBe('push');
  });

  it('[C1] pulls on when the server does not take what is sent, and tries again later', () => {
    for (const refusal of ['full', 'failed', 'forbidden', 'malformed'] as const) {
      const pulling = ends(current, refused(refusal, { groups: 1, deviceSequence: 1 }));
      expect(pulling.step?.kind, refusal).toBe('pull');
      const waiting = ends(pulling, { kind: 'pulled', more: false, to: 5 });
      expect(waiting).toMatchObject({ phase: 'waiting', problem: { refusal } });
      expect(after(waiting, { kind: 'woke' }).step).toEqual({ kind: 'read' });
    }
  });

  it('[C1] waits longer each time while nothing can be sent, though pulling goes well', () => {
    const pauses: number[] = [];
    let state = current;
    for (let round = 0; round < 4; round += 1) {
      state = notSent(state, refused('full'));
      pauses.push((state.wakeAt ?? 0) - context.now);
      state = ends(after(state, { kind: 'woke' }), { kind: 'read', place: 'current' });
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(new Set(pauses).size).toBe(pauses.length);
  });

  it('[C5] goes on telling that nothing answered while it tries again by itself, and until something does', () => {
    const failed = { kind: 'failed', problem: { kind: 'timeout' } } as const;
    const offline = ends(current, failed);
    expect([offline.phase, isUnanswered(offline)]).toEqual(['offline', false]);
    for (const kind of ['woke', 'visible'] as const) {
      const again = ends(after(offline, eventOf(kind)), { kind: 'read', place: 'current' });
      expect(again, kind).toMatchObject({ step: { kind: 'push' }, problem: { kind: 'timeout' } });
      expect(isUnanswered(again), kind).toBe(true);
      // Nothing waited: that is no answer.
      const pulling = ends(again, { kind: 'pushed', sent: 0 });
      expect(isUnanswered(pulling), kind).toBe(true);
      expect(isUnanswered(ends(pulling, { kind: 'pulled', more: true, to: 5 })), kind).toBe(false);
      expect(isUnanswered(ends(again, refused('full', { groups: 1 }))), kind).toBe(false);
      for (const told of [
        { kind: 'forked', of: 'name' },
        { kind: 'restored' },
        { kind: 'tooFarBehind' },
      ] as const) {
        expect(isUnanswered(ends(again, told)), `${kind} ${told.kind}`).toBe(false);
      }
      // Whoever asks sees it begin.
      expect(after(again, { kind: 'tryAgain' }), kind).toMatchObject({ problem: undefined });
    }
    for (const kind of ['online', 'tryAgain'] as const) {
      expect(isUnanswered(after(offline, eventOf(kind))), kind).toBe(false);
    }
  });

  it('[C8] goes on telling that the server does not know the programme, until it answers for it', () => {
    const unknown = ends(current, { kind: 'failed', problem: { kind: 'otherLife' } });
    const again = after(unknown, eventOf('woke'));
    expect(again).toMatchObject({ step: { kind: 'read' }, problem: { kind: 'otherLife' } });
    const pulling = ends(ends(again, { kind: 'read', place: 'current' }), {
      kind: 'pushed',
      sent: 0,
    });
    expect(pulling.problem).toEqual({ kind: 'otherLife' });
    expect(ends(pulling, { kind: 'pulled', more: true, to: 5 }).problem).toBeUndefined();
    expect(ends(pulling, { kind: 'restored' }).problem).toBeUndefined();
  });

  it.each([
    ['sealed', 'push'],
    ['nudged', 'pull'],
    ['visible', 'pull'],
    ['nudgesEnded', 'pull'],
    ['tryAgain', 'pull'],
    ['woke', 'pull'],
  ] as const)('goes on from rest at %s', (kind, step) => {
    const state = after(synced, eventOf(kind));
    // Both are wanted after a timer or a person; sending comes first unless it came last.
    expect([step, 'push']).toContain(state.step?.kind);
  });

  it('forgets nothing that happens while a step is under way', () => {
    const nudged = after(receiving, { kind: 'nudged', head: 9 });
    expect(ends(nudged, { kind: 'pulled', more: false, to: 5 }).step?.kind).toBe('pull');
    // What it told of came with the pull that was under way.
    expect(ends(nudged, { kind: 'pulled', more: false, to: 9 }).phase).toBe('synced');
  });

  it('[C6] hears of no news once the session was refused, also where sending paused before', () => {
    const paused = failing(1, refused('busy', { retryAfterMs: 3_600_000 }));
    const out = { ...paused, phase: 'signedOut', pushProblem: { kind: 'timeout' } } as const;
    for (const kind of ['nudged', 'nudgesEnded'] as const) {
      expect(after(out, eventOf(kind)).step, kind).toBeUndefined();
    }
  });

  it('[C12] forgets nothing of which it heard while a push was on its way that pulls along', () => {
    const pushing = after(synced, { kind: 'sealed' });
    expect(pushing.step).toMatchObject({ kind: 'push' });
    const told = after(pushing, { kind: 'nudged', head: 11 });
    const pulling = ends(told, { kind: 'pushed', sent: 1, rest: 0 });
    expect(pulling.step?.kind).toBe('pull');
    // Read before the other device wrote.
    const again = ends(pulling, { kind: 'pulled', more: false, to: 10 });
    expect(again.step?.kind).toBe('pull');
    expect(ends(again, { kind: 'pulled', more: false, to: 11 }).phase).toBe('synced');
    expect(ends(pulling, { kind: 'pulled', more: false, to: 11 }).phase).toBe('synced');
  });

  it('[C12] does not pull what the last pull brought, whoever tells of it again', () => {
    expect(synced.pulledTo).toBe(5);
    expect(after(synced, { kind: 'nudged', head: 5 })).toEqual(synced);
    // The same head once more: the members are others, and whoever shows them asks with the next exchange.
    expect(after(synced, { kind: 'nudged', head: 5, isAgain: true }).step?.kind).toBe('pull');
    expect(after(synced, { kind: 'nudged', head: 6 }).step?.kind).toBe('pull');
    // A server that was restored has come less far.
    expect(after(synced, { kind: 'nudged', head: 3 }).step?.kind).toBe('pull');
    const sealed = after(current, { kind: 'sealed' });
    expect(
      ends(ends(sealed, { kind: 'pushed', sent: 0 }), { kind: 'pulled', more: false, to: 5 }).step
        ?.kind,
    ).toBe('push');
  });

  it.each(['offline', 'timeout', 'notCarnet'] as const)(
    '[C4] is offline when an exchange ends in %s, and comes back by itself',
    (kind) => {
      const state = ends(receiving, { kind: 'failed', problem: { kind } });
      expect(state).toMatchObject({ phase: 'offline', step: undefined, problem: { kind } });
      expect(after(state, { kind: 'woke' }).step).toEqual({ kind: 'read' });
      expect(after(state, { kind: 'online' }).step).toEqual({ kind: 'read' });
      expect(after(state, { kind: 'sealed' }).step).toBeUndefined();
    },
  );

  it('[C4] takes the browser’s word for a network as a hint only', () => {
    expect(after(synced, { kind: 'online' })).toEqual(synced);
    const busy = ends(receiving, refused('busy'));
    expect(after(busy, { kind: 'online' }).step).toBeUndefined();
  });

  it('[C5] comes back when the server says, an hour at most', () => {
    const asked = (retryAfterMs: number) =>
      ends(receiving, {
        kind: 'failed',
        problem: { kind: 'refused', refusal: 'busy', retryAfterMs },
      });
    expect(asked(90_000)).toMatchObject({ phase: 'waiting', wakeAt: context.now + 90_000 });
    expect(asked(9e9).wakeAt).toBe(context.now + retryAfterMsMax);
  });

  it('[C5] listens to no nudges while the server asks for patience, and to them again after (F76)', () => {
    const busy = ends(receiving, refused('busy'));
    expect(busy).toMatchObject({ phase: 'waiting', isListening: false });
    const again = after(busy, { kind: 'woke' });
    expect(ends(again, { kind: 'read', place: 'current' }).isListening).toBe(true);
    const unwell = ends(receiving, { kind: 'storeFailed', failure: 'full' });
    expect(unwell).toMatchObject({ phase: 'waiting', isListening: true });
  });

  it('[C5] pauses longer after each failure, with jitter, up to a cap', () => {
    const pauses = [0, 1, 2, 3].map((failures) => backoffMs(failures, 0.5));
    expect(pauses).toEqual([750, 1500, 3000, 6000]);
    expect(backoffMs(0, 0)).toBe(500);
    expect(backoffMs(50, 0.999)).toBeLessThanOrEqual(backoffMsMax);
  });

  it('[C5] halves a batch that is too large, and sets one group aside that is too large alone', () => {
    const halved = ends(ends(current, refused('tooLarge', { groups: 9, deviceSequence: 4 })), {
      kind: 'pulled',
      more: false,
      to: 5,
    });
    expect(halved.step).toMatchObject({ kind: 'push', batch: { groupsMax: 4 } });
    const single = ends(halved, refused('tooLarge', { groups: 1, deviceSequence: 4 }));
    expect(single.step).toEqual({ kind: 'park', deviceSequence: 4 });
    expect(ends(halved, { kind: 'pushed', sent: 4 }).batch.groupsMax).toBe(8);
  });

  it.each(['timeout', 'offline', 'notCarnet'] as const)(
    '[C13] goes on reading when sending alone ends in %s, time after time',
    (kind) => {
      const failed: StepResult = { kind: 'failed', problem: { kind }, groups: 9 };
      // At first nothing tells it from a network that is gone, whatever was read just before.
      const heard = ends(receiving, { kind: 'pulled', more: true, to: 5 });
      const sealed = ends(after(heard, { kind: 'sealed' }), { kind: 'pulled', more: false, to: 5 });
      expect(sealed.step?.kind).toBe('push');
      const first = ends(sealed, failed);
      expect(first.phase).toBe('offline');
      const second = ends(
        ends(after(first, { kind: 'woke' }), { kind: 'read', place: 'current' }),
        failed,
      );
      const third = ends(after(second, { kind: 'woke' }), { kind: 'read', place: 'current' });
      expect(third.step?.kind).toBe('pull');
      const sending = ends(third, { kind: 'pulled', more: false, to: 5 });
      expect(sending.step?.kind).toBe('push');
      const waiting = notSent(sending, failed);
      expect(waiting).toMatchObject({ phase: 'waiting', problem: { kind } });
      // Nor does what is new wait for the pause of what is sent.
      const nudged = after(waiting, { kind: 'nudged', head: 9 });
      expect(nudged.step?.kind).toBe('pull');
      expect(ends(nudged, { kind: 'pulled', more: false, to: 9 })).toMatchObject({
        phase: 'waiting',
        wakeAt: waiting.wakeAt,
      });
    },
  );

  it('[C1] sends again within minutes though the clock was set back by a year meanwhile', () => {
    const waiting = failing(2, refused('failed', { groups: 1, deviceSequence: 4 }));
    expect(waiting.phase).toBe('waiting');
    const year = 365 * 86_400_000;
    const back = { ...context, now: context.now - year };
    const nudged = reduce(waiting, { kind: 'nudged', head: 9 }, back).state;
    const pulled = { kind: 'pulled', more: false, to: 9 } as const;
    const { state, effects } = reduce(
      nudged,
      { kind: 'ended', run: nudged.run, result: pulled },
      back,
    );
    expect(effects).toContainEqual({ kind: 'wake', afterMs: backoffMsMax });
    // The next news do not put it off once more.
    const later = { ...back, now: back.now + 1000 };
    const again = reduce(state, { kind: 'nudged', head: 10 }, later).state;
    const more = { ...pulled, to: 10 };
    const ended = reduce(again, { kind: 'ended', run: again.run, result: more }, later);
    expect(ended.effects).toContainEqual({ kind: 'wake', afterMs: backoffMsMax - 1000 });
  });

  it('[C13] takes a snapshot though what is kept cannot be sent', () => {
    const failed: StepResult = { kind: 'failed', problem: { kind: 'timeout' }, groups: 9 };
    const first = ends(ends(leading, { kind: 'read', place: 'anew' }), failed);
    expect(first.phase).toBe('offline');
    const again = ends(after(first, { kind: 'woke' }), { kind: 'read', place: 'anew' });
    expect(again.step?.kind).toBe('push');
    expect(ends(again, failed).step).toEqual({ kind: 'snapshot', mode: 'anew' });
  });

  it('[C13] sends less each time the server fails at a batch, down to one group', () => {
    const sizes: (number | undefined)[] = [];
    let state = current;
    for (let groups = 200; groups > 1; groups = Math.floor(groups / 2)) {
      state = failing(2, refused('failed', { groups, deviceSequence: 4 }), state);
      sizes.push(state.batch.groupsMax);
      state = ends(after(state, { kind: 'woke' }), { kind: 'read', place: 'current' });
    }
    expect(sizes[0]).toBe(100);
    expect(sizes.at(-1)).toBe(1);
  });

  it('[C13] halves nothing for what has nothing to do with what is sent', () => {
    const state = failing(5, refused('full', { groups: 9, deviceSequence: 4 }));
    expect(state.batch).toEqual(current.batch);
    let away = current;
    for (let round = 0; round < 5; round += 1) {
      away = ends(away, { kind: 'failed', problem: { kind: 'offline' }, groups: 9 });
      away = ends(after(away, { kind: 'woke' }), { kind: 'read', place: 'current' });
    }
    expect(away.batch).toEqual(current.batch);
  });

  it('[C13] sets aside one group at which the server fails alone, once it takes an empty push', () => {
    const alone = refused('failed', { groups: 1, deviceSequence: 4 });
    expect(failing(pushFailuresMax - 1, alone).phase).toBe('waiting');
    const asking = failing(pushFailuresMax, alone);
    expect(asking.step).toEqual({ kind: 'park', deviceSequence: 4, probe: true });
    // The server as a whole fails: nothing is set aside.
    const outage = ends(asking, refused('failed'));
    expect(outage).toMatchObject({ phase: 'waiting', parked: 0 });
    const aside = ends(ends(asking, { kind: 'changed' }), { kind: 'read', place: 'current' });
    expect(aside).toMatchObject({ step: { kind: 'push', batch: { groupsMax: 1 } } });
    const next = ends(aside, { kind: 'pushed', sent: 1, rest: 3 });
    expect(next).toMatchObject({ pushFailures: 0, parked: 0, alone: 0 });
  });

  it('[C13] needs failures of that group itself, whatever failed before it', () => {
    const many = failing(pushFailuresMax, refused('failed', { groups: 9, deviceSequence: 4 }));
    const resumed = ends(after(many, { kind: 'woke' }), { kind: 'read', place: 'current' });
    const alone = refused('failed', { groups: 1, deviceSequence: 4 });
    expect(failing(aloneFailuresMax - 1, alone, resumed).phase).toBe('waiting');
    expect(failing(aloneFailuresMax, alone, resumed).step?.kind).toBe('park');
  });

  it('[C13] sets no more aside when the server fails at one group after the other', () => {
    let state = current;
    for (let count = 1; count <= parkedMax; count += 1) {
      const alone = refused('failed', { groups: 1, deviceSequence: 4 });
      state = failing(pushFailuresMax, alone, state);
      expect(state.step?.kind).toBe('park');
      state = ends(ends(state, { kind: 'changed' }), { kind: 'read', place: 'current' });
    }
    state = failing(
      3 * pushFailuresMax,
      refused('failed', { groups: 1, deviceSequence: 4 }),
      state,
    );
    expect(state.phase).toBe('waiting');
  });

  it('[C13] hands a log over in smaller parts when it fails as a whole', () => {
    let state = ends(leading, { kind: 'read', place: 'upload' });
    for (let round = 0; round < 2; round += 1) {
      state = ends(state, { kind: 'failed', problem: { kind: 'timeout' }, groups: 100 });
      state = ends(after(state, { kind: 'woke' }), { kind: 'read', place: 'upload' });
    }
    expect(state.step).toMatchObject({ kind: 'upload', batch: { groupsMax: 50 } });
    // And in larger ones again where that goes well.
    const well = ends(state, { kind: 'uploaded', done: false });
    expect(well.step).toMatchObject({ kind: 'upload', batch: { groupsMax: 100 } });
  });

  it('[C6] stops at a refused session until somebody signs in', () => {
    const state = ends(receiving, refused('signedOut'));
    expect(state.phase).toBe('signedOut');
    for (const kind of ['sealed', 'nudged', 'online', 'visible', 'woke'] as const) {
      expect(after(state, eventOf(kind)).step, kind).toBeUndefined();
    }
    expect(after(state, { kind: 'signedIn' }).step).toEqual({ kind: 'read' });
    expect(after(state, { kind: 'tryAgain' }).step).toEqual({ kind: 'read' });
  });

  it('stops when this version is not spoken any more', () => {
    const state = ends(receiving, refused('outdated'));
    expect(after(state, { kind: 'woke' }, { kind: 'sealed' })).toMatchObject({
      phase: 'outdated',
      step: undefined,
    });
  });

  it('[C8] puts away only what it was told twice to have lost', () => {
    for (const refusal of ['notFound', 'forbidden'] as const) {
      const once = ends(receiving, refused(refusal));
      expect(once).toMatchObject({ phase: 'waiting', wakeAt: context.now + lossConfirmMs });
      const again = ends(
        ends(
          ends(after(once, { kind: 'woke' }), { kind: 'read', place: 'current' }),
          refused(refusal),
        ),
        refused(refusal),
      );
      expect(again.step).toEqual({ kind: 'evict' });
      const lost = ends(again, { kind: 'changed' });
      expect(lost.phase).toBe('lost');
      expect(after(lost, { kind: 'tryAgain' }, { kind: 'lead' }, { kind: 'woke' })).toEqual(lost);
      // Something waits again: it looks whether its member is back.
      const looking = after(lost, { kind: 'sealed' });
      expect(looking.step).toEqual({ kind: 'read' });
      expect(ends(looking, { kind: 'read', place: 'evicted' }).phase).toBe('lost');
      expect(ends(looking, { kind: 'read', place: 'anew' })).toMatchObject({
        phase: 'sending',
        isLossSeen: false,
      });
      const fine = ends(
        ends(ends(after(once, { kind: 'woke' }), { kind: 'read', place: 'current' }), {
          kind: 'pushed',
          sent: 0,
        }),
        { kind: 'pulled', more: false, to: 5 },
      );
      expect(fine.isLossSeen).toBe(false);
    }
  });

  it('[C7] pushes what is kept before it takes a restored server’s snapshot', () => {
    const repushing = ends(receiving, { kind: 'restored' });
    expect(repushing.step).toEqual({ kind: 'repush' });
    const read = ends(repushing, { kind: 'changed' });
    expect(read.step).toEqual({ kind: 'read' });
    const pushing = ends(read, { kind: 'read', place: 'anew' });
    expect(pushing.step?.kind).toBe('push');
    const more = ends(pushing, { kind: 'pushed', sent: 3 });
    expect(more.step?.kind).toBe('push');
    expect(ends(more, { kind: 'pushed', sent: 0 }).step).toEqual({
      kind: 'snapshot',
      mode: 'anew',
    });
  });

  it('[C9] takes a new name where its own stands for something else', () => {
    const renaming = ends(current, { kind: 'forked', of: 'name' });
    expect(renaming.step).toEqual({ kind: 'renumber' });
    const again = ends(ends(renaming, { kind: 'changed' }), { kind: 'read', place: 'current' });
    expect(again.step?.kind).toBe('push');
    // Once something was sent, the next fork is a new one.
    const sent = ends(again, { kind: 'pushed', sent: 1 });
    const pushing = ends(sent, { kind: 'pulled', more: false, to: 5 });
    expect(ends(pushing, { kind: 'forked', of: 'name' }).step).toEqual({ kind: 'renumber' });
  });

  it('[C9] [C7] leaves group after group to its author that is known otherwise, however many (F249) (F250)', () => {
    for (const place of ['current', 'anew'] as const) {
      let state = ends(leading, { kind: 'read', place });
      for (let count = 1; count <= 20; count += 1) {
        expect(state.step?.kind).toBe('push');
        state = ends(state, { kind: 'forked', of: 'group', deviceSequence: count });
        const park = { kind: 'park', deviceSequence: count, isFork: true };
        expect(state.step).toEqual(park);
        state = ends(ends(state, { kind: 'changed' }), { kind: 'read', place });
        if (state.step?.kind === 'pull')
          state = ends(state, { kind: 'pulled', more: false, to: 5 });
      }
      // What waits behind them is not sent again as a whole each time.
      expect(state.step).toMatchObject({ kind: 'push', batch: { groupsMax: 1 } });
    }
  });

  it('[C9] [C1] pauses where the server misreads everything, and reads on (F99)', () => {
    const read = (state: SyncMachine) =>
      ends(ends(state, { kind: 'changed' }), { kind: 'read', place: 'current' });
    const renamed = read(ends(current, { kind: 'forked', of: 'name' }));
    // Nobody else can have had the new name.
    for (const fork of [
      ends(renamed, { kind: 'forked', of: 'name' }),
      ends(current, { kind: 'forked', of: 'everything' }),
    ]) {
      expect(fork.step?.kind).toBe('pull');
      const state = ends(fork, { kind: 'pulled', more: false, to: 5 });
      expect(state).toMatchObject({ phase: 'waiting', problem: { refusal: 'taken' } });
      expect(state.wakeAt).toBeGreaterThan(context.now);
    }
    const anew = ends(leading, { kind: 'read', place: 'anew' });
    const waiting = ends(anew, { kind: 'forked', of: 'everything' });
    expect(waiting).toMatchObject({ phase: 'waiting', step: undefined });
  });

  it('[C1] [C5] reads on, and listens, while sending is put off for hours (F100)', () => {
    const busy = { kind: 'refused', refusal: 'busy', retryAfterMs: 40 * 60_000 } as const;
    let state = notSent(current, { kind: 'failed', problem: busy });
    expect(state).toMatchObject({ phase: 'waiting', isListening: true, problem: busy });
    expect(state.wakeAt).toBeLessThan(context.now + 2 * pullEveryMs);
    for (const kind of ['nudged', 'woke'] as const) {
      const reading = after(state, eventOf(kind));
      expect(reading.step?.kind).toBe('pull');
      state = ends(reading, { kind: 'pulled', more: false, to: 9 });
      expect(state).toMatchObject({ phase: 'waiting', step: undefined });
    }
    const late = reduce(state, { kind: 'woke' }, { now: context.now + 39 * 60_000, random: 0.5 });
    expect(late.state).toMatchObject({ step: { kind: 'read' }, wants: { push: true } });
    // A moment of patience is for everything.
    const moment = notSent(current, refused('busy'));
    expect(moment).toMatchObject({ phase: 'waiting', isListening: false });
  });

  it('[C9] leaves groups of its log to their author that are known otherwise, however many (F84) (F249)', () => {
    let state = ends(leading, { kind: 'read', place: 'upload' });
    for (let count = 1; count <= 20; count += 1) {
      expect(state.step?.kind).toBe('upload');
      state = ends(state, { kind: 'forked', of: 'group', deviceSequence: 3 });
      expect(state.step).toEqual({ kind: 'passOver', deviceSequence: 3 });
      state = ends(ends(state, { kind: 'changed' }), { kind: 'read', place: 'upload' });
    }
    const renaming = ends(state, { kind: 'forked', of: 'name' });
    expect(renaming.step).toEqual({ kind: 'renumber' });
    const again = ends(ends(renaming, { kind: 'changed' }), { kind: 'read', place: 'upload' });
    // It is the server, and the rest of the log stays where it is (F99).
    for (const of of ['name', 'everything'] as const) {
      expect(ends(again, { kind: 'forked', of })).toMatchObject({ phase: 'waiting' });
    }
  });

  it('[C10] goes on with a snapshot where it stopped, and tells how far it is', () => {
    const progress = { received: 2000, total: 5000 };
    const next = ends(downloading, { kind: 'part', done: false, progress });
    expect(next).toMatchObject({ phase: 'downloading', progress, step: { mode: 'next' } });
    const done = ends(next, {
      kind: 'part',
      done: true,
      progress: { received: 5000, total: 5000 },
    });
    expect(done).toMatchObject({ place: 'current', progress: undefined, step: { kind: 'pull' } });
    expect(ends(leading, { kind: 'read', place: 'next' }).step?.kind).toBe('push');
  });

  it('[C12] pulls after a snapshot during which nothing came only what it was told of', () => {
    const last = {
      kind: 'part',
      done: true,
      progress: { received: 9, total: 9 },
      upTo: 5,
    } as const;
    expect(ends(downloading, last).step?.kind).not.toBe('pull');
    const told = (head: number) =>
      reduce(downloading, { kind: 'nudged', head }, { now: 0, random: 0 }).state;
    expect(ends(told(5), last).step?.kind).not.toBe('pull');
    expect(ends(told(6), last).step?.kind).toBe('pull');
  });

  it('[C11] hands a log over to its end, then takes what is the same over it', () => {
    const handing = ends(leading, { kind: 'read', place: 'upload' });
    expect(handing).toMatchObject({ phase: 'uploading', step: { kind: 'upload' } });
    expect(ends(handing, { kind: 'uploaded', done: false }).step?.kind).toBe('upload');
    const read = ends(handing, { kind: 'uploaded', done: true });
    expect(read.step).toEqual({ kind: 'read' });
    const over = ends(ends(read, { kind: 'read', place: 'over' }), { kind: 'pushed', sent: 0 });
    expect(over.step).toEqual({ kind: 'snapshot', mode: 'over' });
  });

  it('asks for its own operations in full when one is missing, and takes all anew when one still is', () => {
    const echoing = ends(ends(receiving, { kind: 'missing' }), { kind: 'pushed', sent: 0 });
    const pulling = echoing.step?.kind === 'pull' ? echoing : ends(receiving, { kind: 'missing' });
    expect(pulling.step).toEqual({ kind: 'pull', echo: true });
    expect(ends(pulling, { kind: 'missing' }).step).toEqual({ kind: 'snapshot', mode: 'anew' });
  });

  it('waits when this device has no room, and stops when its database is gone', () => {
    expect(ends(receiving, { kind: 'storeFailed', failure: 'full' })).toMatchObject({
      phase: 'waiting',
      problem: { kind: 'storage', failure: 'full' },
    });
    expect(ends(receiving, { kind: 'storeFailed', failure: 'vanished' })).toMatchObject({
      phase: 'stopped',
    });
  });

  it('[C3] forgets what it was about once another tab leads, and passes over a late end', () => {
    const following = after(receiving, { kind: 'lostLead' });
    expect(following).toMatchObject({ phase: 'following', step: undefined, isLeading: false });
    const late = {
      kind: 'ended',
      run: receiving.run,
      result: { kind: 'pulled', more: true, to: 5 },
    } as const;
    expect(after(following, late)).toEqual(following);
  });

  it('[C12] listens to nudges while it may, and not after', () => {
    const effects = (state: SyncMachine, event: SyncEvent): readonly Effect[] =>
      reduce(state, event, context).effects;
    const read: SyncEvent = {
      kind: 'ended',
      run: leading.run,
      result: { kind: 'read', place: 'current' },
    };
    expect(effects(leading, read)).toContainEqual({ kind: 'nudges', on: true });
    const out: SyncEvent = { kind: 'ended', run: receiving.run, result: refused('signedOut') };
    expect(effects(receiving, out)).toContainEqual({ kind: 'nudges', on: false });
    expect(effects(receiving, { kind: 'lostLead' })).toContainEqual({ kind: 'nudges', on: false });
  });
});

const places = ['upload', 'anew', 'over', 'next', 'current', 'evicted'] as const;
const resultOf = (step: Step | undefined): fc.Arbitrary<StepResult> => {
  const failed = fc.oneof(
    fc.constantFrom<StepResult>(
      { kind: 'failed', problem: { kind: 'offline' } },
      { kind: 'failed', problem: { kind: 'timeout' } },
      { kind: 'failed', problem: { kind: 'notCarnet' } },
      { kind: 'storeFailed', failure: 'full' },
    ),
    fc
      .constantFrom(...refusalKinds)
      .map((refusal) => refused(refusal, { groups: 2, deviceSequence: 1 })),
  );
  const well: Readonly<Record<Step['kind'], readonly StepResult[]>> = {
    read: places.map((place) => ({ kind: 'read', place })),
    upload: [
      { kind: 'uploaded', done: true },
      { kind: 'uploaded', done: false },
      { kind: 'forked', of: 'group', deviceSequence: 1 },
      { kind: 'forked', of: 'name' },
      { kind: 'forked', of: 'everything' },
    ],
    push: [
      { kind: 'pushed', sent: 0 },
      { kind: 'pushed', sent: 2 },
      { kind: 'forked', of: 'group', deviceSequence: 1 },
      { kind: 'forked', of: 'name' },
      { kind: 'forked', of: 'everything' },
      { kind: 'restored' },
    ],
    pull: [
      { kind: 'pulled', more: true, to: 5 },
      { kind: 'pulled', more: false, to: 5 },
      { kind: 'missing' },
      { kind: 'restored' },
      { kind: 'tooFarBehind' },
    ],
    snapshot: [
      { kind: 'part', done: false, progress: { received: 1, total: 2 } },
      { kind: 'part', done: true, progress: { received: 2, total: 2 } },
      { kind: 'restored' },
      { kind: 'tooFarBehind' },
    ],
    renumber: [{ kind: 'changed' }],
    repush: [{ kind: 'changed' }],
    park: [{ kind: 'changed' }],
    passOver: [{ kind: 'changed' }],
    evict: [{ kind: 'changed' }],
  };
  const fine = fc.constantFrom(
    ...(step === undefined ? [{ kind: 'changed' } as const] : well[step.kind]),
  );
  return fc.oneof({ weight: 3, arbitrary: fine }, { weight: 1, arbitrary: failed });
};

describe('Whatever happens', () => {
  it('one step at most is under way, every pause has an end, and a refused session stays silent', () => {
    const outside = [
      'lead',
      'lostLead',
      'woke',
      'sealed',
      'nudged',
      'online',
      'nudgesEnded',
      'visible',
      'tryAgain',
      'signedIn',
    ] as const;
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 1, max: 80 }), (draw, length) => {
        let state = firstMachine;
        let running: number | undefined;
        for (let count = 0; count < length; count += 1) {
          const isEnd = running !== undefined && draw(() => fc.boolean());
          const result = isEnd ? draw(resultOf, state.step) : undefined;
          const event: SyncEvent =
            result === undefined
              ? eventOf(draw(() => fc.constantFrom(...outside)))
              : { kind: 'ended', run: state.run, result };
          const before = state;
          const turn = reduce(state, event, {
            now: count * 1000,
            random: draw(() => fc.double({ min: 0, max: 0.999, noNaN: true })),
          });
          state = turn.state;
          if (result !== undefined || event.kind === 'lostLead') running = undefined;
          for (const effect of turn.effects) {
            if (effect.kind === 'run') {
              expect(running).toBeUndefined();
              running = effect.run;
            }
            if (effect.kind === 'wake') expect(effect.afterMs).toBeLessThanOrEqual(retryAfterMsMax);
          }
          expect(state.step === undefined).toBe(running === undefined);
          if (state.step !== undefined) expect(state.isLeading).toBe(true);
          if (state.phase === 'offline' || state.phase === 'waiting' || state.phase === 'synced') {
            expect(state.step).toBeUndefined();
            expect(state.wakeAt).toBeDefined();
          }
          if (
            before.phase === 'signedOut' &&
            event.kind !== 'signedIn' &&
            event.kind !== 'tryAgain'
          ) {
            expect(turn.effects.filter(({ kind }) => kind === 'run')).toEqual([]);
          }
        }
      }),
      // Looking for a shorter way to a failure would take more memory than there is.
      { numRuns: 500, seed: 20_261_125, endOnFailure: true },
    );
  });
});

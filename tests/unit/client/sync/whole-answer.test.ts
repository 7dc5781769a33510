/** A group that comes in several answers is taken in when it is whole [S12]. */

import { describe, expect, it, vi } from 'vitest';
import { wholeAnswer } from '../../../../src/client/sync/whole-answer.ts';
import type { PulledEntry, PullReply } from '../../../../src/protocol/sync-messages.ts';
import { ok } from '../../../../src/std/result.ts';

type Entries = Extract<PullReply, { kind: 'entries' }>;

const entry = (sequence: number): PulledEntry => ({
  sequence,
  operationId: `o-${sequence}`,
  group: 'o-1',
  outcome: 'accepted',
  received: 1,
});

function part(from: number, to: number, more: Partial<Entries> = {}): Entries {
  const entries = Array.from({ length: to - from }, (_, index) => entry(from + index + 1));
  const numbers = { scope: 1, serverTime: 1, head: 20, watermark: 0 };
  return { kind: 'entries', epoch: 'e', from, to, entries, groups: [], ...numbers, ...more };
}

describe('an answer that ends inside a group', () => {
  it('is held back until the rest is there', async () => {
    const rest = [part(4, 8, { unfinished: true }), part(8, 12, { head: 21 })];
    const pullFrom = vi.fn(async (sequence: number) =>
      ok(rest.find(({ from }) => from === sequence) ?? part(0, 0)),
    );
    const whole = await wholeAnswer(part(0, 4, { unfinished: true }), pullFrom);
    expect(whole).toEqual(ok(part(0, 12, { head: 21 })));
    expect(pullFrom.mock.calls).toEqual([[4], [8]]);
  });

  it('gives way to what else is due meanwhile, and to what failed', async () => {
    const first = part(0, 4, { unfinished: true });
    const due: PullReply = { kind: 'snapshot', epoch: 'e', head: 30 };
    expect(await wholeAnswer(first, async () => ok(due))).toEqual(ok(due));
    const offline = { ok: false, error: { kind: 'offline' } } as const;
    expect(await wholeAnswer(first, async () => offline)).toEqual(offline);
  });

  it.each([
    ['stands still', part(4, 4, { unfinished: true })],
    ['leaves a gap', part(5, 9)],
    ['is of another life', part(4, 9, { epoch: 'f' })],
  ])('is not believed where the rest %s', async (_, next) => {
    const answered = await wholeAnswer(part(0, 4, { unfinished: true }), async () => ok(next));
    expect(answered.ok).toBe(false);
  });

  it('is not believed where it never ends', async () => {
    const pullFrom = vi.fn(async (from: number) =>
      ok(part(from, from + 900, { unfinished: true, head: 100_000 })),
    );
    const first = part(0, 900, { unfinished: true, head: 100_000 });
    expect((await wholeAnswer(first, pullFrom)).ok).toBe(false);
    expect(pullFrom.mock.calls.length).toBeLessThan(8);
  });

  it.each([
    ['brings nothing', { entries: [] }],
    ['brings less than it says', { entries: [entry(1)] }],
    ['goes on above the head', { head: 1 }],
    ['goes on at the head', { head: 2 }],
  ])('is asked for no further where it %s', async (_, more) => {
    const pullFrom = vi.fn(async (from: number) =>
      from > 50
        ? ok(part(from, from + 2))
        : ok(part(from, from + 2, { unfinished: true, ...more })),
    );
    const answered = await wholeAnswer(part(0, 2, { unfinished: true, ...more }), pullFrom);
    expect(answered.ok).toBe(false);
    expect(pullFrom).not.toHaveBeenCalled();
  });
});

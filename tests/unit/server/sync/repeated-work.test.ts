/** Work that no length tells of, in groups that are small each, or again and again (F219). */

import { describe, expect, it, vi } from 'vitest';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import {
  groupMsMax,
  type Interruptible,
  lightPushMsMax,
  unmeasuredMsMax,
} from '../../../../src/server/sync/group-work.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { present } from '../../../../src/std/assert.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';
import { call, emma, founded, request, send, set, stored } from '../../../support/server-pushes.ts';

const asEmma = { accountId: 'emma', programmeId: home };
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const small = (count: number) => times(count, () => [call('sme-1')]);
/** More than a person changes at once: it is measured in any case. */
const large = () => times(30, () => call('sme-1'));

/** A clock that has gone on by so much each time it is looked at. */
function clock(step: number) {
  let ms = 0;
  return { look: (): number => (ms += step), goOn: (by: number): void => void (ms += by) };
}

describe('groups that are small each', () => {
  it('are measured once they have taken long together, and not before (F219)', async () => {
    const measuredOf = async (step: number): Promise<number> => {
      const server = await founded();
      let measured = 0;
      const interruptible: Interruptible = (work) => {
        measured += 1;
        return { value: work() };
      };
      const ports = { interruptible, processorMs: clock(step).look };
      const pushed = await push({ ...server.context, ...ports }, asEmma, request(small(12)));
      expect(pushed.ok && pushed.value.outcomes).toHaveLength(12);
      return measured;
    };
    expect(await measuredOf(1)).toBe(0);
    expect(await measuredOf(unmeasuredMsMax / 4)).toBe(8);
  });

  it('need their author’s attention where one of them takes too long then, and the next take effect (F219)', async () => {
    const server = await founded();
    const { look, goOn } = clock(unmeasuredMsMax / 2);
    let measured = 0;
    const interruptible: Interruptible = (work) => {
      measured += 1;
      if (measured > 1) return { value: work() };
      goOn(groupMsMax);
      return 'interrupted';
    };
    const context = { ...server.context, interruptible, processorMs: look };
    const pushed = await push(context, asEmma, request(small(4)));
    expect(pushed.ok && pushed.value.outcomes.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'needsAttention',
      'accepted',
    ]);
  });

  it('come in smaller pushes where they take longer together than a push of little weight, with nothing of them written (F219) [S18]', async () => {
    const server = await founded();
    const before = server.disk.programmes.get(home)?.head.sequence;
    const heavyTurn = vi.fn<() => Promise<boolean>>();
    const processorMs = clock(lightPushMsMax / 4).look;
    const context = { ...server.context, heavyTurn, processorMs };
    const pushed = await push(context, asEmma, request(small(8)));
    expect(pushed).toEqual({ ok: false, error: 'tooLarge' });
    expect(heavyTurn).not.toHaveBeenCalled();
    expect(server.disk.programmes.get(home)?.head.sequence).toBe(before);
  });
});

/** What a push is made of: its groups, and how long each keeps the processor. */
interface Made {
  readonly groups: number;
  readonly ms: number;
  readonly isEnded?: boolean;
}

describe('how long nobody else was heard because of a push', () => {
  /** What is told of a push whose measured groups take so long. */
  const toldOf = async ({ groups, ms, isEnded = false }: Made): Promise<number> => {
    const server = await founded();
    const { look, goOn } = clock(0);
    const onBlocked = vi.fn<(ms: number) => void>();
    const interruptible: Interruptible = (work) => {
      goOn(ms);
      return isEnded ? 'interrupted' : { value: work() };
    };
    const ports = { interruptible, onBlocked, now: look, processorMs: look };
    await push({ ...server.context, ...ports }, asEmma, request(times(groups, large)));
    expect(onBlocked).toHaveBeenCalledOnce();
    return onBlocked.mock.calls[0]?.[0] ?? 0;
  };

  it.each([
    ['takes effect', { groups: 2, ms: 700 }, 1400],
    ['is ended', { groups: 1, ms: groupMsMax, isEnded: true }, groupMsMax],
    ['is to come in smaller ones', { groups: 9, ms: 1000 }, 4000],
  ])('is told where it %s (F219) [S12]', async (_, made, told) => {
    expect(await toldOf(made)).toBe(told);
  });
});

it('many small groups that name one key thousands of times each compare no more than where they name it once (F219)', async () => {
  const comparedBy = async (count: number): Promise<number> => {
    const server = await founded();
    const made = call('sme-1');
    const long = `${'a'.repeat(7500)}\u0301`;
    const whole = { ...made, fields: { ...made.fields, later: { value: { k: long } } } };
    await send(server, 'emma', [[whole as unknown as Operation]], { device: 'first' });
    const contact = present(stored(server, made.record), 'it is there');
    const previous = { k: `${long.slice(0, 700)}\u0302` };
    const dropped = times(count, () => 'k');
    const groups = times(40, (at): Operation[] => [
      {
        ...set(emma, contact, { minutes: at + 1 }),
        // Earlier than what stands there, which leads: each of them meets it.
        at: made.at - 1000,
        fields: { later: { dropped, previous } } as never,
      },
    ]);
    const normalize = vi.spyOn(String.prototype, 'normalize');
    const pushed = await push(server.context, asEmma, request(groups));
    const { length } = normalize.mock.calls;
    normalize.mockRestore();
    expect(pushed.ok && new Set(pushed.value.outcomes.map(({ outcome }) => outcome))).toEqual(
      new Set(['conflicted']),
    );
    return length;
  };
  const once = await comparedBy(1);
  expect(once).toBeGreaterThan(0);
  expect(await comparedBy(1900)).toBe(once);
});

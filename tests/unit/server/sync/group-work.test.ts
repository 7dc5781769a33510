/** A group that keeps the processor too long can never apply, whatever takes so long (F175). */

import { expect, it, vi } from 'vitest';
import { push } from '../../../../src/server/sync/push.ts';
import {
  bytesOfMs,
  groupMsMax,
  type Interruptible,
} from '../../../../src/server/sync/group-work.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';
import { call, founded, request } from '../../../support/server-pushes.ts';

const asEmma = { accountId: 'emma', programmeId: home };

/** A machine on which each part of the work takes so many milliseconds of the processor, which has a share of the time for it at each try. */
function busy(times: readonly number[], ...shares: readonly number[]) {
  const rest = [...times];
  const left = [...shares];
  let ms = 0;
  const interruptible: Interruptible = (work, clockMs) => {
    const takes = rest[0] ?? 0;
    const done = Math.min(takes, clockMs * (left.shift() ?? 1));
    ms += done;
    if (done < takes) return 'interrupted';
    rest.shift();
    return { value: work() };
  };
  return { processorMs: () => ms, interruptible };
}

/** More than a person changes at once. */
const large = () => Array.from({ length: 30 }, () => call('sme-1'));

it('needs its author’s attention, with nothing of it written, and the next one takes effect (F175) [S18]', async () => {
  const server = await founded();
  const before = server.disk.programmes.get(home)?.records.size ?? 0;
  const context = { ...server.context, ...busy([60_000]) };
  const pushed = await push(context, asEmma, request([large(), [call('sme-1')]]));
  expect(pushed.ok && pushed.value.outcomes.map(({ outcome }) => outcome)).toEqual([
    'needsAttention',
    'accepted',
  ]);
  expect(server.disk.programmes.get(home)?.records.size).toBe(before + 1);
});

it('takes effect where the processor worked for others most of the time, however late (F175)', async () => {
  const server = await founded();
  const context = { ...server.context, ...busy([0.9 * groupMsMax], 0.2, 0.8) };
  const pushed = await push(context, asEmma, request([large()]));
  expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
});

it('is ended where the processor works for others again and again: nobody else is heard meanwhile (F175)', async () => {
  const server = await founded();
  const context = { ...server.context, ...busy([0.9 * groupMsMax], 0.2, 0.2) };
  const pushed = await push(context, asEmma, request([large()]));
  expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'needsAttention' }]);
});

it('takes any time where nobody measures', async () => {
  const server = await founded();
  const group = Array.from({ length: 6 }, () => call('sme-1'));
  const pushed = await push(server.context, asEmma, request([group]));
  expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
});

it('a push of several that together take too long is to come in smaller ones, with nothing of it written (F175) [S18]', async () => {
  const server = await founded();
  const before = server.disk.programmes.get(home)?.head.sequence;
  let ms = 0;
  const processorMs = (): number => (ms += groupMsMax);
  const groups = Array.from({ length: 5 }, () => [call('sme-1')]);
  const pushed = await push({ ...server.context, processorMs }, asEmma, request(groups));
  expect(pushed).toEqual({ ok: false, error: 'tooLarge' });
  expect(server.disk.programmes.get(home)?.head.sequence).toBe(before);
  ms = 0;
  const some = await push({ ...server.context, processorMs }, asEmma, request(groups.slice(0, 1)));
  expect(some.ok && some.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
});

it('what the processor did counts as turns, whatever the weight told of it (F175) [S12]', async () => {
  const server = await founded();
  const onTouched = vi.fn<(bytes: number) => void>();
  let ms = 0;
  const processorMs = (): number => (ms += 101);
  const asked = request([[call('sme-1')]]);
  await push({ ...server.context, processorMs, onTouched }, asEmma, asked);
  await push({ ...server.context, onTouched }, asEmma, request([[call('sme-1')]], { from: 2 }));
  const [measured, usual] = onTouched.mock.calls.map(([bytes]) => bytes);
  expect((measured ?? 0) - (usual ?? 0)).toBeGreaterThan(100 * bytesOfMs);
});

/** A group that keeps the processor too long can never apply, whatever takes so long (F175). */

import { expect, it } from 'vitest';
import { push } from '../../../../src/server/sync/push.ts';
import { groupMsMax } from '../../../../src/server/sync/group-work.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';
import { call, founded, request } from '../../../support/server-pushes.ts';

const asEmma = { accountId: 'emma', programmeId: home };

it('needs its author’s attention, with nothing of it written, and the next one takes effect (F175) [S18]', async () => {
  const server = await founded();
  const before = server.disk.programmes.get(home)?.records.size ?? 0;
  let ms = 0;
  // Each look at the clock finds a quarter of the time gone.
  const processorMs = (): number => (ms += groupMsMax / 4);
  const groups = [Array.from({ length: 6 }, () => call('sme-1')), [call('sme-1')]];
  const pushed = await push({ ...server.context, processorMs }, asEmma, request(groups));
  expect(pushed.ok && pushed.value.outcomes.map(({ outcome }) => outcome)).toEqual([
    'needsAttention',
    'accepted',
  ]);
  expect(server.disk.programmes.get(home)?.records.size).toBe(before + 1);
});

it('takes any time where nobody measures', async () => {
  const server = await founded();
  const group = Array.from({ length: 6 }, () => call('sme-1'));
  const pushed = await push(server.context, asEmma, request([group]));
  expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
});

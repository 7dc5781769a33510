/** A copy brings nothing back that was discarded here since it was made, and all the rest that is not here. */

import { expect, it } from 'vitest';
import { planTakeIn, takeIn } from '../../../../src/client/model/take-in.ts';
import type { Backup } from '../../../../src/domain/backup/backup.ts';
import {
  generatedGroups,
  generatedMemberId as memberId,
  generatedProgrammeId as programmeId,
} from '../../../support/generated-programme.ts';
import { testDevice } from '../../../support/test-device.ts';

it('leaves out of an older copy what was discarded for good, with the server told of it and not (F201)', async () => {
  const [discarded, told, other] = generatedGroups({ seed: 'copy', smes: 1, contactsPerSme: 3 });
  if (discarded === undefined || told === undefined || other === undefined) expect.fail();
  const device = testDevice(() => 5);
  await device.join({ programmeId, memberId, name: 'E-Channel', accountId: 'account-1' }, 'laptop');
  const store = device.store(programmeId);
  const sync = await store.sync();
  await sync.claim();
  const part = { epoch: 'e', scope: 1, serverTime: 5, sequence: 1, watermark: 0, total: 0 };
  await sync.takeSnapshot({ ...part, records: [] }, 'anew');
  for (const group of [discarded, told]) await store.append({ state: 'sealed', tab: 'a', group });
  await sync.nextGroups({ groupsMax: 200, lengthMax: 1_000_000 });
  const held = [1, 2].map((deviceSequence) => ({ deviceSequence, outcome: 'held' as const }));
  await sync.acknowledge({ epoch: 'e', watermark: 0, outcomes: held });
  for (const { key } of await sync.stuck()) await sync.discard(key);
  const withdrawn = told.slice(0, 1).map(({ operationId }) => operationId);
  await sync.acknowledge({ epoch: 'e', watermark: 0, outcomes: [], withdrawn });

  const header = { programmeId, programmeName: 'E-Channel', memberId, memberName: 'Maëlle' };
  const groups = [discarded, told, other];
  const copy: Backup = { header: { ...header, exportedAt: 4 }, groups, drafts: [] };
  const plan = await planTakeIn(device, copy);
  expect(plan.preview).toMatchObject({ operationCount: other.length, knownCount: 0 });
  expect(await takeIn(device, plan, memberId, 6)).toEqual({ added: other.length, drafts: 0 });
  expect((await store.readOutbox()).map(({ group }) => group)).toEqual([other]);
});

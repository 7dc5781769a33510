import { expect, test } from 'vitest';
import { MemoryStorage } from '../../../../src/server/storage/memory-storage.ts';
import type { PullReply } from '../../../../src/protocol/sync-messages.ts';
import { pull, regroupedMax } from '../../../../src/server/sync/pull.ts';
import { present } from '../../../../src/std/assert.ts';
import {
  createSample,
  firstMember,
  sampleEntry,
  sampleGroup,
} from '../../../support/sheet-storage-samples.ts';

const programme = 'programme-1';
const count = Math.floor(regroupedMax * 1.5);

test('[S6] [S18] (F169) groups that were decided anew are told a number at a time, and each of them', async () => {
  const storage = new MemoryStorage();
  await createSample(storage, programme);
  await storage.write(programme, async (writer) => {
    const places = Array.from({ length: count }, (_, index) => index + 1);
    await writer.appendEntries(places.map((sequence) => sampleEntry(sequence)));
    await writer.putGroups(
      places.map((sequence) => sampleGroup(sequence, { anew: true, sequence })),
    );
    await writer.setSequence(count);
  });
  const context = { storage, now: () => 0, hash: (text: string) => text, alarm: () => undefined };
  const asker = { accountId: firstMember.accountId, programmeId: programme };
  const told = new Set<number>();
  let sequence = 0;
  for (let answers = 1; sequence < count; answers += 1) {
    expect(answers).toBeLessThan(9);
    const { epoch } = present(await storage.read(programme, async ({ head }) => head), 'there');
    const cursor = { epoch, sequence, scope: 1 };
    const answered = await pull(context, asker, { device: 'device-1', cursor, echo: false });
    const reply = present(answered.ok ? answered.value : undefined, 'answered');
    const { groups, to } = reply as Extract<PullReply, { kind: 'entries' }>;
    expect(groups.length).toBeLessThanOrEqual(regroupedMax);
    expect(to).toBeGreaterThan(sequence);
    // What the device has read up to here, it was told of.
    for (const { deviceSequence } of groups) told.add(deviceSequence);
    for (let place = 1; place <= to; place += 1) expect(told.has(place)).toBe(true);
    sequence = to;
  }
  expect(told.size).toBe(count);
});

/**
 * An update that brings an entity which came before it: what was kept is taken up in its order. The older version is
 * played by another name of an entity, in what comes; the update renames what lies on the device.
 */

import { expect, test } from 'vitest';
import {
  memoryDevice,
  type MemoryDevice,
  memoryStore,
} from '../../../../src/client/storage/memory-store.ts';
import { createOperation, setOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { PulledEntry, PullReply } from '../../../../src/protocol/sync-messages.ts';
import { present } from '../../../../src/std/assert.ts';
import { call, emma, maelle, newSme } from '../../../support/server-pushes.ts';
import { serverProgrammeId } from '../../../support/sync-server.ts';

const epoch = 'epoch-1';
const received = 1_700_000_000_000;

const older = <T>(value: T): T => renamed(value, '"issue"', '"issueLater"');

function renamed<T>(value: T, from: string, to: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to)) as T;
}

/** The update: every row as the version that knows the entity finds it. */
function update(device: MemoryDevice): void {
  for (const [key, row] of device.pages) {
    device.pages.set(key, renamed(row, '"issueLater"', '"issue"'));
  }
}

const sme = newSme('sme-1');
const issue = createOperation(maelle, 'issue', 'sme-1', {
  title: { lang: 'en', text: 'Late' },
  kind: 'risk',
  category: 'time',
  severity: 1,
  state: 'open',
  openedOn: '2020-11-24',
});
const issueRecord = (decided: number): AnyRecord =>
  present(applyOperation(undefined, issue, { received, sequence: decided })?.record, 'it is made');
const change = present(
  setOperation(maelle, issueRecord(2), { title: { lang: 'en', text: 'Later' } }),
  'it changes',
);

function entries(operations: readonly Operation[]): readonly PulledEntry[] {
  return operations.map((operation, index) => ({
    sequence: index + 1,
    operationId: operation.operationId,
    operation,
    outcome: 'accepted',
    received,
  }));
}

async function device(records: readonly AnyRecord[] = []) {
  const disk = memoryDevice();
  const sheets = memoryStore(serverProgrammeId, disk);
  await sheets.begin('emma');
  const sync = await sheets.sync();
  await sync.connect('laptop');
  await sync.claim();
  const reply = { epoch, scope: 1, serverTime: received, sequence: 0, watermark: 0, total: 0 };
  await sync.takeSnapshot({ ...reply, records }, 'anew');
  return { disk, sheets, sync };
}

type Pulled = Extract<PullReply, { kind: 'entries' }>;
const pulled = (all: readonly PulledEntry[]): Pulled => ({
  kind: 'entries',
  ...{ epoch, scope: 1, serverTime: received, from: 0, watermark: 0 },
  ...{ to: all.length, head: all.length, entries: all, groups: [] },
});

test('[X2] what came before the update is taken up with it, as if it had just come (F77)', async () => {
  const all = entries([sme, issue, change, call('sme-1', emma)]);
  const whole = await device();
  await whole.sync.takePull(pulled(all));
  const { disk, sheets, sync } = await device();
  await sync.takePull(pulled(older(all)));
  expect((await sheets.readHeads(['sme-1']))[0]?.records.map(({ id }) => id)).toEqual(['sme-1']);
  expect((await sheets.readLog('sme-1')).map(({ sequence }) => sequence)).toEqual([1, 4]);
  expect(await sync.readSync()).toMatchObject({ newer: 1 });

  // Opened again by the same version, nothing changes.
  await sync.claim();
  expect(await sync.readSync()).toMatchObject({ newer: 1 });

  update(disk);
  const told: string[] = [];
  sheets.subscribe((news) => told.push(...(news.kind === 'confirmed' ? news.homes : [])));
  await sync.claim();
  expect(told).toEqual(['sme-1']);
  expect((await sync.readSync())?.newer).toBeUndefined();
  expect(await sheets.readHeads(['sme-1'])).toEqual(await whole.sheets.readHeads(['sme-1']));
  expect(await sheets.readLog('sme-1')).toEqual(await whole.sheets.readLog('sme-1'));
  // Once is enough.
  await sync.claim();
  expect(await sheets.readHeads(['sme-1'])).toEqual(await whole.sheets.readHeads(['sme-1']));
});

test('[X2] a record of a snapshot holds what came of it before, and what came since goes on from it', async () => {
  const smeRecord = present(
    applyOperation(undefined, sme, { received, sequence: 1 })?.record,
    'it is made',
  );
  const { disk, sheets, sync } = await device(older([smeRecord, issueRecord(0)]));
  const [, , third] = entries([sme, issue, change]);
  await sync.takePull({ ...pulled(older(third === undefined ? [] : [third])), to: 3, head: 3 });
  await sheets.readHeads(['sme-1']);
  update(disk);
  await sync.claim();
  const [page] = await sheets.readHeads(['sme-1']);
  expect(page?.records.map(({ id, values }) => [id, values['title']])).toContainEqual([
    issue.record,
    { lang: 'en', text: 'Later' },
  ]);
});

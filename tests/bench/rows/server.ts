/**
 * B14: the server alone, in Node: what rights, idempotency and merging cost a push against the bare database that
 * writes the very rows; pushes that were lost on the way back and come again; pulls against a bare `select` with JSON.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { present } from '../../../src/std/assert.ts';
import type { PushRequest } from '../../../src/protocol/sync-messages.ts';
import { pull } from '../../../src/server/sync/pull.ts';
import { type BareRows, bareRowsOf, pullBarely, writeBarely } from '../exchange/bare-database.ts';
import { contactEdit, programmeGroups, pushesOf } from '../exchange/pushes.ts';
import {
  createBenchProgramme,
  founder,
  openDatabase,
  pushAll,
  syncContextOf,
} from '../exchange/stored-programme.ts';
import { type BenchRow, median, ratioOf, rotated, type Times } from '../measure.ts';
import type { ProgrammeSize } from '../programme.ts';

export interface ServerScale {
  readonly size: ProgrammeSize;
  readonly repetitions: number;
}

/** Entries that are pulled: no device that pulls is further behind. */
const pulledMax = 18_000;
/** Runs before any is measured. */
const warmUps = 3;
/** Of the contacts, the share that is edited by two devices at once is 1 of so many. */
const editEvery = 4;

/** Programme and edits: every second edit meets one that its author had not seen. */
function requestsFor(size: ProgrammeSize): readonly PushRequest[] {
  const contacts = size.smes * size.contactsPerSme;
  const edits = (device: string) =>
    pushesOf(
      device,
      Array.from({ length: Math.floor(contacts / editEvery) }, (_, index) => [
        contactEdit(device, index * editEvery, size),
      ]),
    );
  const made = [
    ...pushesOf('device-0', programmeGroups(size)),
    ...edits('device-1'),
    ...edits('device-2'),
  ];
  // As it arrives: objects that were read from JSON are not those that were built.
  return JSON.parse(JSON.stringify(made)) as readonly PushRequest[];
}

export async function serverRows({ size, repetitions }: ServerScale): Promise<BenchRow[]> {
  const requests = requestsFor(size);
  // A server runs for months: the first runs are not measured. The last of them tells which rows a push writes.
  let rows: BareRows = [];
  for (let run = 0; run < warmUps; run += 1) {
    rows = await inFolder((folder) => learnRows(folder, requests));
    await inFolder((folder) => serve(folder, requests));
    await inFolder((folder) => beBare(folder, rows));
  }
  const times: Times[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const measured: Record<string, readonly number[]> = {};
    const ways = [
      (folder: string) => serve(folder, requests),
      (folder: string) => beBare(folder, rows),
    ];
    for (const way of rotated(ways, repetition)) Object.assign(measured, await inFolder(way));
    times.push(measured);
  }
  return [
    {
      goal: 'B14',
      what: 'push with rights, idempotency and merge / the driver alone, given the same rows',
      ratio: ratioOf(times, ['push', 'write'], median),
      must: 2,
    },
    {
      goal: 'B14',
      what: 'the same pushes again, known by now / the first time',
      ratio: ratioOf(times, ['again', 'push'], median),
      must: 0.7,
    },
    {
      goal: 'B14',
      what: 'pull of entries / bare select and JSON of them',
      ratio: ratioOf(times, ['pull', 'select'], median),
      must: 1 / 0.6,
    },
  ];
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-bench-server-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What each push writes. */
async function learnRows(folder: string, requests: readonly PushRequest[]): Promise<BareRows> {
  const database = await openDatabase({ folder });
  try {
    const context = syncContextOf(database);
    await createBenchProgramme(context);
    return await bareRowsOf(folder, requests, (request) => pushAll(context, [request]));
  } finally {
    await database.close();
  }
}

async function serve(folder: string, requests: readonly PushRequest[]): Promise<Times> {
  const database = await openDatabase({ folder });
  try {
    const context = syncContextOf(database);
    await createBenchProgramme(context);
    const first = await timeOf(() => pushAll(context, requests));
    const again = await timeOf(() => pushAll(context, requests));
    const head = present(
      await context.storage.read(founder.programmeId, async (reader) => reader.head),
      'the programme is there',
    );
    const pulls = await timeOf(async () => {
      let sequence = Math.max(0, head.sequence - pulledMax);
      while (sequence < head.sequence) {
        const cursor = { epoch: head.epoch, sequence, scope: 1 };
        const answer = await pull(context, founder, { device: 'device-9', cursor, echo: false });
        if (!answer.ok || answer.value.kind !== 'entries') throw new Error('A pull was refused');
        if (JSON.stringify(answer.value).length === 0) throw new Error('Nothing was answered');
        sequence = answer.value.to;
      }
    });
    return { push: [first], again: [again], pull: [pulls] };
  } finally {
    await database.close();
  }
}

async function beBare(folder: string, rows: BareRows): Promise<Times> {
  const database = await openDatabase({ folder });
  await createBenchProgramme(syncContextOf(database));
  await database.close();
  const write = await timeOf(() => writeBarely(folder, rows));
  const select = await timeOf(() => pullBarely(folder, pulledMax));
  return { write: [write], select: [select] };
}

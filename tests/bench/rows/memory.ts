/**
 * B14, memory: what a server has of the machine's memory while a device downloads a million records, part after part,
 * to what it has at rest with one answer in its hands. Other records than one part's must never be held.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { confirm } from '../../../src/domain/operation/confirm.ts';
import type { AnyRecord } from '../../../src/domain/operation/record.ts';
import { type SnapshotReply, snapshotReplySchema } from '../../../src/protocol/sync-messages.ts';
import { protocolHeader, protocolVersion } from '../../../src/protocol/version.ts';
import { recordRow } from '../../../src/server/storage/sql-snapshot.ts';
import { databaseFile } from '../../../src/server/storage/sqlite.ts';
import { type ServerProcess, startServer } from '../exchange/server-process.ts';
import { fillServer } from '../exchange/stored-programme.ts';
import { type BenchRow } from '../measure.ts';
import { benchIds, benchNow, type ProgrammeSize, sheetGroups } from '../programme.ts';

const sheetsPerWrite = 100;
/** Parts before anything is measured: code is read and made fast. */
const partsBefore = 5;

export async function memoryRows(size: ProgrammeSize): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-bench-memory-'));
  try {
    const [token = ''] = await fillServer({ folder }, { smes: 0, contactsPerSme: 0 }, 1);
    const expected = fillRecords(folder, size);
    const server = await startServer({ folder });
    try {
      const { received, most, atRest, page } = await download(server, token);
      if (received < expected) throw new Error(`${received} records of ${expected} arrived`);
      return [
        {
          goal: 'B14',
          what: `memory while ${received} records are downloaded / at rest, and one answer`,
          ratio: most / (atRest + page),
          must: 1.3,
        },
      ];
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts the records of a programme straight into the table; answers how many. */
function fillRecords(folder: string, size: ProgrammeSize): number {
  const database = new Sqlite(join(folder, databaseFile));
  try {
    const insert = database.prepare(
      'insert into records (programme_id, record_id, home, part, day, body) values (?, ?, ?, ?, ?, ?)',
    );
    const write = database.transaction((from: number) => {
      let count = 0;
      for (let index = from; index < Math.min(from + sheetsPerWrite, size.smes); index += 1) {
        for (const record of recordsOfSheet(index, size)) {
          const row = recordRow(benchIds.programmeId, record);
          insert.run(row.programme_id, row.record_id, row.home, row.part, row.day, row.body);
          count += 1;
        }
      }
      return count;
    });
    let count = 0;
    for (let from = 0; from < size.smes; from += sheetsPerWrite) count += write(from);
    return count;
  } finally {
    database.close();
  }
}

function recordsOfSheet(index: number, size: ProgrammeSize): readonly AnyRecord[] {
  const known = new Map<string, AnyRecord>();
  const world = { record: (id: string) => known.get(id), mayWrite: () => true };
  for (const group of sheetGroups(index, size)) {
    const { records } = confirm(world, group, { received: benchNow, sequence: 1 });
    for (const record of records) known.set(record.id, record);
  }
  return [...known.values()];
}

async function download(server: ServerProcess, token: string) {
  let part: SnapshotReply['next'] = { kind: 'heads' };
  let received = 0;
  let page = 0;
  let atRest = 0;
  let most = 0;
  for (let count = 0; part !== undefined; count += 1) {
    const response = await fetch(
      `${server.address}/api/programmes/${benchIds.programmeId}/snapshot`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [protocolHeader]: String(protocolVersion),
          origin: server.address,
          cookie: `carnet=${token}`,
        },
        body: JSON.stringify({ device: 'device-9', part, recentFrom: '2020-08-21' }),
      },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`A part was refused: ${text}`);
    const reply = JSON.parse(text) as SnapshotReply;
    if (count === 0) snapshotReplySchema.parse(reply);
    received += reply.records.length;
    page = Math.max(page, text.length);
    const memory = await server.memory();
    if (count < partsBefore) atRest = Math.max(atRest, memory);
    most = Math.max(most, memory);
    part = reply.next;
  }
  return { received, most, atRest, page };
}

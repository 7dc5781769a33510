/**
 * A database of an earlier version, whose entries carried the records with them, and a record in which hundreds of versions
 * stood side by side, and whose groups carried what they hold: repaired at the start (F67) [S14] [P4].
 */

import { expect, it } from 'vitest';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type { Repaired } from '../../src/server/storage/migrate.ts';
import { migrations } from '../../src/server/storage/migrations/all.ts';
import type { StoredGroup } from '../../src/server/ports/sheet-storage.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { toColumn } from '../../src/server/storage/stored-text.ts';
import type { Row } from '../../src/server/storage/tables.ts';
import { present } from '../../src/std/assert.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import {
  createSample,
  firstMember,
  sampleEntry,
  sampleGroup,
  sampleOperation,
  sampleRecord,
} from '../support/sheet-storage-samples.ts';

const programme = 'programme-1';
const count = 40;

/** Text that a statement could stumble over. */
const hard = `it's "records":[] \u0000 \ud800 \\ é`;

const versions = Array.from({ length: 300 }, (_, index) => ({
  at: index,
  by: 'member-1',
  value: `${index} ${hard}`,
  operationId: `operation-${index}`,
}));

const plain = sampleRecord({ id: 'sme-2', home: 'sme-2', values: { name: hard } });
const long: AnyRecord = {
  ...sampleRecord({ id: 'sme-1', home: 'sme-1', values: { name: hard, town: 'Dinard' } }),
  conflicts: { town: versions, name: versions.slice(0, 3) },
  settled: { web: { operationId: 'operation-9', versions } },
};

/** A group as it was written then. */
function earlierRow(group: StoredGroup): Row<'pushed_groups'> {
  return {
    programme_id: programme,
    device: group.device,
    device_sequence: group.deviceSequence,
    first_operation: toColumn(group.operationIds[0] ?? ''),
    outcome: group.outcome,
    waits_for: group.waitsFor ?? null,
    received: group.received,
    decided_anew: null,
    body: JSON.stringify(group),
  };
}

/** How long the bodies of groups are, in characters. */
async function bodyLengths(database: SqlDatabase): Promise<readonly number[]> {
  const rows = await database.read(({ db }) =>
    db.selectFrom('pushed_groups').select('body').execute(),
  );
  return rows.map(({ body }) => body.length);
}

export function repairedContract(name: string, newPlace: () => Promise<BackupPlace>): void {
  it(`[S14] [S18] (F67) (F169) A database ${name} whose entries carry records is repaired once, and read anew`, async () => {
    const place = await newPlace();
    const before = migrations.filter(({ number }) => number < 3);
    const old = await place.open({ migrations: before });
    await createSample(sqlStorage(old), programme);
    await createSample(sqlStorage(old), 'programme-2');
    await sqlStorage(old).write(programme, async (writer) => {
      await writer.putRecords([plain, long]);
      await writer.appendEntries(
        Array.from({ length: count }, (_, index) => {
          const entry = { ...sampleEntry(index + 1), outcome: 'conflicted' } as const;
          // As it was written then.
          return index % 2 === 0 ? { ...entry, records: [long, plain] } : sampleEntry(index + 1);
        }),
      );
      await writer.setSequence(count);
    });
    const { operations, ...bare } = sampleGroup(7, {
      outcome: 'held',
      waitsFor: 'sme-9',
      operations: [sampleOperation('operation-7', hard)],
    });
    const many = sampleGroup(8, {
      operationIds: Array.from({ length: 200 }, (_, index) => `${hard} ${index}`),
      sequence: 3,
    });
    await old.write((session) =>
      session.insert(
        'pushed_groups',
        [earlierRow({ ...bare, operations }), earlierRow(many)],
        'fail',
      ),
    );
    await old.close();

    const repaired: Repaired[] = [];
    const open = () => place.open({ onRepaired: (one) => repaired.push(one) });
    const database = await open();
    expect(repaired).toEqual([
      { name: 'records-once', counts: { entries: count / 2, records: 1 } },
      { name: 'group-texts', counts: { groups: 1 } },
      { name: 'group-ids', counts: { groups: 1 } },
    ]);
    const seen = await sqlStorage(database).read(programme, async (reader) => ({
      entries: await reader.entriesAfter(0, count),
      records: await reader.records(['sme-2', 'sme-1']),
      scope: (await reader.membership(firstMember.accountId))?.scope,
      groups: await reader.groups('device-1', [7], []),
      many: await reader.groups('device-1', [8], []),
      kept: await reader.operationsOf(bare),
    }));
    const { entries, records, scope, groups, kept, many: found } = present(seen, 'it is there');
    expect(groups).toEqual([bare]);
    expect(found).toEqual([{ ...many, operationIds: many.operationIds.slice(0, 1) }]);
    const lengths = await bodyLengths(database);
    expect(Math.max(...lengths)).toBeLessThan(600);
    expect(kept).toEqual(operations);
    for (const [index, entry] of entries.entries()) {
      expect(entry).toEqual(
        index % 2 === 0
          ? { ...sampleEntry(index + 1), outcome: 'conflicted', needs: ['sme-1', 'sme-2'] }
          : sampleEntry(index + 1),
      );
    }
    expect(records).toContainEqual(plain);
    expect(records).toContainEqual({
      ...long,
      conflicts: { town: versions.slice(-20), name: versions.slice(0, 3) },
      settled: {
        web: { operationId: 'operation-9', versions: [versions[0], ...versions.slice(-20)] },
      },
    });
    // Each device may hold the longer record: it reads the programme anew, and no other one.
    expect(scope).toBe(2);
    const other = await sqlStorage(database).read('programme-2', (reader) =>
      reader.membership(firstMember.accountId),
    );
    expect(other?.scope).toBe(1);
    await database.close();
    await (await open()).close();
    expect(repaired).toHaveLength(3);
    await place.remove();
  });
}

/** A real database under the simulated server: what lies in it is read back after each commit. */

import type { Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type {
  QuarantinedGroup,
  SheetStorage,
  StoredEntry,
  StoredGroup,
} from '../../src/server/ports/sheet-storage.ts';
import { type MemoryProgramme, NewsBoard } from '../../src/server/storage/memory-storage.ts';
import type { SqlDatabase, SqlSession } from '../../src/server/storage/sql-database.ts';
import { headColumns, headOf } from '../../src/server/storage/sql-heads.ts';
import {
  membershipColumns,
  membershipOfRow,
  membershipRow,
  sqlStorage,
} from '../../src/server/storage/sql-storage.ts';
import { fromColumn, parsed, toColumn } from '../../src/server/storage/stored-text.ts';
import { firstHead, firstMember, programmeId, type ServerDisk } from './server-disk.ts';

/** Everything of a programme but its head. */
const contents = [
  'entries',
  'records',
  'pushed_groups',
  'group_operations',
  'group_texts',
  'quarantined_groups',
  'exchanges',
] as const;

export class SqlServerDisk implements ServerDisk {
  readonly storage: SheetStorage;
  private readonly database: SqlDatabase;
  private readonly news = new NewsBoard();
  private seen: MemoryProgramme | undefined;

  /** @param database empty, or with a programme of a run before, which goes */
  constructor(database: SqlDatabase) {
    this.database = database;
    // News comes when a commit was seen, so that a seed repeats itself; how databases tell it has tests of its own.
    this.storage = {
      ...sqlStorage(database),
      onNews: (listener) => this.news.subscribe(listener),
    };
  }

  get programme(): MemoryProgramme {
    if (this.seen === undefined) throw new Error('The programme lies in the database');
    return this.seen;
  }

  async create(founder: string): Promise<void> {
    await this.database.write(async ({ db }) => {
      for (const table of [...contents, 'memberships'] as const) {
        await db.deleteFrom(table).where('programme_id', '=', programmeId).execute();
      }
      await db.deleteFrom('programmes').where('id', '=', programmeId).execute();
    });
    await this.storage.createProgramme(firstHead, firstMember(founder));
    await this.look();
  }

  async look(): Promise<void> {
    const before = this.seen?.head.sequence;
    this.seen = await this.database.read((session) => this.read(session));
    const { sequence } = this.seen.head;
    if (before !== undefined && sequence !== before) this.news.tell(programmeId, sequence);
  }

  async put(programme: MemoryProgramme): Promise<void> {
    const { head, memberships, records, entries, groups, quarantined } = programme;
    const { epoch, watermark, sequence } = head;
    const isSame = entries === this.seen?.entries && groups === this.seen.groups;
    await this.database.write(async (session) => {
      const { db } = session;
      await db.deleteFrom('memberships').where('programme_id', '=', programmeId).execute();
      await session.insert(
        'memberships',
        memberships.map((one) => membershipRow(programmeId, one)),
        'fail',
      );
      await db
        .updateTable('programmes')
        .set({ epoch, watermark })
        .where('id', '=', programmeId)
        .execute();
      if (isSame) return;
      for (const table of contents) {
        await db.deleteFrom(table).where('programme_id', '=', programmeId).execute();
      }
    });
    if (!isSame) {
      await this.storage.write(programmeId, async (writer) => {
        await writer.putRecords([...records.values()]);
        await writer.appendEntries(entries);
        await writer.putGroups([...groups.values()]);
        await writer.putQuarantined(quarantined);
        await writer.setSequence(sequence);
      });
    }
    await this.look();
  }

  private async read({ db }: SqlSession): Promise<MemoryProgramme> {
    const row = await db.selectFrom('programmes').select(headColumns).executeTakeFirstOrThrow();
    const head = headOf(row);
    const bodies = <T>(table: 'entries' | 'records' | 'pushed_groups' | 'quarantined_groups') =>
      db
        .selectFrom(table)
        .select('body')
        .execute()
        .then(parsed<T>);
    const members = await db.selectFrom('memberships').select(membershipColumns).execute();
    const records = await bodies<AnyRecord>('records');
    const groups = await bodies<StoredGroup>('pushed_groups');
    const texts = await db.selectFrom('group_texts').select(['hash', 'body']).execute();
    const textOf = new Map(texts.map(({ hash, body }) => [hash, body]));
    const further = await db
      .selectFrom('group_operations')
      .select(['operation_id', 'device', 'device_sequence'])
      .execute();
    const idsOf = new Map<string, string[]>();
    for (const { operation_id, device, device_sequence } of further) {
      const name = `${fromColumn(device)} ${device_sequence}`;
      idsOf.set(name, [...(idsOf.get(name) ?? []), fromColumn(operation_id)]);
    }
    // What a group holds lies apart, and so do the ids of it; a disk that is put back has to bring both along.
    const whole = (group: StoredGroup): StoredGroup => {
      const text = textOf.get(toColumn(group.hash));
      const ids = idsOf.get(`${group.device} ${group.deviceSequence}`) ?? [];
      return {
        ...group,
        operationIds: [...group.operationIds, ...ids],
        ...(text === undefined ? {} : { operations: JSON.parse(text) as readonly Operation[] }),
      };
    };
    return {
      head,
      name: firstHead.name,
      memberships: members.map(membershipOfRow),
      records: new Map(records.map((record) => [record.id, record])),
      entries: await this.readEntries(db, head.epoch),
      groups: new Map(
        groups.map((group) => [`${group.device} ${group.deviceSequence}`, whole(group)] as const),
      ),
      quarantined: await bodies<QuarantinedGroup>('quarantined_groups'),
      exchanges: new Map(),
    };
  }

  /** Those that were read before stay the same objects, as they are in memory. */
  private async readEntries(db: SqlSession['db'], epoch: string): Promise<readonly StoredEntry[]> {
    const known = this.seen?.head.epoch === epoch ? this.seen.entries : [];
    const rows = await db
      .selectFrom('entries')
      .select(['sequence', 'body'])
      .orderBy('sequence')
      .execute();
    return rows.map(({ sequence, body }, index) => {
      const before = known[index];
      return before?.sequence === sequence && JSON.stringify(before) === body
        ? before
        : (parsed<StoredEntry>([{ body }])[0] as StoredEntry);
    });
  }
}

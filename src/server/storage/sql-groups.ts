/**
 * What became of the groups that were pushed, and those that are kept as they came. What a group holds lies in a table of
 * its own, so that nobody who looks it up reads it.
 */
import { type RawBuilder, sql } from 'kysely';
import type {
  HeldPlace,
  ProgrammeReader,
  QuarantinedGroup,
  StoredGroup,
} from '../ports/sheet-storage.ts';
import { rowsUpTo, unlessLonger } from './rows-up-to.ts';
import type { SqlSession } from './sql-database.ts';
import { fromColumn, parsed, toColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

type GroupReader = Pick<
  ProgrammeReader,
  | 'groups'
  | 'lastDeviceSequence'
  | 'regroupedAfter'
  | 'operationsOf'
  | 'groupsWaitingFor'
  | 'arrivedForGroups'
  | 'heldGroups'
  | 'quarantined'
>;

/** How groups are looked up. */
export function groupReader(session: SqlSession, id: string): GroupReader {
  const { db, isOneOf } = session;
  const groups = () => db.selectFrom('pushed_groups').select('body').where('programme_id', '=', id);
  return {
    groups: (device, deviceSequences, operationIds) =>
      readGroups(session, id, { device: toColumn(device), deviceSequences, operationIds }),
    lastDeviceSequence: async (device) => {
      const row = await db
        .selectFrom('pushed_groups')
        .select('device_sequence')
        .where('programme_id', '=', id)
        .where('device', '=', toColumn(device))
        .orderBy('device_sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.device_sequence ?? 0;
    },
    regroupedAfter: async (device, sequence) =>
      parsed<StoredGroup>(
        await groups()
          .where('device', '=', toColumn(device))
          .where('decided_anew', '>', sequence)
          .orderBy('device_sequence')
          .execute(),
      ),
    operationsOf: async ({ hash }) => {
      const row = await db
        .selectFrom('group_texts')
        .select('body')
        .where('programme_id', '=', id)
        .where('hash', '=', toColumn(hash))
        .executeTakeFirst();
      return row && (JSON.parse(row.body) as StoredGroup['operations']);
    },
    groupsWaitingFor: async (records, limit) =>
      parsed<StoredGroup>(
        await groups()
          .where(isOneOf('waits_for', records.map(toColumn)))
          .orderBy('received')
          .orderBy('device')
          .orderBy('device_sequence')
          .limit(limit)
          .execute(),
      ),
    arrivedForGroups: async (limit) => {
      const rows = await db
        .selectFrom('pushed_groups')
        .innerJoin('records', (join) =>
          join
            .onRef('records.programme_id', '=', 'pushed_groups.programme_id')
            .onRef('records.record_id', '=', 'pushed_groups.waits_for'),
        )
        .select('record_id')
        .distinct()
        .where('pushed_groups.programme_id', '=', id)
        .where('waits_for', 'is not', null)
        .limit(limit)
        .execute();
      return rows.map(({ record_id }) => fromColumn(record_id));
    },
    heldGroups: async (limit, after) =>
      parsed<StoredGroup>(
        await groups()
          .where(sql<boolean>`outcome = 'held'`)
          .where('waits_for', 'is', null)
          .$if(after !== undefined, (query) => query.where(comesAfter(after)))
          .orderBy('received')
          .orderBy('device')
          .orderBy('device_sequence')
          .limit(limit)
          .execute(),
      ),
    quarantined: async (limit, after, lengthMax = Infinity) => {
      const kept = (count: number, place: HeldPlace | undefined) =>
        db
          .selectFrom('quarantined_groups')
          .where('programme_id', '=', id)
          .$if(place !== undefined, (query) => query.where(comesAfter(place)))
          .orderBy('received')
          .orderBy('device')
          .orderBy('device_sequence')
          .limit(count);
      const lengths = (count: number, place: HeldPlace | undefined) =>
        kept(count, place).select(sql<number>`octet_length(body)`.as('length'));
      const placeOf = (row: Pick<Row<'quarantined_groups'>, 'body'> | undefined) =>
        row === undefined ? after : (JSON.parse(row.body) as QuarantinedGroup);
      const { rows } = await rowsUpTo<Pick<Row<'quarantined_groups'>, 'body'>>(
        { limit, lengthMax },
        {
          rows: (count, row, bytesMax) => {
            const place = placeOf(row);
            const query = kept(count, place).select('body');
            return unlessLonger(query, lengths(count, place), bytesMax).execute();
          },
          lengths: async (count, row) =>
            (await lengths(count, placeOf(row)).execute()).map(({ length }) => length),
        },
      );
      return parsed<QuarantinedGroup>(rows);
    },
  };
}

/** Whether a held group comes after a place. */
function comesAfter(place: HeldPlace | undefined): RawBuilder<boolean> {
  const { received = 0, device = '', deviceSequence = 0 } = place ?? {};
  return sql<boolean>`(received, device, device_sequence) > (${Math.floor(received)}, ${toColumn(device)}, ${deviceSequence})`;
}

/** Three plain look-ups instead of one with `or`, which neither database answers from its indexes alone. */
async function readGroups(
  { db, isOneOf }: SqlSession,
  id: string,
  wanted: {
    readonly device: string;
    readonly deviceSequences: readonly number[];
    readonly operationIds: readonly string[];
  },
): Promise<readonly StoredGroup[]> {
  const operations = wanted.operationIds.map(toColumn);
  const select = () =>
    db
      .selectFrom('pushed_groups')
      .select(['device', 'device_sequence', 'body'])
      .where('programme_id', '=', id);
  const { device, deviceSequences } = wanted;
  const found = [
    deviceSequences.length === 0
      ? []
      : await select()
          .where('device', '=', device)
          // The range is for the index: without it, a database that knows nothing of its tables yet reads all of a device.
          .where('device_sequence', '>=', Math.min(...deviceSequences))
          .where('device_sequence', '<=', Math.max(...deviceSequences))
          .where(isOneOf('device_sequence', deviceSequences))
          .execute(),
    await select().where(isOneOf('first_operation', operations)).execute(),
    await db
      .selectFrom('group_operations')
      .innerJoin('pushed_groups', (join) =>
        join
          .onRef('pushed_groups.programme_id', '=', 'group_operations.programme_id')
          .onRef('pushed_groups.device', '=', 'group_operations.device')
          .onRef('pushed_groups.device_sequence', '=', 'group_operations.device_sequence'),
      )
      .select(['pushed_groups.device', 'pushed_groups.device_sequence', 'pushed_groups.body'])
      .where('group_operations.programme_id', '=', id)
      .where(isOneOf('group_operations.operation_id', operations))
      .execute(),
  ].flat();
  const once = new Map(found.map((row) => [`${row.device_sequence} ${row.device}`, row]));
  return parsed<StoredGroup>([...once.values()]);
}

/** A group as it lies in its table: what it holds lies apart. */
export function groupRow(
  id: string,
  { operations: _kept, ...group }: StoredGroup,
): Row<'pushed_groups'> {
  return {
    programme_id: id,
    device: toColumn(group.device),
    device_sequence: group.deviceSequence,
    first_operation: toColumn(group.operationIds[0] ?? ''),
    outcome: group.outcome,
    waits_for: group.waitsFor === undefined ? null : toColumn(group.waitsFor),
    received: Math.floor(group.received),
    decided_anew: group.anew === true ? (group.sequence ?? Number.MAX_SAFE_INTEGER) : null,
    body: JSON.stringify(group),
  };
}

/** Keeps what groups hold; lets go what took effect after all: it is in the log then. */
export async function keepTexts(
  session: SqlSession,
  id: string,
  groups: readonly StoredGroup[],
): Promise<void> {
  const texts = groups.flatMap(({ hash, operations }) =>
    operations === undefined
      ? []
      : [{ programme_id: id, hash: toColumn(hash), body: JSON.stringify(operations) }],
  );
  if (texts.length > 0) await session.insert('group_texts', texts, 'ignore');
  const over = groups.flatMap(({ hash, anew, sequence }) =>
    anew === true && sequence !== undefined ? toColumn(hash) : [],
  );
  if (over.length === 0) return;
  await session.db
    .deleteFrom('group_texts')
    .where('programme_id', '=', id)
    .where(session.isOneOf('hash', over))
    .execute();
}

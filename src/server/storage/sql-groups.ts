/**
 * What became of the groups that were pushed, and those that are kept as they came. What a group holds lies in a table of
 * its own, so that nobody who looks it up reads it.
 */
import { type RawBuilder, sql } from 'kysely';
import type {
  HeldPlace,
  ProgrammeReader,
  QuarantinedGroup,
  Regrouped,
  StoredGroup,
} from '../ports/sheet-storage.ts';
import { rowsUpTo, unlessLonger } from './rows-up-to.ts';
import type { SqlSession } from './sql-database.ts';
import { fromColumn, parsed, toColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

type GroupReader = Pick<
  ProgrammeReader,
  | 'groups'
  | 'namesOf'
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
    // An empty one stands where nothing was kept of what a group holds.
    namesOf: async (operationId, limit, outcomes) => {
      if (operationId === '') return [];
      const names = groups().where('first_operation', '=', toColumn(operationId));
      const wanted = outcomes === undefined ? names : names.where('outcome', 'in', outcomes);
      return bare(await wanted.orderBy('received', 'desc').limit(limit).execute());
    },
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
    regroupedAfter: async (device, sequence, limit): Promise<Regrouped> => {
      const anew = () => groups().where('device', '=', toColumn(device));
      const took = await anew()
        .select('decided_anew')
        .where('decided_anew', '>', sequence)
        .where('decided_anew', '<', noPlace)
        .orderBy('decided_anew')
        .orderBy('device_sequence')
        .limit(limit + 1)
        .execute();
      const none = await anew()
        .where('decided_anew', '=', noPlace)
        .orderBy('device_sequence', 'desc')
        .limit(limit)
        .execute();
      const before = took[limit]?.decided_anew ?? undefined;
      return {
        groups: bare([...took.slice(0, limit), ...none.toReversed()]),
        ...(before === undefined ? {} : { before }),
      };
    },
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
      bare(
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
    heldGroups: async (limit, after, firstOperation) => {
      // Written out, the outcome leads to the index of all that are held; as a value, to that of what begins with an operation.
      const held =
        firstOperation === undefined
          ? groups().where(sql<boolean>`outcome = 'held'`)
          : groups()
              .where('first_operation', '=', toColumn(firstOperation))
              .where('outcome', 'in', ['held']);
      return bare(
        await held
          .where('waits_for', 'is', null)
          .$if(after !== undefined, (query) => query.where(comesAfter(after)))
          .orderBy('received')
          .orderBy('device')
          .orderBy('device_sequence')
          .limit(limit)
          .execute(),
      );
    },
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

/** Where a group was decided anew that took no effect. */
const noPlace = Number.MAX_SAFE_INTEGER;

/** Groups with the first of their operations: what an earlier version wrote may name some more. */
function bare(rows: readonly { readonly body: string }[]): readonly StoredGroup[] {
  return parsed<StoredGroup>(rows).map((group) => ({
    ...group,
    operationIds: group.operationIds.slice(0, 1),
  }));
}

/**
 * Plain look-ups instead of one with `or`, which neither database answers from its indexes alone. Of the names under which an
 * operation came one is read, under which it took effect if there is one: there may be any number.
 */
async function readGroups(
  { db, isOneOf, valuesOf }: SqlSession,
  id: string,
  wanted: {
    readonly device: string;
    readonly deviceSequences: readonly number[];
    readonly operationIds: readonly string[];
  },
): Promise<readonly StoredGroup[]> {
  const { device, deviceSequences } = wanted;
  const found = new FoundGroups();
  if (deviceSequences.length > 0) {
    const rows = await db
      .selectFrom('pushed_groups')
      .select('body')
      .where('programme_id', '=', id)
      .where('device', '=', device)
      // The range is for the index: without it, a database that knows nothing of its tables yet reads all of a device.
      .where('device_sequence', '>=', Math.min(...deviceSequences))
      .where('device_sequence', '<=', Math.max(...deviceSequences))
      .where(isOneOf('device_sequence', deviceSequences))
      .execute();
    for (const group of bare(rows)) found.add(group);
  }
  const ids = [...new Set(wanted.operationIds)].filter((one) => one !== '');
  if (ids.length === 0) return found.all;
  const asked = sql`${valuesOf(ids.map(toColumn))} as asked`;
  const beginning = sql`select body from pushed_groups
    where programme_id = ${id} and first_operation = asked.value`;
  const first = sql`select value, coalesce((${beginning} and ${tookEffect} limit 1),
    (${beginning} limit 1)) as body from ${asked}`;
  const { rows: begun } = await sql<
    Found & { readonly body: string }
  >`select value, body from (${first}) as found where body is not null`.execute(db);
  for (const { value, body } of begun) {
    for (const group of bare([{ body }])) found.add(group, fromColumn(value));
  }
  // What an earlier version wrote may name groups there that took no effect.
  const named = sql`from group_operations join pushed_groups using (programme_id, device, device_sequence)
    where programme_id = ${id} and operation_id = asked.value and ${tookEffect}
    order by device, device_sequence limit 1`;
  const further = sql`select value, device, device_sequence from (select value,
    (select device ${named}) as device, (select device_sequence ${named}) as device_sequence
    from ${asked}) as named where device is not null`;
  const { rows: places } = await sql<
    Found & Pick<Row<'pushed_groups'>, 'device' | 'device_sequence'>
  >`${further}`.execute(db);
  if (places.length === 0) return found.all;
  const { rows: holders } = await sql<{ readonly body: string }>`select body from
    (select distinct device, device_sequence from (${further}) as further) as places
    join pushed_groups on programme_id = ${id}
      and pushed_groups.device = places.device
      and pushed_groups.device_sequence = places.device_sequence`.execute(db);
  const byPlace = new Map(bare(holders).map((group) => [keyOf(group), group]));
  for (const place of places) {
    const key = `${place.device_sequence} ${fromColumn(place.device)}`;
    const group = byPlace.get(key);
    if (group !== undefined) found.add(group, fromColumn(place.value));
  }
  return found.all;
}

const tookEffect = sql`outcome in ('accepted', 'merged', 'conflicted')`;

/** An operation that was found. */
interface Found {
  readonly value: string;
}

const keyOf = ({ deviceSequence, device }: StoredGroup): string => `${deviceSequence} ${device}`;

/** Groups, each once, with the operations by which they were found. */
class FoundGroups {
  private readonly groups = new Map<string, { group: StoredGroup; ids: Set<string> }>();

  add(group: StoredGroup, operationId?: string): void {
    const there = this.groups.get(keyOf(group)) ?? { group, ids: new Set(group.operationIds) };
    if (operationId !== undefined) there.ids.add(operationId);
    this.groups.set(keyOf(group), there);
  }

  get all(): readonly StoredGroup[] {
    return [...this.groups.values()].map(({ group, ids }) => ({
      ...group,
      operationIds: [...ids],
    }));
  }
}

/** A group as it lies in its table: what it holds lies apart, and so do the ids of all its operations but the first. */
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
    decided_anew: group.anew === true ? (group.toldAt ?? group.sequence ?? noPlace) : null,
    body: JSON.stringify({ ...group, operationIds: group.operationIds.slice(0, 1) }),
  };
}

/** Keeps what groups hold; lets go what took effect after all: it is in the log then. */
export async function keepTexts(
  session: SqlSession,
  id: string,
  groups: readonly StoredGroup[],
): Promise<void> {
  // One group may be among them under many names.
  const held = new Map<string, StoredGroup['operations']>();
  for (const { hash, operations } of groups) if (operations) held.set(hash, operations);
  const texts = [...held].map(([hash, operations]) => {
    return { programme_id: id, hash: toColumn(hash), body: JSON.stringify(operations) };
  });
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

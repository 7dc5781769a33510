/**
 * Records as they lie in their table, and the snapshot that is read from them: what the programme shares, then the
 * heads of its sheets, then lazy records. Keyset paging over one index, so that every part costs the same.
 */
import { type Kysely, sql } from 'kysely';
import { dayOf, isLazy } from '../../domain/entity/registry.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type { SnapshotPart } from '../../protocol/sync-messages.ts';
import type { ProgrammeReader, StoredPart } from '../ports/sheet-storage.ts';
import { enough } from '../../std/enough.ts';
import { asciiJson } from './ascii-json.ts';
import type { Json } from '../../std/json.ts';
import { rowsUpTo, unlessLonger } from './rows-up-to.ts';
import { AnswerRoom, areLight } from './weighing.ts';
import { lookedFor, nextPart, partLength, type RecordPlace } from './snapshot-parts.ts';
import type { SqlSession } from './sql-database.ts';
import { parsed, toColumn } from './stored-text.ts';
import type { Row, Tables } from './tables.ts';

/** Places of a record in the order of a snapshot: the column `part`. */
const sharedPart = 0;
const headPart = 1;
const lazyPart = 2;

export interface SnapshotQuestion {
  readonly id: string;
  readonly programmeId: string;
  readonly part: SnapshotPart;
  readonly recentFrom: string;
  readonly limit: number;
  /** In UTF-16 code units of JSON. */
  readonly lengthMax: number;
}

/** One part of a snapshot, as it lies there, and where the next begins. */
export async function readSnapshot(
  db: Kysely<Tables>,
  question: SnapshotQuestion,
): Promise<StoredPart> {
  const { part, limit, lengthMax } = question;
  const found = (count: number, after: Body | undefined) =>
    recordsAfter(db, question, count, placeOf(after) ?? part.after);
  const lengthsOf = (count: number, after: Body | undefined) =>
    found(count, after).select(sql<number>`octet_length(body)`.as('length'));
  const { rows, isLong } = await rowsUpTo<Body>(
    { limit: lookedFor(limit), lengthMax },
    {
      rows: (count, after, bytesMax) =>
        unlessLonger(
          found(count, after).select('body'),
          lengthsOf(count, after),
          bytesMax,
        ).execute(),
      lengths: async (count, after) =>
        (await lengthsOf(count, after).execute()).map(({ length: bytes }) => bytes),
    },
  );
  const length = isLong ? Math.min(rows.length, limit) : partLength(rows.length, limit);
  const records = rows.slice(0, length);
  const isCut = isLong || records.length < rows.length;
  return {
    records: records.map(({ body }) => body),
    next: nextPart(part.kind, isCut ? placeOf(records.at(-1)) : undefined),
  };
}

type Body = Pick<Row<'records'>, 'body'>;

function recordsAfter(
  db: Kysely<Tables>,
  { id, programmeId, part: { kind }, recentFrom }: SnapshotQuestion,
  count: number,
  after: RecordPlace | undefined,
) {
  const heads = kind === 'heads';
  const from = heads ? (after?.home === programmeId ? sharedPart : headPart) : lazyPart;
  let query = db
    .selectFrom('records')
    .where('programme_id', '=', id)
    .where('part', '<=', heads ? headPart : lazyPart)
    .orderBy('part')
    .orderBy('home')
    .orderBy('record_id')
    .limit(count);
  if (after !== undefined) {
    const [home, record] = [toColumn(after.home), toColumn(after.record)];
    query = query.where(sql<boolean>`(part, home, record_id) > (${from}, ${home}, ${record})`);
  }
  if (!heads) {
    query = query.where('part', '>=', lazyPart);
    query = query.where('day', kind === 'recent' ? '>=' : '<', toColumn(recentFrom));
  }
  return query;
}

/** Where a record stands: of thousands, one is read for it, which takes less than two more columns of them all. */
function placeOf(row: Body | undefined): RecordPlace | undefined {
  if (row === undefined) return undefined;
  const { home, id } = JSON.parse(row.body) as AnyRecord;
  return { home, record: id };
}

/** As they are escaped in JSON. */
const unreadable = String.raw`\\u(0000|d[89a-f][0-9a-f]{2})`;
const standIn = String.raw`\\ufffd`;

/**
 * Whether a record may be of an entity, as far as its first letters say, or is short: a database takes a second to read megabytes,
 * and anybody may name the longest record of a programme. Records begin with their id and their entity.
 */
function mayBeOf(dialect: SqlSession['dialect'], entity: string) {
  const beginning = sql`substr(body, 1, 2000)`;
  const sign = '"entity":"';
  const at =
    dialect === 'sqlite' ? sql`instr(${beginning}, ${sign})` : sql`strpos(${beginning}, ${sign})`;
  const named = `${entity}"`;
  return sql<boolean>`(octet_length(body) < 50000 or ${at} = 0
    or substr(${beginning}, ${at} + ${sql.lit(sign.length)}, ${sql.lit(named.length)}) = ${named})`;
}

/** Records by their ids. */
export function recordReader(
  { db, dialect, isOneOf }: SqlSession,
  id: string,
): Pick<ProgrammeReader, 'records' | 'recordsUnlessLonger' | 'recordsUpTo' | 'outlineOf'> {
  const named = (ids: readonly string[]) =>
    db
      .selectFrom('records')
      .where('programme_id', '=', id)
      .where(isOneOf('record_id', ids.map(toColumn)));
  const bodies = (ids: readonly string[]) => named(ids).select(['record_id', 'body']).execute();
  const lengthsOf = (ids: readonly string[]) =>
    named(ids).select(sql<number>`octet_length(body)`.as('length'));
  return {
    records: async (ids) => parsed<AnyRecord>(await bodies(ids)),
    recordsUnlessLonger: async (ids, bytesMax, noteBytes, breathe) => {
      if (ids.length === 0) return [];
      const rows = await unlessLonger(
        named(ids).select('body'),
        lengthsOf(ids),
        bytesMax,
      ).execute();
      noteBytes?.(rows.reduce((sum, { body }) => sum + body.length, 0));
      // None of them is there, or they are too long.
      const isNone = rows.length === 0 && (await lengthsOf(ids).limit(1).execute()).length === 0;
      if (rows.length === 0) return isNone ? [] : undefined;
      const bodies = rows.map(({ body }) => body);
      if (!(await areLight(bodies, bytesMax, breathe))) return undefined;
      const records: AnyRecord[] = [];
      for (const row of rows) {
        records.push(...parsed<AnyRecord>([row]));
        await breathe?.();
      }
      return records;
    },
    outlineOf: async (entity, recordId, fields) => {
      // Taken out of it by the database: the rest of a record may be megabytes. PostgreSQL reads no JSON with a zero sign or
      // half a pair of surrogates in it, wherever that stands.
      const body =
        dialect === 'sqlite'
          ? sql`body`
          : sql`regexp_replace(body, ${unreadable}, ${standIn}, 'gi')::json`;
      const part = (...names: readonly string[]) =>
        sql<
          string | null
        >`cast(${sql.join([sql.ref('read'), ...names.map((name) => sql.lit(name))], sql` -> `)} as text)`;
      // Read once for all of them: the limit keeps the database from writing the inner query into each of the outer columns.
      const read = named([recordId])
        .where(mayBeOf(dialect, entity))
        .select(body.as('read'))
        .limit(1);
      const [row] = await db
        .selectFrom(read.as('one'))
        .select([part('entity').as('entity'), part('created').as('created')])
        .select(part('deleted').as('deleted'))
        .select(fields.map((field) => part('values', field).as(`value_${field}`)))
        .execute();
      const { entity: its, ...told } = (row ?? {}) as Readonly<Record<string, string | null>>;
      if (JSON.parse(its ?? 'null') !== entity) return undefined;
      const { created, deleted, ...found } = told;
      const values: Record<string, Json> = {};
      for (const field of fields) {
        const text = found[`value_${field}`] ?? 'null';
        if (text !== 'null') values[field] = JSON.parse(text) as Json;
      }
      return {
        created: JSON.parse(created ?? 'null') as AnyRecord['created'],
        isDeleted: deleted !== null && deleted !== undefined,
        values,
      };
    },
    recordsUpTo: async (ids, { lengthMax, least }) => {
      // Their lengths first, for which neither database reads them: nobody knows how much a few of them are.
      const found = await db
        .selectFrom('records')
        .select(['record_id', sql<number>`octet_length(body)`.as('length')])
        .where('programme_id', '=', id)
        .where(isOneOf('record_id', ids.map(toColumn)))
        .execute();
      const lengths = new Map(found.map(({ record_id, length }) => [record_id, length]));
      const places = ids.map(toColumn);
      const lookedFor = Math.max(
        least,
        enough(
          places.map((place) => lengths.get(place) ?? 0),
          lengthMax,
        ),
      );
      const rows = new Map(
        (await bodies(ids.slice(0, lookedFor))).map((row) => [row.record_id, row]),
      );
      // Those that are many values find no room either.
      const read = places.slice(0, lookedFor);
      const answer = new AnswerRoom(lengthMax);
      const last = read.findIndex((place) => answer.isFullWith(rows.get(place)?.body ?? ''));
      const fitting = last < 0 ? read.length : Math.max(least, last + 1);
      const inOrder = read.slice(0, fitting).flatMap((place) => rows.get(place) ?? []);
      return { records: parsed<AnyRecord>(inOrder), lookedFor: fitting };
    },
  };
}

/** A record as it lies in its table. */
export function recordRow(programmeId: string, record: AnyRecord): Row<'records'> {
  return {
    programme_id: toColumn(programmeId),
    record_id: toColumn(record.id),
    home: toColumn(record.home),
    part: isLazy(record.entity) ? lazyPart : record.home === programmeId ? sharedPart : headPart,
    day: toColumn(dayOf(record.entity, record.values)),
    body: asciiJson(record),
  };
}

/**
 * Entries that carried whole records name them now: what travels beside them is read where it stands. A record in which
 * more versions of a field stood side by side than may keeps the latest; its programme is then read anew by every device,
 * since each of them may hold the longer one.
 */
import {
  alternativesMax,
  type Alternative,
  type AnyRecord,
  latestVersions,
} from '../../../domain/operation/record.ts';
import { asciiJson } from '../ascii-json.ts';
import type { Migration, MigrationPlace } from '../migrate.ts';
import { literal, type Looked, rowsLike, write } from './rows-like.ts';

export const recordsOnce: Migration = {
  number: 3,
  name: 'records-once',
  statements: () => [],
  repair: async (place) => {
    const entries = await repairEntries(place);
    const { records, programmes } = await repairRecords(place);
    for (const programme of programmes) {
      await place.run(
        `update memberships set scope = scope + 1 where programme_id = ${literal(programme)}`,
      );
    }
    return { entries, records };
  },
};

interface EarlierEntry {
  readonly records?: readonly { readonly id: string }[];
}

async function repairEntries(place: MigrationPlace): Promise<number> {
  const looked: Looked = { table: 'entries', key: 'sequence', like: `body like '%"records":[%'` };
  let count = 0;
  for await (const row of rowsLike(place, looked)) {
    const { records, ...entry } = JSON.parse(String(row['body'])) as EarlierEntry;
    if (records === undefined) continue;
    await write(
      place,
      looked,
      row,
      JSON.stringify({ ...entry, needs: records.map(({ id }) => id) }),
    );
    count += 1;
  }
  return count;
}

async function repairRecords(
  place: MigrationPlace,
): Promise<{ readonly records: number; readonly programmes: ReadonlySet<string> }> {
  const like = `(body like '%"conflicts":{%' or body like '%"settled":{%')`;
  const looked: Looked = { table: 'records', key: 'record_id', like };
  const programmes = new Set<string>();
  let records = 0;
  for await (const row of rowsLike(place, looked)) {
    const record = JSON.parse(String(row['body'])) as AnyRecord;
    const shorter = withLatest(record);
    if (shorter === undefined) continue;
    await write(place, looked, row, asciiJson(shorter));
    programmes.add(String(row['programme_id']));
    records += 1;
  }
  return { records, programmes };
}

/** The record with the latest versions of each field; `undefined` where it holds no others. */
function withLatest(record: AnyRecord): AnyRecord | undefined {
  const { conflicts = {}, settled = {} } = record;
  const beside = Object.values(conflicts);
  const decided = Object.values(settled).map(({ versions }) => versions.slice(1));
  if (![...beside, ...decided].some(({ length }) => length > alternativesMax)) return undefined;
  return {
    ...record,
    ...(record.conflicts === undefined
      ? {}
      : { conflicts: mapped(conflicts, (versions) => latestVersions([...versions])) }),
    ...(record.settled === undefined
      ? {}
      : {
          settled: mapped(settled, ({ versions, ...memory }) => ({
            ...memory,
            versions: withFirst(versions),
          })),
        }),
  };
}

/** The version that led, and the latest of the others. */
function withFirst([first, ...others]: readonly Alternative[]): readonly Alternative[] {
  return first === undefined ? [] : [first, ...latestVersions(others)];
}

function mapped<T, U>(
  fields: Readonly<Record<string, T>>,
  of: (value: T) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, of(value)]));
}

/** Walking through the rows of a table that a migration repairs, with few of them in memory. */
import { enough } from '../../../std/enough.ts';
import type { MigrationPlace } from '../migrate.ts';

/** Rows whose places are read at once, and how long their bodies may be together. */
const rowsPerLook = 500;
const lengthPerRead = 16 * 1024 * 1024;

/** A row of any table. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows that are looked for. */
export interface Looked {
  readonly table: 'entries' | 'records' | 'pushed_groups';
  /** The columns of its key behind the programme. */
  readonly key: 'sequence' | 'record_id' | 'device, device_sequence';
  /** What the body of a row that is to be looked at is like. */
  readonly like: string;
}

/** Every row of a table whose body is like that, in the order of its key, with few of them in memory. */
export async function* rowsLike(
  place: MigrationPlace,
  { table, key, like }: Looked,
): AsyncGenerator<Row> {
  let after: Row | undefined;
  for (;;) {
    const from: string = after === undefined ? '' : `and ${placeIn(after, key, '>')}`;
    const places = await place.all(
      `select programme_id, ${key}, octet_length(body) as length from ${table}
        where ${like} ${from} order by programme_id, ${key} limit ${rowsPerLook}`,
    );
    let rest = places;
    while (rest.length > 0) {
      const count = enough(
        rest.map((row) => Number(row['length'])),
        lengthPerRead,
      );
      const last = rest[count - 1] ?? {};
      yield* await place.all(
        `select programme_id, ${key}, body from ${table}
          where ${like} and ${placeIn(rest[0] ?? {}, key, '>=')} and ${placeIn(last, key, '<=')}
          order by programme_id, ${key}`,
      );
      rest = rest.slice(count);
    }
    after = places.at(-1);
    if (places.length < rowsPerLook) return;
  }
}

function placeIn(row: Row, key: string, than: '>' | '>=' | '<=' | '='): string {
  const values = ['programme_id', ...key.split(', ')].map((column) => literal(row[column]));
  return `(programme_id, ${key}) ${than} (${values.join(', ')})`;
}

/** Writes another body of a row. */
export async function write(
  place: MigrationPlace,
  { table, key }: Looked,
  row: Row,
  body: string,
): Promise<void> {
  await place.run(`update ${table} set body = ${literal(body)} where ${placeIn(row, key, '=')}`);
}

/** A value in a statement. Bodies are JSON, in which no character is that a literal could not hold. */
export function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

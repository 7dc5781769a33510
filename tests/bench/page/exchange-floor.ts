/**
 * The floor of the exchange: what one writes without giving it a thought. Pages of rows are fetched one after the other
 * and put into one table with three indexes; later, one request takes rows there and brings others back.
 */

import Dexie, { type Table } from 'dexie';
import type { AnyRecord } from '../../../src/domain/operation/record.ts';
import { timeOf } from './open-programme.ts';

/** A record as a row, with the column that is asked for by order. */
export type FloorRow = AnyRecord & { readonly at: string };

class FloorDatabase extends Dexie {
  declare readonly rows: Table<FloorRow, string>;
  constructor() {
    super('bench-exchange-floor', { cache: 'disabled', chromeTransactionDurability: 'strict' });
    this.version(1).stores({ rows: 'id, home, [home+at], changed.at' });
  }
}

const database = new FloorDatabase();

/** The row of a record. */
export const rowOf = (record: AnyRecord): FloorRow => {
  const at = record.values['at'];
  return { ...record, at: typeof at === 'string' ? at : '' };
};

/** What the plain server answers. */
export interface FloorPage {
  readonly rows: readonly AnyRecord[];
  readonly next?: string;
}

/** Downloads everything; answers how long it took, in milliseconds. */
export async function floorFirstSync(records: number): Promise<number> {
  const time = await timeOf(async () => {
    let after: string | undefined = '';
    while (after !== undefined) {
      const response = await fetch(`/floor/rows?after=${encodeURIComponent(after)}`);
      const { rows, next } = (await response.json()) as FloorPage;
      await database.rows.bulkPut(rows.map(rowOf));
      after = next;
    }
  });
  const count = await database.rows.count();
  if (count < records) throw new Error(`${count} rows of ${records} arrived`);
  return time;
}

/** Edits fifty rows, and exchanges them for fifty others with one request; answers how long the exchange took. */
export async function floorExchange(round: number): Promise<number> {
  const rows = await database.rows
    .offset(round * 50)
    .limit(50)
    .toArray();
  const edited = rows.map((row) => ({ ...row, values: { ...row.values, minutes: round } }));
  await database.rows.bulkPut(edited);
  return timeOf(async () => {
    const response = await fetch('/floor/exchange', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rows: edited, after: rows.at(-1)?.id ?? '' }),
    });
    const answer = (await response.json()) as FloorPage;
    await database.rows.bulkPut(answer.rows.map(rowOf));
  });
}

/** The entries of a programme as they are read: what came after a place, and the history of one home. */
import { type Kysely, sql } from 'kysely';
import type { ProgrammeReader, StoredEntry } from '../ports/sheet-storage.ts';
import { type RowReader, rowsUpTo, unlessLonger } from './rows-up-to.ts';
import { parsed, toColumn } from './stored-text.ts';
import type { Row, Tables } from './tables.ts';

type EntryRow = Pick<Row<'entries'>, 'sequence' | 'body'>;

const lengthOfBody = sql<number>`octet_length(body)`.as('length');

/** @param id of the programme, as it stands in columns */
export function entryReader(
  db: Kysely<Tables>,
  id: string,
): Pick<ProgrammeReader, 'entriesAfter' | 'history'> {
  const entries = () => db.selectFrom('entries').where('programme_id', '=', id);
  const reading = (
    places: (after: number | undefined, count: number) => ReturnType<typeof entries>,
  ): RowReader<EntryRow> => {
    const lengthsOf = (count: number, after: EntryRow | undefined) =>
      places(after?.sequence, count).select(lengthOfBody);
    return {
      rows: (count, after, bytesMax) =>
        unlessLonger(
          places(after?.sequence, count).select(['sequence', 'body']),
          lengthsOf(count, after),
          bytesMax,
        ).execute(),
      lengths: async (count, after) =>
        (await lengthsOf(count, after).execute()).map(({ length }) => length),
    };
  };
  return {
    entriesAfter: async (sequence, limit, lengthMax = Infinity) => {
      const reader = reading((after = sequence, count) =>
        entries().where('sequence', '>', after).orderBy('sequence').limit(count),
      );
      const { rows } = await rowsUpTo({ limit, lengthMax }, reader);
      return parsed<StoredEntry>(rows);
    },
    history: async (home, before, { limit, lengthMax = Infinity }) => {
      const reader = reading((after = before ?? Number.MAX_SAFE_INTEGER, count) =>
        entries()
          .where('home', '=', toColumn(home))
          .where('sequence', '<', after)
          .orderBy('sequence', 'desc')
          .limit(count),
      );
      const { rows, isLong } = await rowsUpTo({ limit: limit + 1, lengthMax }, reader);
      const found = parsed<StoredEntry>(rows.slice(0, limit)).toReversed();
      return { entries: found, more: isLong || rows.length > limit };
    },
  };
}

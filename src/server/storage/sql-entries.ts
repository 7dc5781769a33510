/** The entries of a programme as they are read: what came after a place, and the history of one home. */
import type { Kysely } from 'kysely';
import type { ProgrammeReader, StoredEntry } from '../ports/sheet-storage.ts';
import { rowsUpTo } from './rows-up-to.ts';
import { parsed, toColumn } from './stored-text.ts';
import type { Row, Tables } from './tables.ts';

type EntryRow = Pick<Row<'entries'>, 'sequence' | 'body'>;

/** @param id of the programme, as it stands in columns */
export function entryReader(
  db: Kysely<Tables>,
  id: string,
): Pick<ProgrammeReader, 'entriesAfter' | 'history'> {
  return {
    entriesAfter: async (sequence, limit, lengthMax = Infinity) => {
      const { rows } = await rowsUpTo<EntryRow>({ limit, lengthMax }, (count, after) =>
        db
          .selectFrom('entries')
          .select(['sequence', 'body'])
          .where('programme_id', '=', id)
          .where('sequence', '>', after?.sequence ?? sequence)
          .orderBy('sequence')
          .limit(count)
          .execute(),
      );
      return parsed<StoredEntry>(rows);
    },
    history: async (home, before, { limit, lengthMax = Infinity }) => {
      const { rows, isLong } = await rowsUpTo<EntryRow>(
        { limit: limit + 1, lengthMax },
        (count, after) =>
          db
            .selectFrom('entries')
            .select(['sequence', 'body'])
            .where('programme_id', '=', id)
            .where('home', '=', toColumn(home))
            .where('sequence', '<', after?.sequence ?? before ?? Number.MAX_SAFE_INTEGER)
            .orderBy('sequence', 'desc')
            .limit(count)
            .execute(),
      );
      const entries = parsed<StoredEntry>(rows.slice(0, limit)).toReversed();
      return { entries, more: isLong || rows.length > limit };
    },
  };
}

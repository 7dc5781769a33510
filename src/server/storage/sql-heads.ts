/** Where programmes stand, and the news that a head moved, from whichever process. */
import type { ProgrammeHead } from '../ports/sheet-storage.ts';
import type { SqlDatabase } from './sql-database.ts';
import { fromColumn } from './stored-text.ts';
import type { Row } from './tables.ts';

export const headColumns = ['id', 'epoch', 'sequence', 'watermark'] as const;

/** The head in a row. */
export function headOf(row: Pick<Row<'programmes'>, (typeof headColumns)[number]>): ProgrammeHead {
  return {
    programmeId: fromColumn(row.id),
    epoch: fromColumn(row.epoch),
    sequence: row.sequence,
    watermark: row.watermark,
  };
}

/** Tells of every head that moved; after something may have been missed, of every one that is not as it was told. */
export function followHeads(
  database: SqlDatabase,
  listener: (programmeId: string, head: number) => void,
): () => void {
  const told = new Map<string, number>();
  let stopped = false;
  const tell = (programmeId: string, head: number): void => {
    if (stopped || told.get(programmeId) === head) return;
    told.set(programmeId, head);
    listener(programmeId, head);
  };
  const lookAtAll = async (): Promise<void> => {
    const rows = await database.read(({ db }) =>
      db.selectFrom('programmes').select(headColumns).execute(),
    );
    for (const { programmeId, sequence } of rows.map(headOf)) tell(programmeId, sequence);
  };
  const stop = database.onAnnouncement((text) => {
    const [programmeId, head] = headAnnounced(text);
    if (programmeId !== undefined && head !== undefined) tell(programmeId, head);
    // What cannot be read now is told by the next announcement, or found by the devices' own pulls.
    else if (text === undefined) lookAtAll().catch(() => undefined);
  });
  return () => {
    stopped = true;
    stop();
  };
}

/** Others may announce other things on the same line: what is not a head is passed over. */
function headAnnounced(text: string | undefined): readonly [string, number] | readonly [] {
  try {
    const heard = JSON.parse(text ?? 'null') as unknown;
    if (!Array.isArray(heard)) return [];
    const [programmeId, head] = heard as readonly unknown[];
    return typeof programmeId === 'string' && typeof head === 'number' ? [programmeId, head] : [];
  } catch {
    return [];
  }
}

/** Where programmes stand, and the news that a head moved or something else changed, from whichever process. */
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

/** What is announced when a head moved; without it, that something else changed. */
export function announcementOf(programmeId: string, head?: number): string {
  return JSON.stringify(head === undefined ? [programmeId] : [programmeId, head]);
}

/**
 * Tells of every head that moved and of every programme in which something else changed; after something may have been missed, of
 * every head that is not as it was told. For the rest, devices pull and ask again by themselves.
 */
export function followNews(
  database: SqlDatabase,
  listener: (programmeId: string, head?: number) => void,
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
    const [programmeId, head] = announced(text);
    if (programmeId !== undefined && head !== undefined) tell(programmeId, head);
    else if (programmeId !== undefined) listener(programmeId);
    // What cannot be read now is told by the next announcement, or found by the devices' own pulls.
    else if (text === undefined) lookAtAll().catch(() => undefined);
  });
  return () => {
    stopped = true;
    stop();
  };
}

/** Others may announce other things on the same line: what is neither is passed over. */
function announced(text: string | undefined): readonly [] | readonly [string, number?] {
  try {
    const heard = JSON.parse(text ?? 'null') as unknown;
    if (!Array.isArray(heard)) return [];
    const [programmeId, head] = heard as readonly unknown[];
    if (typeof programmeId !== 'string') return [];
    if (heard.length === 1) return [programmeId];
    return typeof head === 'number' ? [programmeId, head] : [];
  } catch {
    return [];
  }
}

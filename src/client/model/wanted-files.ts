/** Which files this device keeps before somebody opens them: those of the SMEs that its member looks after, on their wish. */

import type { RecordOf } from '../../domain/operation/record.ts';
import { summaryIn } from '../../domain/entity/lazy-summary.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Carnet } from './carnet.ts';
import { preferences } from './preferences.ts';
import { lazyRecordsOf } from './records.ts';

/** No more than this is brought without being asked for, in bytes of all files of the programme. */
export const keptBytesMax = 1_000_000_000;

interface WantedFile {
  readonly recordId: string;
  readonly hash: string;
}

/** Files of the SMEs that the member looks after, where this device is to keep them. */
async function filesOfMine(
  carnet: Pick<Carnet, 'state' | 'loadLazy'>,
): Promise<readonly RecordOf<'attachment'>[]> {
  if (preferences.getState().keepFiles !== true) return [];
  const { sheets, memberId } = carnet.state.getState();
  const homes = [...sheets.values()].filter(
    ({ sme, summaries }) =>
      sme.values.accountManagerId === memberId && summaryIn(summaries, 'attachment').count > 0,
  );
  const records: RecordOf<'attachment'>[] = [];
  for (const { sme } of homes) {
    await carnet.loadLazy(sme.id, 'attachment');
    records.push(...(lazyRecordsOf(carnet.state.getState(), sme.id, 'attachment') ?? []));
  }
  return records;
}

/** Hashes of files that are brought again at once where they are removed from this device. */
export async function hashesOfMine(
  carnet: Pick<Carnet, 'state' | 'loadLazy'>,
): Promise<ReadonlySet<string>> {
  const records = await filesOfMine(carnet);
  return new Set(records.flatMap(({ values }) => values.hash ?? []));
}

/** The latest first, as many as there is room for. */
export async function wantedFiles(
  carnet: Pick<Carnet, 'state' | 'loadLazy'>,
  store: Pick<FileStore, 'list'>,
): Promise<readonly WantedFile[]> {
  const records = await filesOfMine(carnet);
  if (records.length === 0) return [];
  const here = await store.list();
  const known = new Set(here.map(({ hash }) => hash));
  let bytes = here.reduce((sum, file) => sum + file.bytes, 0);
  const wanted: WantedFile[] = [];
  for (const { id, values } of records.toSorted((a, b) => b.created.at - a.created.at)) {
    const { hash, bytes: size = 0 } = values;
    if (hash === undefined || known.has(hash) || bytes + size > keptBytesMax) continue;
    known.add(hash);
    bytes += size;
    wanted.push({ recordId: id, hash });
  }
  return wanted;
}

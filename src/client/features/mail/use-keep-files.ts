/** Keeps the bytes of an email's files on this device, before the records that name them are written. */

import { useTranslation } from 'react-i18next';
import { sheetBytesMax } from '../../../domain/attachment/attachment.ts';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import type { KeptMailFile } from '../../../domain/mail/log-mail.ts';
import { lazyRecordsOf } from '../../model/records.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import { type FileProblem, prepareFile } from '../../parts/files/prepare-file.ts';
import type { NotAdded } from '../../parts/files/use-add-files.ts';
import { useRedraw } from '../../parts/files/use-redraw.ts';
import { withRests } from '../../parts/files/with-rests.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { StoreError } from '../../ports/sheet-store.ts';

/** What became of each file, in their order. */
export type KeptOrNot = KeptMailFile | NotAdded;

export const isKept = (one: KeptOrNot): one is KeptMailFile => 'id' in one;
export const isNotAdded = (one: KeptOrNot): one is NotAdded => 'problem' in one;

/** Keeps files for the sheet of an SME, and then writes the records that name them; one that could not be kept says why. */
export function useKeepFiles(): <T>(
  smeId: string,
  files: readonly File[],
  write: (found: readonly KeptOrNot[]) => Promise<T>,
) => Promise<T> {
  const { t } = useTranslation('files');
  const carnet = useCarnet();
  const device = useDevice();
  const redraw = useRedraw();
  const programmeId = useCarnetState((state) => state.programmeId);

  const keepOne = async (file: File, store: FileStore): Promise<KeptMailFile | FileProblem> => {
    const prepared = await prepareFile(file, redraw);
    if (!prepared.ok) return prepared.error;
    const { kind, bytes, mediaType } = prepared.value;
    const name = prepared.value.name === '' ? t('unnamed') : prepared.value.name;
    const id = carnet.environment.newId();
    try {
      const hash = await store.keep(bytes, { record: id, name });
      const values = { name, kind, hash, mediaType };
      return { id, values: { ...values, bytes: bytes.length } };
    } catch (error) {
      return error instanceof StoreError && error.kind === 'full' ? 'noRoom' : 'notSaved';
    }
  };

  const keepAll = async (
    smeId: string,
    files: readonly File[],
    store: FileStore,
  ): Promise<readonly KeptOrNot[]> => {
    await carnet.loadLazy(smeId, 'attachment');
    const there = lazyRecordsOf(carnet.state.getState(), smeId, 'attachment') ?? [];
    const sizes = new Map(there.map(({ values: { hash, bytes = 0 } }) => [hash, bytes]));
    const all: KeptOrNot[] = [];
    // One after the other: two photographs unpacked at once may be more than a telephone has room for.
    const keepNext = async (file: File): Promise<void> => {
      const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
      const found = total + file.size > sheetBytesMax ? 'sheetFull' : await keepOne(file, store);
      if (typeof found === 'string') {
        all.push({ name: fileNameOf(file.name) || t('unnamed'), problem: found });
      } else {
        all.push(found);
        sizes.set(found.values.hash, found.values.bytes ?? 0);
      }
    };
    await withRests(files, keepNext, carnet.environment);
    return all;
  };

  return async (smeId, files, write) => {
    if (files.length === 0) return write([]);
    const store = await device.files(programmeId);
    try {
      return await store.adding(async () => write(await keepAll(smeId, files, store)));
    } finally {
      store.close();
    }
  };
}

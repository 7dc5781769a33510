/** Adds files to a sheet: the bytes first, then the record that names them, so that a crash between leaves no empty name. */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetBytesMax } from '../../../domain/attachment/attachment.ts';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import { createRecord, deleteRecord, together } from '../../../domain/command/command.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { fail, ok, type Result } from '../../../std/result.ts';
import { notify } from '../../model/notices.ts';
import { holdReload } from '../../model/reload-hold.ts';
import type { Receipt } from '../../model/receipt.ts';
import { useCarnet, useCarnetState, useRun } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { StoreError } from '../../ports/sheet-store.ts';
import { useChange } from '../record/use-change.ts';
import { type FileProblem, prepareFile, type PreparedFile } from './prepare-file.ts';
import { useRedraw } from './use-redraw.ts';
import { withRests } from './with-rests.ts';

export interface NotAdded {
  readonly name: string;
  readonly problem: FileProblem;
}

interface Added {
  readonly id: string;
  readonly name: string;
  readonly isFilm: boolean;
  readonly receipt: Receipt;
}

export interface AddFiles {
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly isAdding: boolean;
  /** Of the last files, those that were not added, and why. */
  readonly notAdded: readonly NotAdded[];
}

/** What a file belongs to: a record of the home, and for a form the question. */
export interface About {
  readonly aboutId: string;
  readonly item?: string | undefined;
}

/** What a sheet holds already, as far as it limits what may be added. */
interface Held {
  readonly hashes: Set<string>;
  /** The same file may prove two answers; twice in one place it is a mistake. */
  readonly places: Set<string>;
  bytes: number;
}

const placeOf = (
  hash: string,
  about: { readonly [K in keyof About]?: About[K] | undefined },
): string => [hash, about.aboutId ?? '', about.item ?? ''].join(' ');

interface AddFilesOptions {
  readonly home: string;
  /** Absent until it is open: nothing can be added before. */
  readonly store: FileStore | undefined;
  /** What the home holds already. */
  readonly records: readonly RecordOf<'attachment'>[];
  /** What they belong to; the whole home where it is absent. */
  readonly about?: About | undefined;
  /** The record of one that was added. */
  readonly onAdded?: ((id: string, file: PreparedFile) => void) | undefined;
  /** Takes the record of the same file that is on the home already and belongs to nothing in particular. */
  readonly onThere?: ((id: string) => void) | undefined;
}

export function useAddFiles(options: AddFilesOptions): AddFiles {
  const { home, store, records, about, onAdded, onThere } = options;
  const { t } = useTranslation('files');
  const run = useRun();
  const change = useChange();
  const redraw = useRedraw();
  const { environment } = useCarnet();
  const device = useDevice();
  const programmeId = useCarnetState((state) => state.programmeId);
  const [adding, setAdding] = useState(0);
  const [notAdded, setNotAdded] = useState<readonly NotAdded[]>([]);
  // Files that are added one after the other are counted before the screen shows them.
  const held = useRef<Held>(heldBy([]));
  const running = useRef(0);

  const addOne = async (
    file: File,
    into: FileStore,
  ): Promise<Result<Added | undefined, FileProblem>> => {
    const prepared = await prepareFile(file, redraw);
    if (!prepared.ok) return prepared;
    const { kind, bytes, mediaType } = prepared.value;
    const name = prepared.value.name === '' ? t('unnamed') : prepared.value.name;
    const { hashes, places } = held.current;
    if (held.current.bytes + bytes.length > sheetBytesMax) return fail('sheetFull');
    const id = environment.newId();
    let hash: string;
    try {
      hash = await into.keep(bytes, { record: id, name });
    } catch (error) {
      return fail(error instanceof StoreError && error.kind === 'full' ? 'noRoom' : 'notSaved');
    }
    const isThere = about === undefined ? hashes.has(hash) : places.has(placeOf(hash, about));
    if (isThere) {
      const free = records.find(
        ({ values }) => values.hash === hash && values.aboutId === undefined,
      );
      if (onThere === undefined || free === undefined) return fail('there');
      onThere(free.id);
      return ok(undefined);
    }
    const values = { name, kind, hash, bytes: bytes.length, mediaType, ...about };
    const result = await run(createRecord('attachment', home, values, id));
    if (!result.ok) return fail('notSaved');
    if (!hashes.has(hash)) held.current.bytes += bytes.length;
    hashes.add(hash);
    places.add(placeOf(hash, about ?? {}));
    onAdded?.(id, { ...prepared.value, name });
    const isFilm = prepared.value.isFilm === true;
    return ok({ id, name, isFilm, receipt: result.value });
  };

  /** All that were added together go to the bin together. */
  const removeAll = async (added: readonly Added[]): Promise<void> => {
    const done = t('deletedAll', { count: added.length });
    await change(together(added.map(({ id }) => deleteRecord(id))), { done });
  };

  const add = async (files: readonly File[]): Promise<void> => {
    if (store === undefined || files.length === 0) return;
    if (running.current === 0) held.current = heldBy(records);
    running.current += 1;
    setAdding(running.current);
    setNotAdded([]);
    const refused: NotAdded[] = [];
    const added: Added[] = [];
    let hasFilm = false;
    // Until it is kept, a photograph from the camera of a telephone is nowhere else.
    const endHold = holdReload('file');
    // A store of its own: the one of the screen is closed where that is left while they are added.
    const own = await device.files(programmeId).catch(() => store);
    try {
      // One after the other: two photographs unpacked at once may be more than a telephone has room for.
      const addNext = async (file: File): Promise<void> => {
        const result = await own.adding(() => addOne(file, own));
        if (!result.ok)
          refused.push({ name: fileNameOf(file.name) || t('unnamed'), problem: result.error });
        else if (result.value !== undefined) {
          added.push(result.value);
          hasFilm ||= result.value.isFilm;
        }
      };
      await withRests(files, addNext, environment);
    } finally {
      endHold();
      if (own !== store) own.close();
    }
    setNotAdded(refused);
    running.current -= 1;
    setAdding(running.current);
    const [first] = added;
    if (first === undefined) return;
    const said =
      added.length === 1
        ? t('added', { name: first.name })
        : t('addedAll', { count: added.length });
    const message = hasFilm ? t('addedFilm', { added: said }) : said;
    if (added.length === 1) {
      notify({ message, tone: 'done', undo: first.receipt });
      return;
    }
    notify({
      message,
      tone: 'done',
      action: { label: t('undoAdded'), run: () => void removeAll(added) },
    });
  };
  return { add, isAdding: adding > 0, notAdded };
}

function heldBy(records: readonly RecordOf<'attachment'>[]): Held {
  const held: Held = { hashes: new Set(), places: new Set(), bytes: 0 };
  for (const { values } of records) {
    const { hash } = values;
    if (hash === undefined) continue;
    if (!held.hashes.has(hash)) held.bytes += values.bytes ?? 0;
    held.hashes.add(hash);
    held.places.add(placeOf(hash, values));
  }
  return held;
}

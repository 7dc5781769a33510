/**
 * Photographs that are added and sent while somebody reads and writes (B24): drawn again, kept, named by records, and brought to
 * the server by the code of the application, over the programme that `firstSync` downloaded.
 */

import { prepareFile } from '../../../src/client/parts/files/prepare-file.ts';
import { redrawApart } from '../../../src/client/parts/files/redraw-apart.ts';
import { withRests } from '../../../src/client/parts/files/with-rests.ts';
import { browserFileStore } from '../../../src/client/storage/file-store.ts';
import { startFiles } from '../../../src/client/sync/start-files.ts';
import { createRecord } from '../../../src/domain/command/command.ts';
import { present } from '../../../src/std/assert.ts';
import { benchIds, seededNumbers } from '../programme.ts';
import { benchEnvironment, downloaded, saveNote, until } from './exchange.ts';
import { pause, timeOf } from './open-programme.ts';

export interface PhotosSent {
  readonly reads: readonly number[];
  readonly saves: readonly number[];
  /** The longest task of the page, in milliseconds; 0 where none was long enough to be told. */
  readonly longestTask: number;
  /** What was brought to the server, in bytes. */
  readonly bytes: number;
}

const restMs = 20;
/** As a telephone takes them, smaller than it could. */
const photo = { width: 2000, height: 1500 };

/** Photographs that differ, as a camera writes them. */
async function photographs(count: number): Promise<readonly File[]> {
  const canvas = new OffscreenCanvas(photo.width, photo.height);
  const context = present(canvas.getContext('2d') ?? undefined, 'a canvas');
  const next = seededNumbers(24);
  const files: File[] = [];
  for (let index = 0; index < count; index += 1) {
    for (let spot = 0; spot < 400; spot += 1) {
      context.fillStyle = `hsl(${next() * 360} ${next() * 100}% ${next() * 100}%)`;
      context.fillRect(next() * photo.width, next() * photo.height, next() * 300, next() * 300);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    files.push(new File([blob], `photo-${index}.jpg`, { type: 'image/jpeg' }));
  }
  return files;
}

/** In a worker, as the application does it. */
const redraw = redrawApart({
  startWorker: async () =>
    new Worker(
      (await import('../../../src/client/parts/files/redraw-worker.ts?worker&url')).default,
    ),
  later: (work, ms) => benchEnvironment.later(work, ms),
});

/** Adds photographs to one sheet and sends them; somebody opens journals and saves notes until all are on the server. */
export async function sendPhotos(count: number): Promise<PhotosSent> {
  const { carnet, runner, sync } = downloaded();
  const { programmeId, memberId } = benchIds;
  const files = await photographs(count);
  const store = browserFileStore(programmeId, () => benchEnvironment.now());
  const random = seededNumbers(6);
  const exchange = startFiles({
    ...{ programmeId, memberId, store, sync, random },
    environment: benchEnvironment,
    exchange: {
      getState: () => runner.state.getState(),
      subscribe: (listener) => runner.state.subscribe(listener),
    },
    wanted: () => Promise.resolve([]),
  });
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const homes = [...carnet.state.getState().sheets.keys()];
  const home = present(homes[0], 'a sheet');
  let isOver = false;
  const added = (async () => {
    const addOne = async (file: File): Promise<void> => {
      const prepared = await prepareFile(file, redraw);
      if (!prepared.ok) throw new Error(`Not prepared: ${prepared.error}`);
      const { bytes, name, kind, mediaType } = prepared.value;
      const id = benchEnvironment.newId();
      const hash = await store.keep(bytes, { record: id });
      const values = { name, kind, hash, bytes: bytes.length, mediaType };
      const saved = await carnet.run(createRecord('attachment', home, values, id));
      if (!saved.ok) throw new Error('Not saved');
    };
    await withRests(files, addOne, benchEnvironment);
  })();
  const sent = added
    .then(async () => {
      let isSent = false;
      const look = async (): Promise<void> => {
        isSent = (await store.list()).every(({ sentTo }) => sentTo !== undefined);
      };
      store.subscribe(() => void look());
      await look();
      await until(() => isSent);
    })
    .finally(() => {
      isOver = true;
    });
  const reads: number[] = [];
  const saves: number[] = [];
  while (!isOver) {
    const other = present(homes[Math.floor(random() * homes.length)], 'a sheet');
    reads.push(await timeOf(() => carnet.loadJournal(other)));
    saves.push(await timeOf(() => saveNote(carnet, other, saves.length)));
    await pause(restMs);
  }
  await sent;
  observer.disconnect();
  const list = await store.list();
  if (list.length !== count) throw new Error(`${list.length} photographs are here`);
  exchange.stop();
  return {
    ...{ reads, saves },
    longestTask: Math.max(0, ...tasks),
    bytes: list.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

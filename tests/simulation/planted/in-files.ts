/** Bugs in how files travel, and in how room is made on a device. */

import type { FileStore } from '../../../src/client/ports/file-store.ts';
import type { SheetStore } from '../../../src/client/ports/sheet-store.ts';
import type { FileTransport } from '../../../src/client/sync/file-transport.ts';
import { ok } from '../../../src/std/result.ts';
import { over, type PlantedBug } from './plant.ts';

export const bugsInFiles = {
  'room is made of a file that no backup holds': {
    stage: 'together',
    hasFiles: true,
    breaks: 'C15',
    changes: {
      fileTransport: (inner) =>
        over<FileTransport>(inner, {
          state: async (file) => {
            const state = await inner.state(file);
            return state.ok ? ok({ ...state.value, isBackedUp: state.value.isWhole }) : state;
          },
        }),
    },
  },
  'a piece that arrived in part counts as the file': {
    stage: 'network',
    hasFiles: true,
    breaks: 'C15',
    changes: {
      fileTransport: (inner) =>
        over<FileTransport>(inner, {
          send: async (file, piece) => {
            const sent = await inner.send(file, piece);
            return sent.ok ? ok({ ...sent.value, isWhole: true }) : sent;
          },
        }),
    },
  },
  'bytes leave a device as soon as they are sent': {
    stage: 'restore',
    hasFiles: true,
    breaks: 'C15',
    changes: {
      fileStore: (inner) =>
        over<FileStore>(inner, {
          noteSent: async (hash, epoch, refusal) => {
            await inner.noteSent(hash, epoch, refusal);
            if (epoch !== undefined) await inner.remove([hash]);
          },
        }),
    },
  },
  'nothing looks for bytes without a record': {
    stage: 'crashes',
    hasFiles: true,
    breaks: 'C15',
    changes: {
      fileStore: (inner) => over<FileStore>(inner, { listSuspects: async () => [] }),
    },
  },
  'bytes whose record waits in the outbox are taken for unnamed': {
    stage: 'network',
    hasFiles: true,
    breaks: 'C15',
    changes: {
      sheets: (inner) =>
        over<SheetStore>(inner, {
          findMentions: async (words, entities) => {
            const found = await inner.findMentions(words, entities);
            const waiting = JSON.stringify(await inner.readOutbox());
            return found && new Set([...found].filter((word) => !waiting.includes(`"${word}"`)));
          },
        }),
    },
  },
  'a tab sweeps while another is between bytes and record': {
    stage: 'together',
    hasFiles: true,
    breaks: 'C15',
    changes: { fileStore: (inner) => over<FileStore>(inner, { adding: (work) => work() }) },
  },
} satisfies Readonly<Record<string, PlantedBug>>;

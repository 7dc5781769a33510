/**
 * The reader of the line, with its lists of words and the library for dates: large, so it comes when the first line is
 * shown and not with the application. Until it is there, and where it cannot be had, a line is its own text.
 */

import { useEffect, useSyncExternalStore } from 'react';
import type { ComposerContext } from '../../../domain/composer/line.ts';
import { plainReading, type Reading } from '../../../domain/composer/reading.ts';

type LineReader = (input: string, context: ComposerContext) => Reading;

let reader: LineReader | undefined;
let loading: Promise<LineReader> | undefined;
const listeners = new Set<() => void>();

/** The reader once it is here; the plain one where it cannot be loaded, which is tried again at the next line. */
export function loadReader(): Promise<LineReader> {
  loading ??= import('../../../domain/composer/composer.ts').then(
    ({ readComposer }) => {
      reader = readComposer;
      for (const listener of listeners) listener();
      return readComposer;
    },
    () => {
      loading = undefined;
      return plainReading;
    },
  );
  return loading;
}

/** The reader as it is now. */
export function useReader(): LineReader {
  useEffect(() => void loadReader(), []);
  return useSyncExternalStore(subscribe, current) ?? plainReading;
}

/** The reader at this moment. */
export function readerNow(): LineReader {
  return reader ?? plainReading;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): LineReader | undefined {
  return reader;
}

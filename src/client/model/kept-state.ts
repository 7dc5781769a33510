/**
 * A small state that is kept in localStorage: read when it is connected, written with every change, taken over from
 * other tabs. For what costs nothing when it is lost; where storage is blocked, it lasts as long as the tab.
 */

import type * as z from 'zod/mini';
import type { StoreApi } from 'zustand/vanilla';
import type { PreferenceStorage } from './preferences.ts';

interface KeptState<T> {
  readonly key: string;
  readonly schema: z.ZodMiniType<T>;
  readonly store: StoreApi<T>;
  /** Where nothing readable is kept. */
  readonly empty: T;
}

/** Where a state is kept, and how one hears what other tabs write. */
export interface KeptPlace {
  readonly storage: () => PreferenceStorage;
  /** Calls back with the key that another tab wrote; `null` where everything was removed. */
  readonly onStored: (listener: (key: string | null) => void) => void;
}

/** Takes over what is kept, and keeps what changes from now on. */
export function connectKept<T>(
  { key, schema, store, empty }: KeptState<T>,
  { storage, onStored }: KeptPlace,
): void {
  const takeOver = (): void => {
    const read = readFrom(storage, key);
    const parsed = schema.safeParse(read);
    store.setState(parsed.success ? parsed.data : empty, true);
  };
  takeOver();
  store.subscribe((state) => {
    try {
      const text = JSON.stringify(state);
      // What came from another tab is there already: written again, it would come back from there.
      if (text !== storage().getItem(key)) storage().setItem(key, text);
    } catch {
      return;
    }
  });
  onStored((written) => {
    if (written === key) takeOver();
  });
}

function readFrom(storage: () => PreferenceStorage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

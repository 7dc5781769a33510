/**
 * Who is signed in on this device, as last known, outside IndexedDB: it is asked before any database is opened. It
 * proves nothing to the server, which knows its people by a cookie that no script can read.
 */

import * as z from 'zod/mini';
import type { Device, DeviceAccount } from '../ports/device.ts';
import { forgetScreen } from './kept-screen.ts';
import { accountKey } from './layout.ts';

/** The name of this device to the server. */
const deviceKey = 'carnet.device';

const accountSchema = z.object({ id: z.string(), name: z.string(), email: z.string() });

type SignedInHere = Pick<Device, 'account' | 'setAccount' | 'onAccount' | 'deviceId'>;

/** @param now milliseconds since 1970 */
export function signedInHere(now: () => number): SignedInHere {
  const listeners = new Set<() => void>();
  let parsedText: string | null = null;
  let parsed: DeviceAccount | undefined;

  return {
    account: () => {
      const text = readItem(accountKey);
      if (text !== parsedText) {
        parsedText = text;
        parsed = accountOf(text);
      }
      return parsed;
    },
    setAccount: (account) => {
      forgetScreen();
      // With the time, so that other tabs hear of somebody who signed in again.
      writeItem(accountKey, account && JSON.stringify({ ...account, at: now() }));
      for (const listener of listeners) listener();
    },
    onAccount: (listener) => {
      const hear = ({ key }: StorageEvent): void => {
        if (key === accountKey || key === null) listener();
      };
      listeners.add(listener);
      addEventListener('storage', hear);
      return () => {
        listeners.delete(listener);
        removeEventListener('storage', hear);
      };
    },
    deviceId: (fresh) => {
      const known = readItem(deviceKey);
      if (known !== null && known !== '') return known;
      writeItem(deviceKey, fresh);
      return fresh;
    },
  };
}

function accountOf(text: string | null): DeviceAccount | undefined {
  try {
    const account = accountSchema.safeParse(JSON.parse(text ?? 'null'));
    return account.success ? account.data : undefined;
  } catch {
    return undefined;
  }
}

function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeItem(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Where nothing can be kept, no database can be either.
  }
}

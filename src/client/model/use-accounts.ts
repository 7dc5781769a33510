/** The server's people, for components; and who is signed in on this device. */

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { fail } from '../../std/result.ts';
import { present } from '../../std/assert.ts';
import type { AccountAnswer, AccountServer, LoadAccountServer } from '../ports/accounts.ts';
import type { DeviceAccount } from '../ports/device.ts';
import { useDevice } from './use-device.ts';

export const AccountsContext = createContext<LoadAccountServer | undefined>(undefined);

/** Asks the server; what cannot be loaded without a network is `offline`. */
export type AskServer = <T>(ask: (server: AccountServer) => AccountAnswer<T>) => AccountAnswer<T>;

/** The server's people. Only below `AccountsContext`. */
export function useAskServer(): AskServer {
  const load = present(useContext(AccountsContext), 'the accounts are given above this component');
  return useCallback<AskServer>(
    async (ask) => {
      const server = await load().catch(() => undefined);
      return server === undefined ? fail('offline') : ask(server);
    },
    [load],
  );
}

/** Who is signed in on this device, as last known. */
export function useAccount(): DeviceAccount | undefined {
  const device = useDevice();
  return useSyncExternalStore(
    (listener) => device.onAccount(listener),
    () => device.account(),
  );
}

/** A server's people as a test tells them: what is not told is offline. */

import type { AccountServer, LoadAccountServer } from '../../src/client/ports/accounts.ts';
import type { SyncAccess } from '../../src/client/model/use-sync.ts';
import { fail } from '../../src/std/result.ts';

/** @param told the calls that answer */
export function testAccounts(told: Partial<AccountServer> = {}): LoadAccountServer {
  const offline = async () => fail('offline' as const);
  const server: AccountServer = {
    session: offline,
    signIn: offline,
    signOut: offline,
    lookAtLink: offline,
    useLink: offline,
    connect: offline,
    members: offline,
    invite: offline,
    changeMember: offline,
    reportExportedFiles: offline,
    resetLink: offline,
    linkToReport: offline,
    openReport: offline,
    held: offline,
    letThrough: offline,
    dismiss: offline,
    devices: offline,
    revokeDevice: offline,
    changePassword: offline,
    ...told,
  };
  return async () => server;
}

/** A programme that is kept alone. */
export const keptAlone: SyncAccess = {
  exchange: undefined,
  isConnected: false,
  connect: async () => undefined,
};

/**
 * The life of a server's data: another one begins when a backup is taken in. A device that is told that it has no place
 * in a programme believes it only within the life it knows: an older backup may not hold what came later.
 */

import type { AccountStorage } from '../ports/account-storage.ts';

/** What the life is called; nothing before the first event of the audit log. */
export function lifeOf(accounts: AccountStorage): Promise<string | undefined> {
  return accounts.read(async (reader) => {
    const restored = await reader.newestEvent('backupRestored');
    if (restored !== undefined) return restored.hash;
    const [first] = await reader.audit(1, 1);
    return first?.hash;
  });
}

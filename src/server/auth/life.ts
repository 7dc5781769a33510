/**
 * The life of a server's data: another one begins when a backup is taken in. A device that is told that it has no place
 * in a programme believes it only within the life it knows: an older backup may not hold what came later.
 */

import type { AccountStorage } from '../ports/account-storage.ts';

/** Events that are read at once. */
const eventsPerRead = 500;

/** What the life is called; nothing before the first event of the audit log. */
export async function lifeOf(accounts: AccountStorage): Promise<string | undefined> {
  let life: string | undefined;
  let from = 1;
  for (;;) {
    const start = from;
    const events = await accounts.read((reader) => reader.audit(start, eventsPerRead));
    for (const { kind, hash, number } of events) {
      if (life === undefined || kind === 'backupRestored') life = hash;
      from = number + 1;
    }
    if (events.length < eventsPerRead) return life;
  }
}

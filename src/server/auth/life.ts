/**
 * The life of a server's data: another one begins when a backup is taken in. A device that is told that it has no place
 * in a programme believes it only within the life it knows: an older backup may not hold what came later.
 *
 * On PostgreSQL a restore may pass while a server runs that has lost the connection by which it is seen. So no answer
 * trusts a life that was only read before it. None ever comes back: what is the same before and after was so meanwhile.
 */

import type { AccountReader, AccountStorage, ChainedEvent } from '../ports/account-storage.ts';

/** Events that are read at once. */
const eventsPerRead = 500;

/** What the life is called; nothing before the first event of the audit log. */
export interface Life {
  /** As it was read last; it may be another one by now. */
  known(): Promise<string | undefined>;
  /** As it is now. */
  read(): Promise<string | undefined>;
}

interface Found {
  readonly life: string;
  /** The newest event of the log by then. */
  readonly newest: ChainedEvent;
}

/** The life that an audit log tells of. Only what is new in the log is read again, unless it is another log. */
export function lifeOf(accounts: AccountStorage): Life {
  let last: Found | undefined;
  const read = async (): Promise<string | undefined> => {
    const before = last;
    last = await accounts.read(
      async (reader) => (before && (await goOn(reader, before))) ?? find(reader),
    );
    return last?.life;
  };
  return { known: async () => last?.life ?? read(), read };
}

/** Nothing where the log is another one: the hash of an event covers all before it. */
async function goOn(reader: AccountReader, before: Found): Promise<Found | undefined> {
  let { life, newest } = before;
  for (;;) {
    const events = await reader.audit(newest.number, eventsPerRead);
    if (events[0]?.hash !== newest.hash) return undefined;
    for (const event of events) {
      if (event.kind === 'backupRestored') life = event.hash;
      newest = event;
    }
    if (events.length < eventsPerRead) return { life, newest };
  }
}

async function find(reader: AccountReader): Promise<Found | undefined> {
  const newest = await reader.newestEvent();
  if (newest === undefined) return undefined;
  const begun = (await reader.newestEvent('backupRestored')) ?? (await reader.audit(1, 1))[0];
  return { life: (begun ?? newest).hash, newest };
}

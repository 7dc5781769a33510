/**
 * The audit log as a chain: the hash of each event covers the one before it, so that an event that is changed or
 * taken out breaks every hash after it.
 */

import type { AccountReader, AuditEvent, ChainedEvent } from '../ports/account-storage.ts';

/** Events that are read at once. */
const eventsPerRead = 500;

/** What the hash of an event covers. */
export function chainedText(number: number, hashBefore: string, event: AuditEvent): string {
  const { at, kind, accountId, programmeId, device, subject } = event;
  return JSON.stringify([
    number,
    hashBefore,
    at,
    kind,
    accountId ?? null,
    programmeId ?? null,
    device ?? null,
    subject ?? null,
  ]);
}

/** The number of the first event that does not continue the chain; nothing when all do. */
export async function brokenAt(
  reader: AccountReader,
  hash: (text: string) => string,
): Promise<number | undefined> {
  let before: ChainedEvent | undefined;
  for (;;) {
    const events = await reader.audit((before?.number ?? 0) + 1, eventsPerRead);
    for (const event of events) {
      const number = (before?.number ?? 0) + 1;
      const text = chainedText(number, before?.hash ?? '', event);
      if (event.number !== number || event.hash !== hash(text)) return number;
      before = event;
    }
    if (events.length < eventsPerRead) return undefined;
  }
}

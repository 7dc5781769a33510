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

export interface AuditCheck {
  /** The number of the first event that does not continue the chain; nothing when all do. */
  readonly brokenAt: number | undefined;
  /** The last event that does. */
  readonly last: ChainedEvent | undefined;
}

/** Follows the chain from its first event. An end that was cut off leaves no trace in it. */
export async function checkAudit(
  reader: Pick<AccountReader, 'audit'>,
  hash: (text: string) => string,
): Promise<AuditCheck> {
  let before: ChainedEvent | undefined;
  for (;;) {
    const events = await reader.audit((before?.number ?? 0) + 1, eventsPerRead);
    for (const event of events) {
      const number = (before?.number ?? 0) + 1;
      const text = chainedText(number, before?.hash ?? '', event);
      if (event.number !== number || event.hash !== hash(text)) {
        return { brokenAt: number, last: before };
      }
      before = event;
    }
    if (events.length < eventsPerRead) return { brokenAt: undefined, last: before };
  }
}

/** What drivers throw, as the closed list of kinds that the rest of the client knows. */

import { StoreError, type StoreErrorKind } from '../ports/sheet-store.ts';

const kinds: Readonly<Record<string, StoreErrorKind>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  SecurityError: 'unavailable',
  InvalidStateError: 'failed',
  MissingAPIError: 'unavailable',
  OpenFailedError: 'unavailable',
};

/** The error as a `StoreError`; wrapped causes are looked through. */
export function asStoreError(error: unknown): StoreError {
  for (let cause = error; cause !== undefined && cause !== null; cause = inner(cause)) {
    if (cause instanceof StoreError) return cause;
    const kind = kinds[nameOf(cause)];
    if (kind !== undefined && !(kind === 'unavailable' && inner(cause) !== undefined)) {
      return new StoreError(kind, error);
    }
  }
  return new StoreError('failed', error);
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

function inner(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'inner' in error ? error.inner : undefined;
}

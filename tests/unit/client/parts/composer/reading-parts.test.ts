/** What is shown under a line is what is recorded. */

import { describe, expect, it } from 'vitest';
import { partsOfReading } from '../../../../../src/client/parts/composer/reading-parts.ts';
import type { Reading } from '../../../../../src/domain/composer/reading.ts';

function severityOf(issue: Partial<NonNullable<Reading['issue']>>): number | undefined {
  const reading = {
    mode: 'issue',
    state: 'held',
    people: [],
    members: [],
    newPeople: [],
    actions: [],
    spans: [],
    text: 'parcel blocked',
    issue: { kind: 'problem', ...issue },
  } as unknown as Reading;
  const part = partsOfReading('! parcel blocked', reading).find(({ kind }) => kind === 'severity');
  return part?.kind === 'severity' ? part.severity : undefined;
}

describe('The severity under a line', () => {
  it('is the one that is recorded, also where nobody said it', () => {
    expect(severityOf({})).toBe(2);
    expect(severityOf({ severity: 3 })).toBe(3);
  });

  it('is none of an opportunity, unless it was said', () => {
    expect(severityOf({ kind: 'opportunity' })).toBeUndefined();
    expect(severityOf({ kind: 'opportunity', severity: 1 })).toBe(1);
  });
});

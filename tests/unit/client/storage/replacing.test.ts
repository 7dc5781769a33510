/** What each transaction of a part takes the place of, where the part goes into several. */

import { expect, it } from 'vitest';
import { recordSlices } from '../../../../src/client/storage/sync-snapshot.ts';
import type { EntityName } from '../../../../src/domain/entity/registry.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';

const stamp = { at: 1, by: 'somebody' };
const record = (entity: EntityName, home: string, id: string): AnyRecord =>
  ({ id, home, entity, values: {}, created: stamp, changed: stamp }) as AnyRecord;
const numbered = (count: number, one: (number: string) => AnyRecord): readonly AnyRecord[] =>
  Array.from({ length: count }, (_, index) => one(String(index).padStart(4, '0')));

it('What the programme shares goes with the transaction that brings it anew', () => {
  const sheets = (from: string) =>
    numbered(100, (number) => record('sme', `${from}${number}`, `${from}${number}`));
  const pads = numbered(1500, (number) => record('launchPad', 'm-programme', `pad-${number}`));
  const slices = recordSlices([...sheets('a'), ...pads, ...sheets('z')], 'm-programme', {
    what: 'sheets',
    shared: {},
    upTo: { home: 'z0099', isLazy: true, record: 'last' },
  });
  expect(slices.flatMap(({ records }) => records)).toHaveLength(1700);
  const withPads = slices.filter(({ records }) => records.some((one) => pads.includes(one)));
  expect(withPads.length).toBeGreaterThan(1);
  let after: string | undefined;
  for (const { records, replaced } of withPads) {
    const own = records.filter((one) => pads.includes(one));
    const isLast = own.at(-1) === pads.at(-1);
    const upTo = isLast ? undefined : own.at(-1)?.id;
    expect(replaced?.shared).toEqual({ after, upTo });
    after = upTo;
  }
  // Sheets go on where they ended, whatever stands between them, up to where the part ends.
  const bounds = slices.map(({ replaced }) => [replaced?.after?.home, replaced?.upTo?.home]);
  for (const [index, [from]] of bounds.entries()) {
    expect(from).toBe(index === 0 ? undefined : bounds[index - 1]?.[1]);
  }
  expect(slices.at(-1)?.replaced?.upTo?.record).toBe('last');
});

it('Where nothing of what the programme shares comes, the last transaction lets it go', () => {
  const slices = recordSlices(
    numbered(1500, (number) => record('sme', number, number)),
    'm-programme',
    { what: 'heads', shared: {} },
  );
  expect(slices.length).toBeGreaterThan(1);
  expect(slices.map(({ replaced }) => replaced?.shared)).toEqual(
    slices.map((_slice, index) => (index === slices.length - 1 ? {} : undefined)),
  );
});

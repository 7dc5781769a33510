/** What a push of a few kilobytes makes of sets that hold tens of thousands of tiny values (F217). */

import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { copiedFields, copiedFieldsMax } from '../../../../src/server/sync/push-weight.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';
import { call, emma, founded, request, send, set, stored } from '../../../support/server-pushes.ts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A hundred lists of eight hundred empty texts each: as long as a field may be that this version does not know. */
const nested = times(100, (index): Json => [index, ...times(800, () => '')]);
const characters = JSON.stringify(nested).length;

const taking = (record: string) => (index: number) => ({
  record,
  fields: { later: { removed: [`gone ${index}`] } },
});

const holding = (id: string, more: Readonly<Record<string, unknown>>): AnyRecord =>
  ({ id, values: {}, ...more }) as unknown as AnyRecord;

describe('a set that is changed', () => {
  const record = holding('a', { values: { later: nested } });
  const weightOf = (count: number): number => copiedFields([times(count, taking('a'))], [record]);

  it('weighs as what is compared, since its elements are written as texts (F217)', () => {
    expect(weightOf(1)).toBeGreaterThan(characters / 8);
  });

  it('weighs so once for all changes of it (F217)', () => {
    expect(weightOf(2) - weightOf(1)).toBeLessThan(weightOf(1) / 4);
    // Some hundred short changes of such a set are done, and a few of many such sets are not.
    expect(weightOf(200)).toBeLessThan(copiedFieldsMax);
    const ids = times(40, (index) => `r${index}`);
    const records = ids.map((id) => holding(id, { values: { later: nested } }));
    const each = ids.map((id) => taking(id)(0));
    expect(copiedFields([each], records)).toBeGreaterThan(copiedFieldsMax);
  });

  it.each([
    ['beside it', { conflicts: { later: [{ value: nested }] } }],
    ['that a settlement remembers', { settled: { later: { versions: [{ value: nested }] } } }],
  ])('weighs as much as a version %s, which may come to its place (F217)', (_, more) => {
    const copied = copiedFields([[taking('a')(0)]], [holding('a', more)]);
    expect(copied).toBeGreaterThan(characters / 8);
  });
});

it('a push that weighs too much is not weighed to its end (F217)', () => {
  let looks = 0;
  const long = {
    toJSON: () => {
      looks += 1;
      return 'z'.repeat(80_000);
    },
  };
  const ids = times(1000, (index) => `r${index}`);
  const records = ids.map((id) => holding(id, { values: { later: long } }));
  const group = ids.map((id) => taking(id)(0));
  expect(copiedFields([group], records)).toBeGreaterThan(copiedFieldsMax);
  expect(looks).toBeLessThan(200);
});

it('two hundred changes of such a set take effect in one group (F217)', async () => {
  const server = await founded();
  const made = call('sme-1');
  const whole = { ...made, fields: { ...made.fields, later: { value: nested } } };
  await send(server, 'emma', [[whole as unknown as Operation]], { device: 'first' });
  const contact = present(stored(server, made.record), 'it is there');
  const group = times(
    200,
    (index): Operation => ({
      ...set(emma, contact, { minutes: index + 1 }),
      fields: {
        later: { removed: index === 7 ? [nested[7] as Json] : [`gone ${index}`] },
      } as never,
    }),
  );
  const asEmma = { accountId: 'emma', programmeId: home };
  const pushed = await push(server.context, asEmma, request([group]));
  expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'merged' }]);
  const left = present(stored(server, made.record), 'it is there').values['later' as never];
  expect(left).toHaveLength(nested.length - 1);
});

it('others go on between records that are read, and that are measured for one group (F217)', async () => {
  const server = await founded();
  const calls = times(20, () => call('sme-1'));
  await send(server, 'emma', [calls], { device: 'first' });
  const group = calls.map(({ record }) =>
    set(emma, present(stored(server, record), 'it is there'), { minutes: 7 }),
  );
  let breaths = 0;
  const breathe = async (): Promise<void> => void (breaths += 1);
  const asEmma = { accountId: 'emma', programmeId: home };
  const pushed = await push({ ...server.context, breathe }, asEmma, request([group]));
  expect(pushed.ok && pushed.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  expect(breaths).toBeGreaterThanOrEqual(2 * calls.length);
});

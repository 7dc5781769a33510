/** Writing months of figures, alone and by two people who do not see each other. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../../src/domain/command/command.ts';
import { summariseLazy } from '../../../../src/domain/entity/lazy-summary.ts';
import { monthRows } from '../../../../src/domain/figures/month-rows.ts';
import { writeFigures } from '../../../../src/domain/figures/write-figures.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';

const place = {
  smeId: 'sme-1',
  channelId: 'shop',
  source: 'typed',
  vat: 'excluded',
} as const;

let records: Map<string, AnyRecord>;
let at: number;

function run(command: Command): Group {
  at += 1;
  let ids = 0;
  const result = command({
    by: 'maelle',
    at,
    newId: () => `id-${at}-${(ids += 1)}`,
    today: '2020-11-24',
    now: '2020-11-24T10:00',
    zone: 'Europe/Paris',
    programmeId: 'p',
    record: (id) => records.get(id),
  });
  if (!result.ok) throw new Error(result.error.kind);
  for (const operation of result.value) {
    const applied = applyOperation(records.get(operation.record), operation, 'later');
    records.set(operation.record, present(applied, 'it applies').record);
  }
  return result.value;
}

const rows = () =>
  monthRows(
    [...records.values()].flatMap((record) => {
      const one = recordAs(record, 'figures');
      return one === undefined || one.deleted !== undefined ? [] : [one];
    }),
    'shop',
  );

beforeEach(() => {
  records = new Map();
  at = 1_600_000_000_000;
});

describe('writing', () => {
  test('makes one record of a month, however fast its cells follow', () => {
    const november = { month: '2020-11', ids: [], newId: 'n' };
    run(writeFigures(place, [{ ...november, patch: { visits: 1240 } }]));
    run(writeFigures(place, [{ ...november, patch: { orders: 14 } }]));
    expect([...records.keys()]).toEqual(['n']);
    expect(rows().get('2020-11')?.values).toEqual({
      month: '2020-11',
      channelId: 'shop',
      visits: 1240,
      orders: 14,
      source: 'typed',
    });
  });

  test('notes how amounts stand to VAT, once', () => {
    const revenue = { amount: 812, currency: 'GBP' } as const;
    const write = { month: '2020-11', ids: [], newId: 'n' };
    run(writeFigures(place, [{ ...write, patch: { revenue } }]));
    run(writeFigures({ ...place, vat: 'included' }, [{ ...write, patch: { adSpend: revenue } }]));
    expect(rows().get('2020-11')?.values.vat).toBe('excluded');
  });

  test('writes a block as one change, and nothing for what is empty', () => {
    const group = run(
      writeFigures(place, [
        { month: '2020-10', ids: [], newId: 'o', patch: { orders: 9 } },
        { month: '2020-11', ids: [], newId: 'n', patch: { orders: 14 } },
        { month: '2020-09', ids: [], newId: 's', patch: { orders: undefined } },
      ]),
    );
    expect(group.map(({ record }) => record)).toEqual(['o', 'n']);
  });
});

describe('one month entered by two people', () => {
  beforeEach(() => {
    const orders = (count: number) => ({ orders: count });
    run(writeFigures(place, [{ month: '2020-11', ids: [], newId: 'a', patch: { visits: 1240 } }]));
    run(writeFigures(place, [{ month: '2020-11', ids: [], newId: 'b', patch: orders(14) }]));
  });

  test('is one row with what both know', () => {
    const row = rows().get('2020-11');
    expect(row?.ids).toEqual(['a', 'b']);
    expect(row?.values).toMatchObject({ visits: 1240, orders: 14 });
    expect(row?.differing).toEqual({});
  });

  test('says where they differ, the latest first, until somebody types what is right', () => {
    run(writeFigures(place, [{ month: '2020-11', ids: ['a'], newId: 'a', patch: { orders: 12 } }]));
    expect(rows().get('2020-11')?.differing).toEqual({ orders: [12, 14] });
    const both = { month: '2020-11', ids: ['a', 'b'], newId: 'c', patch: { orders: 13 } };
    run(writeFigures(place, [both]));
    expect(rows().get('2020-11')?.differing).toEqual({});
    expect(rows().get('2020-11')?.values.orders).toBe(13);
  });

  test('is counted once in the summary', () => {
    const facts = summariseLazy('figures', [...records.values()]).facts;
    expect(facts).toEqual([
      {
        channelId: 'shop',
        first: '2020-11',
        last: '2020-11',
        recent: [{ month: '2020-11', visits: 1240, orders: 14 }],
        yearBack: [],
      },
    ]);
  });
});

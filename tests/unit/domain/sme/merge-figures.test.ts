/** [F233] Two sheets of one business become one: the figures of a month that both have. */

import { beforeEach, describe, expect, test } from 'vitest';
import { lazyRecordsOf } from '../../../../src/client/model/records.ts';
import { createRecord, restoreRecord, setFields } from '../../../../src/domain/command/command.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { summaryIn } from '../../../../src/domain/entity/lazy-summary.ts';
import { monthRows } from '../../../../src/domain/figures/month-rows.ts';
import { mergeSmes } from '../../../../src/domain/sme/merge-smes.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let from: string;
let into: string;

const figuresOn = (home: string, { carnet } = fixture) =>
  lazyRecordsOf(carnet.state.getState(), home, 'figures') ?? [];
const rowsOf = (home: string, of = fixture) =>
  [...monthRows(figuresOn(home, of), undefined).values()].map(({ values, differing }) => ({
    ...values,
    differing,
  }));
const factsOf = (home: string) =>
  summaryIn(fixture.carnet.state.getState().sheets.get(home)?.summaries, 'figures').facts;

async function enter(home: string, values: Values<'figures'>): Promise<void> {
  const result = await fixture.carnet.run(createRecord('figures', home, values));
  if (!result.ok) throw new Error(JSON.stringify(result));
  // What is typed later leads.
  fixture.environment.pass(1000);
}

const merge = async (ending: string, staying: string) => {
  for (const home of [ending, staying]) await fixture.carnet.loadLazy(home, 'figures');
  const children = [ending, staying].flatMap((home) => figuresOn(home).map(({ id }) => id));
  const result = await fixture.carnet.run(mergeSmes({ from: ending, into: staying, children }));
  if (!result.ok) throw new Error(JSON.stringify(result));
  fixture.environment.pass(1000);
};

beforeEach(async () => {
  fixture = await carnetFixture();
  into = await fixture.addSme();
  from = await fixture.addSme();
  await enter(from, { month: '2020-09', visits: 90 });
  await enter(from, { month: '2020-10', visits: 111, orders: 11, source: 'typed' });
  await enter(into, { month: '2020-10', visits: 222, source: 'typed' });
});

const merged = [
  { month: '2020-09', visits: 90, differing: {} },
  { month: '2020-10', visits: 222, orders: 11, source: 'typed', differing: {} },
];

describe('merging two sheets that have figures of one month', () => {
  test('leaves what the one that goes on says, whenever it was typed, and takes over the rest', async () => {
    await merge(from, into);
    expect(rowsOf(into)).toEqual(merged);
    await fixture.carnet.confirmNow();
    await fixture.carnet.settled();
    expect(rowsOf(into)).toEqual(merged);
    expect(figuresOn(into)).toHaveLength(2);
    expect(factsOf(into)).toMatchObject([
      {
        recent: [
          { month: '2020-09', visits: 90 },
          { month: '2020-10', visits: 222, orders: 11 },
        ],
      },
    ]);
  });

  test('is taken back by one undo, before and after it was confirmed', async () => {
    const before = [rowsOf(from), rowsOf(into), figuresOn(into).map(({ id }) => id)];
    for (const isConfirmed of [false, true]) {
      await merge(from, into);
      if (isConfirmed) await fixture.carnet.confirmNow();
      await fixture.carnet.undo();
      await fixture.carnet.confirmNow();
      await fixture.carnet.settled();
      expect([rowsOf(from), rowsOf(into), figuresOn(into).map(({ id }) => id)]).toEqual(before);
    }
  });

  test('can be done on, and once more after somebody wrote on the sheet that ended', async () => {
    const third = await fixture.addSme();
    await enter(third, { month: '2020-10', orders: 33 });
    await merge(from, into);
    await fixture.carnet.run(restoreRecord(from));
    await enter(from, { month: '2020-10', visits: 5, returnedOrders: 1 });
    await merge(from, into);
    expect(rowsOf(into)[1]).toMatchObject({ visits: 222, orders: 11, returnedOrders: 1 });
    await merge(into, third);
    expect(rowsOf(third)).toMatchObject([
      { month: '2020-09', visits: 90 },
      { month: '2020-10', visits: 222, orders: 33, returnedOrders: 1, differing: {} },
    ]);
  });

  test('keeps what is read first where two people began a month on the sheet that ends', async () => {
    await enter(from, { month: '2020-09', visits: 91 });
    await enter(from, { month: '2020-09', visits: 92 });
    await merge(from, into);
    expect(rowsOf(into)[0]).toMatchObject({ visits: 92, differing: { visits: [92, 91, 90] } });
  });

  test('loses nothing of a colleague who fills in the same month meanwhile', async () => {
    await fixture.carnet.confirmNow();
    const other = await carnetFixture({
      device: fixture.device,
      environment: testEnvironment('tab-2', fixture.environment.now()),
    });
    await other.carnet.loadLazy(into, 'figures');
    const [month] = figuresOn(into, other);
    if (month === undefined) throw new Error('It is there');
    const sight = other.carnet.sight();
    await merge(from, into);
    await other.carnet.settled();
    // Asked for before the merge was shown.
    await other.carnet.run(setFields(month.id, { orders: 12, visits: 223 }), sight);
    await other.carnet.confirmNow();
    await fixture.carnet.settled();
    const found = fixture.carnet.record(month.id);
    const values = [
      found?.values['orders'],
      ...(found?.conflicts?.['orders'] ?? []).map(({ value }) => value),
    ];
    expect(new Set(values)).toEqual(new Set([11, 12]));
    expect(found?.values['visits']).toBe(223);
    expect(found?.conflicts?.['visits']).toBeUndefined();
  });
});

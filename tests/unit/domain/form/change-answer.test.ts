/** Parts of an answer are changed by themselves, whatever else stands in it by then. */

import { describe, expect, it } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import {
  changeCell,
  changeCurrency,
  proveItem,
  removeRow,
  tickWord,
} from '../../../../src/domain/form/commands/change-answer.ts';
import { beginForm } from '../../../../src/domain/form/commands/begin-form.ts';
import { itemsOf } from '../../../../src/domain/form/template.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import type { Json } from '../../../../src/std/json.ts';
import { present } from '../../../../src/std/assert.ts';
import { carnetFixture, testEnvironment } from '../../../support/carnet-fixture.ts';

const formId = 'form-1';
const months = present(
  itemsOf(eligibilityChecklist).find(({ id }) => id === 'busyMonths'),
  'the checklist asks for busy months',
);

/** A form in a tab, and another tab of the same device. */
async function desk(answers: Readonly<Record<string, Json>> = {}) {
  const here = await carnetFixture();
  const home = await here.addSme();
  const begun = beginForm(
    { home, templateId: 'eligibility-checklist/1', filledBy: 'together' },
    formId,
  );
  await here.carnet.run(begun);
  await here.carnet.run(setFields(formId, answers));
  const environment = testEnvironment('tab-2');
  const { carnet: there } = await carnetFixture({ device: here.device, environment });
  await there.loadLazy(home, 'form');
  const value = (field: string) => here.carnet.record(formId)?.values[field];
  const conflicts = () => here.carnet.record(formId)?.conflicts;
  /** What the other tab tells is shown here once the answer is called. */
  const hold = (): (() => void) => {
    const read = here.store.readOutbox.bind(here.store);
    let show = (): void => undefined;
    const shown = new Promise<void>((resolve) => {
      show = resolve;
    });
    const readLater: typeof read = (keys) => shown.then(() => read(keys));
    Object.assign(here.store, { readOutbox: readLater });
    return () => show();
  };
  return { ...here, there, value, conflicts, hold };
}

describe('a part of an answer', () => {
  it('(F93) is ticked beside others that are ticked before it is saved', async () => {
    const { carnet, value } = await desk();
    await Promise.all(
      ['1', '2', '3'].map((word) => carnet.run(tickWord({ formId, item: months }, word, true))),
    );
    await carnet.run(tickWord({ formId, item: months }, '2', false));
    expect(value('checks.busyMonths')).toEqual(['1', '3']);
  });

  it('(F93) goes with its row, and takes nothing along that is typed in another one', async () => {
    const { carnet, value } = await desk({ 'rows.links': { a: { name: 'A' }, b: { name: 'B' } } });
    await Promise.all([
      carnet.run(changeCell(formId, 'rows.links', ['b', 'name'], 'B, longer')),
      carnet.run(removeRow(formId, 'rows.links', 'a')),
      carnet.run(changeCell(formId, 'rows.links', ['b', 'share'], 30)),
    ]);
    expect(value('rows.links')).toEqual({ b: { name: 'B, longer', share: 30 } });
    await carnet.run(removeRow(formId, 'rows.links', 'b'));
    expect(value('rows.links')).toBeUndefined();
  });

  it('keeps the amount that stands there when its currency is changed', async () => {
    const amount = { amount: 12, currency: 'EUR' };
    const { carnet, value } = await desk({
      'value.turnover': amount,
      'rows.links': { a: { turnover: amount } },
    });
    await Promise.all([
      carnet.run(setFields(formId, { 'value.turnover': { amount: 13, currency: 'EUR' } })),
      carnet.run(changeCurrency(formId, 'value.turnover', 'GBP')),
      carnet.run(changeCurrency(formId, 'rows.links', 'GBP', ['a', 'turnover'])),
      carnet.run(changeCurrency(formId, 'value.balanceSheet', 'GBP')),
    ]);
    expect(value('value.turnover')).toEqual({ amount: 13, currency: 'GBP' });
    expect(value('rows.links')).toEqual({ a: { turnover: { amount: 12, currency: 'GBP' } } });
    expect(value('value.balanceSheet')).toBeUndefined();
  });

  it('is proved by links that come one by one', async () => {
    const { carnet, value } = await desk();
    await Promise.all(
      ['one', 'two'].map((link) => carnet.run(proveItem(formId, 'inArea', link, true))),
    );
    await carnet.run(proveItem(formId, 'inArea', 'one', false));
    expect(value('evidence.inArea')).toEqual(['two']);
  });
});

describe('a choice over a change that its author has not seen', () => {
  it('(F93) meets it like the change of somebody else', async () => {
    const { carnet, there, value, conflicts, hold } = await desk({ 'value.inArea': 'office' });
    const show = hold();
    await there.run(setFields(formId, { 'value.inArea': 'site' }));
    const chosen = carnet.run(setFields(formId, { 'value.inArea': 'outside' }));
    show();
    await chosen;
    expect(value('value.inArea')).toBe('outside');
    expect(conflicts()?.['value.inArea']?.map(({ value: beside }) => beside)).toEqual(['site']);
  });

  it('takes part by part what came meanwhile', async () => {
    const { carnet, there, value, conflicts, hold } = await desk({
      'rows.links': { a: { name: 'A' } },
    });
    const show = hold();
    await there.run(changeCell(formId, 'rows.links', ['b', 'name'], 'B'));
    const removed = carnet.run(removeRow(formId, 'rows.links', 'a'));
    show();
    await removed;
    expect(value('rows.links')).toEqual({ b: { name: 'B' } });
    expect(conflicts()).toBeUndefined();
  });

  it('knows what its own tab wrote while it waited', async () => {
    const { carnet, value, conflicts } = await desk({ 'value.inArea': 'office' });
    await Promise.all([
      carnet.run(setFields(formId, { 'value.inArea': 'site' })),
      carnet.run(setFields(formId, { 'value.inArea': 'outside' })),
    ]);
    expect(value('value.inArea')).toBe('outside');
    expect(conflicts()).toBeUndefined();
  });
});

/** Where the entries of a sheet are that was merged: with months on both sheets, done again, and merged on. */

import { beforeEach, describe, expect, test } from 'vitest';
import { placeOf } from '../../../../../src/client/parts/conflict/moved-place.ts';
import {
  type Command,
  createRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import { changesToCarry } from '../../../../../src/domain/contact/move-contact.ts';
import { mergeSmes } from '../../../../../src/domain/sme/merge-smes.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { confirmed } from '../../../../support/conflict-fixture.ts';

let fixture: CarnetFixture;
let [from, into, contact, other, month, there] = ['', '', '', '', '', ''];

const recordOf = (id: string) => present(fixture.carnet.record(id), 'it is there');
const run = async (command: Command): Promise<string> => {
  const result = await fixture.carnet.run(command);
  if (!result.ok) throw new Error(JSON.stringify(result));
  await confirmed(fixture);
  return result.value.group[0]?.record ?? '';
};
const placeNow = async (id: string) => {
  const { home, deleted, contested } = recordOf(id);
  const deletion = present(contested ?? deleted, 'it was moved').operationId;
  return present(await placeOf(fixture.carnet, { id, home, deletion }), 'it is found');
};
const journal = async (home: string) => {
  await fixture.carnet.loadJournal(home);
  return fixture.carnet.state.getState().journals.get(home) ?? [];
};
const copyIn = async (home: string, id: string) =>
  (await journal(home)).find(({ values }) => values.movedFrom === id)?.id;

beforeEach(async () => {
  fixture = await carnetFixture();
  [into, from] = [await fixture.addSme(), await fixture.addSme()];
  there = await run(createRecord('figures', into, { month: '2020-10', visits: 222 }));
  month = await run(createRecord('figures', from, { month: '2020-10', visits: 111, orders: 11 }));
  const summary = { lang: 'en', text: 'Prices' } as const;
  [contact, other] = [await fixture.addContact(from, { summary }), await fixture.addContact(from)];
  for (const home of [from, into]) await fixture.carnet.loadLazy(home, 'figures');
  await run(mergeSmes({ from, into, children: [month, contact, other, there] }));
});

describe('of a merge that joined months (F239)', () => {
  test('each entry has its own copy', async () => {
    for (const id of [contact, other]) {
      expect((await placeNow(id)).copyId).toBe(await copyIn(into, id));
    }
  });

  test('each entry has it also where the merge was taken back and done again', async () => {
    await fixture.carnet.undo();
    await confirmed(fixture);
    await fixture.carnet.redo();
    await confirmed(fixture);
    expect((await placeNow(other)).copyId).toBe(await copyIn(into, other));
  });

  test('the month is with that of the other sheet, and takes what was changed in it alone', async () => {
    const place = await placeNow(month);
    expect([place.copyId, place.isJoined]).toEqual([there, true]);
    const values = { ...recordOf(month).values, orders: 12 };
    const changed = { ...recordOf(month), values };
    expect(changesToCarry(changed, recordOf(there), place)).toEqual({
      changes: { orders: 12 },
      both: [],
    });
    const visited = { ...changed, values: { ...values, visits: 112 } };
    expect(changesToCarry(visited, recordOf(there), place).both).toEqual(['visits']);
  });

  test('what was merged on is on the last sheet, with what was changed on the way', async () => {
    const copy = present(await copyIn(into, contact), 'it was copied');
    await run(setFields(copy, { minutes: 30 }));
    const third = await fixture.addSme();
    const children = [...(await journal(into)).map(({ id }) => id), there];
    await run(mergeSmes({ from: into, into: third, children }));
    const place = await placeNow(contact);
    expect(place.copyId).toBe(await copyIn(third, copy));
    expect(recordOf(place.copyId).values).toMatchObject({ minutes: 30 });
    expect(changesToCarry(recordOf(contact), recordOf(place.copyId), place).changes).toEqual({});
    const last = await placeNow(month);
    expect(recordOf(last.copyId)).toMatchObject({ home: third, values: { orders: 11 } });
  });
});

/** [F32, F238] What the sheet that goes on takes over of the facts, and what a person chooses. */

import { beforeEach, describe, expect, test } from 'vitest';
import { lazyRecordsOf } from '../../../../src/client/model/records.ts';
import { createRecord, restoreRecord, setFields } from '../../../../src/domain/command/command.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { mergeSmes } from '../../../../src/domain/sme/merge-smes.ts';
import { type Choices, takeoverOf } from '../../../../src/domain/sme/takeover.ts';
import { present } from '../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let from: string;
let into: string;

const recordOf = (id: string): AnyRecord => present(fixture.carnet.record(id), 'it is there');
const takeover = (there: object, here: object) => {
  const record = (values: object) => ({ ...recordOf(into), values }) as unknown as AnyRecord;
  const { filled, different } = takeoverOf(record(there), record(here));
  return { filled, different: different.map(({ fields, usual }) => [usual, ...fields]) };
};
const valuesOf = (id: string) => recordOf(id).values;
const merge = (choices?: Choices, children: readonly string[] = []) =>
  fixture.carnet.run(mergeSmes({ from, into, children, choices }));

beforeEach(async () => {
  fixture = await carnetFixture();
  into = await fixture.addSme({
    name: 'Atelier Kerlan',
    town: 'Cancale',
    languages: ['fr'],
    people: { claire: { name: 'Claire' } },
  });
  from = await fixture.addSme({
    name: 'Kerlan',
    town: 'Dinard',
    sector: 'Biscuits',
    languages: ['fr', 'en'],
    people: { yann: { name: 'Yann' } },
    stage: 'inducted',
  });
  // A merge is known by its moment.
  fixture.environment.pass(1000);
});

describe('of two sheets of one business', () => {
  test('where the SME stands stays as it is here, and is named', () => {
    const { filled, different, own } = takeoverOf(recordOf(from), recordOf(into));
    expect(Object.keys(filled).sort()).toEqual(['languages', 'people', 'sector']);
    expect(different.map(({ fields }) => fields)).toEqual([['town']]);
    expect(own).toEqual(['name', 'stage']);
  });

  test('a field is filled in only where something comes to it', () => {
    const people = { claire: { name: 'Claire' }, yann: { name: 'Yann' } };
    expect(takeover({ people: { claire: people.claire } }, { people })).toEqual({
      filled: {},
      different: [],
    });
    expect(takeover({ people: { claire: { name: 'Clara' } } }, { people })).toEqual({
      filled: {},
      different: [['here', 'people']],
    });
  });
});

describe('of fields that say one thing together', () => {
  const address = { street: '3, rue du Port', postcode: '35800', town: 'Dinard' };

  test('brings all where the sheet that goes on says nothing of it', () => {
    expect(takeover(address, {})).toEqual({ filled: address, different: [] });
  });

  test('completes what the other one says as well', () => {
    const { street, postcode, town } = address;
    expect(takeover(address, { town })).toEqual({ filled: { street, postcode }, different: [] });
  });

  test('makes no address of two', () => {
    const kept = { filled: {}, different: [['here', 'street', 'postcode', 'town']] };
    expect(takeover(address, { town: 'Cancale' })).toEqual(kept);
    const { town, postcode } = address;
    expect(takeover({ postcode, town }, { street: '5, quai du Large', town })).toEqual(kept);
    const area = { area: 'Pays de Saint-Malo' };
    expect(takeover(address, area)).toEqual({ filled: address, different: [] });
  });

  test('names no source of one sheet beside the kind of the other', () => {
    const there = { sourceKind: 'campaign', sourceName: 'Printemps' };
    expect(takeover(there, { sourceKind: 'referral' })).toEqual({
      filled: {},
      different: [['here', 'sourceKind', 'sourceName']],
    });
    const note = { sourceKind: 'referral', sourceNote: 'Par la banque' };
    expect(takeover(note, { sourceKind: 'referral', sourceName: 'CCI' })).toEqual({
      filled: {},
      different: [['here', 'sourceKind', 'sourceName', 'sourceNote']],
    });
    expect(takeover(note, { sourceKind: 'referral', sourceNote: 'Par la mairie' })).toEqual({
      filled: {},
      different: [['both', 'sourceKind', 'sourceNote']],
    });
  });
});

describe('of what both sheets say (F238)', () => {
  const said = (text: string) => ({ lang: 'en', text }) as const;

  test('the value that is chosen stays, and one undo brings both back', async () => {
    await fixture.carnet.run(setFields(from, { postcode: '35800', summary: said('Exports.') }));
    await fixture.carnet.run(setFields(into, { summary: said('Bakes.'), website: 'kerlan.fr' }));
    const before = [valuesOf(from), valuesOf(into)];
    await merge({ street: 'there' });
    expect(valuesOf(into)).toMatchObject({
      town: 'Dinard',
      postcode: '35800',
      website: 'kerlan.fr',
      summary: said('Bakes. Exports.'),
    });
    await fixture.carnet.undo();
    expect([valuesOf(from), valuesOf(into)]).toEqual(before);
    await merge({ street: 'here', summary: 'there' });
    expect(valuesOf(into)).toMatchObject({ town: 'Cancale', summary: said('Exports.') });
    expect(valuesOf(into)).not.toHaveProperty('postcode');
  });

  test('an address that is chosen leaves nothing of the other one', async () => {
    await fixture.carnet.run(setFields(into, { street: '5, quai du Large' }));
    await merge({ street: 'there' });
    expect(valuesOf(into)).toMatchObject({ town: 'Dinard' });
    expect(valuesOf(into)).not.toHaveProperty('street');
  });

  test('what was changed on the old sheet after a merge takes the place of what came from there', async () => {
    await merge();
    await fixture.carnet.run(restoreRecord(from));
    fixture.environment.pass(1000);
    await fixture.carnet.run(setFields(from, { sector: 'Jouets', town: 'Brest' }));
    const { different } = takeoverOf(recordOf(from), recordOf(into));
    expect(different.map(({ id, usual }) => [id, usual])).toEqual([
      ['street', 'here'],
      ['sector', 'there'],
    ]);
    await merge();
    expect(valuesOf(into)).toMatchObject({ town: 'Cancale', sector: 'Jouets' });
  });

  test('and is chosen where it was changed here since as well', async () => {
    await merge();
    await fixture.carnet.run(restoreRecord(from));
    fixture.environment.pass(1000);
    await fixture.carnet.run(setFields(from, { sector: 'Jouets' }));
    await fixture.carnet.run(setFields(into, { sector: 'Gâteaux' }));
    const { different } = takeoverOf(recordOf(from), recordOf(into));
    expect(different.find(({ id }) => id === 'sector')?.usual).toBe('here');
    await merge({ sector: 'there' });
    expect(valuesOf(into)).toMatchObject({ sector: 'Jouets' });
  });

  test('a month is chosen as a whole, amounts with what VAT is in them', async () => {
    const euros = (amount: number) => ({ amount, currency: 'EUR' }) as const;
    const enter = async (home: string, values: object): Promise<string> => {
      const made = await fixture.carnet.run(
        createRecord('figures', home, { month: '2020-10', ...values }),
      );
      return (made.ok && made.value.group[0]?.record) || '';
    };
    const here = await enter(into, { visits: 222, revenue: euros(900), vat: 'excluded' });
    const there = await enter(from, { visits: 111, adSpend: euros(40), vat: 'included' });
    for (const home of [from, into]) await fixture.carnet.loadLazy(home, 'figures');
    const month = () =>
      lazyRecordsOf(fixture.carnet.state.getState(), into, 'figures')?.map(({ values }) => values);
    await merge({}, [here, there]);
    expect(month()).toMatchObject([{ visits: 222, revenue: euros(900), vat: 'excluded' }]);
    await fixture.carnet.undo();
    await merge({ [here]: 'there' }, [here, there]);
    expect(month()).toEqual([
      { month: '2020-10', visits: 111, adSpend: euros(40), vat: 'included' },
    ]);
  });
});

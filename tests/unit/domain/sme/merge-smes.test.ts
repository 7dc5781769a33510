/** [F32] Two sheets of one business become one: what comes along, what stays, and the way back. */

import { beforeEach, describe, expect, test } from 'vitest';
import { lazyRecordsOf, recordsOf } from '../../../../src/client/model/records.ts';
import {
  type Command,
  createRecord,
  deleteRecord,
  restoreRecord,
  setFields,
} from '../../../../src/domain/command/command.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import { mergeSmes } from '../../../../src/domain/sme/merge-smes.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let from: string;
let into: string;
let contact: string;
let action: string;

const sheet = (id: string) => fixture.carnet.state.getState().sheets.get(id);
const journal = (id: string) => fixture.carnet.state.getState().journals.get(id) ?? [];
const everything = () => ({
  sheets: [from, into].map((id) => {
    const found = sheet(id);
    const { count, planned, lastReached } = found?.summary ?? {};
    return [
      found?.sme.values,
      found?.actions.map((one) => [one.id, one.values]),
      { count, planned, lastReached },
    ];
  }),
  journals: [from, into].map((id) => journal(id).map((one) => [one.id, one.values])),
});
const merge = () => fixture.carnet.run(mergeSmes({ from, into, children: [contact, action] }));

beforeEach(async () => {
  fixture = await carnetFixture();
  into = await fixture.addSme({
    town: 'Cancale',
    languages: ['fr'],
    people: { claire: { name: 'Claire' } },
  });
  from = await fixture.addSme({
    town: 'Dinard',
    sector: 'Biscuits',
    languages: ['fr', 'en'],
    people: { yann: { name: 'Yann' } },
    stage: 'inducted',
  });
  contact = await fixture.addContact(from, { people: { yann: 'present' } });
  action = await fixture.addAction(from, { from: { contactId: contact } });
  await fixture.carnet.loadJournal(into);
});

describe('merging two sheets of one business', () => {
  test('brings contacts, actions and people along, and what the other one left open', async () => {
    const before = journal(from)[0]?.values;
    expect(await merge()).toMatchObject({ ok: true });
    const there = sheet(into);
    expect(there?.sme.values).toMatchObject({
      town: 'Cancale',
      sector: 'Biscuits',
      languages: ['fr', 'en'],
      people: { claire: { name: 'Claire' }, yann: { name: 'Yann' } },
    });
    expect(journal(into).map(({ values }) => values)).toEqual([{ ...before, movedFrom: contact }]);
    expect(there?.actions.map(({ values }) => values.from)).toEqual([
      { contactId: journal(into)[0]?.id },
    ]);
    expect(there?.summary.count).toBe(1);
  });

  test('brings every kind of record along, each naming the copies of the others', async () => {
    const { carnet } = fixture;
    const add = async (command: Command): Promise<string> => {
      const result = await carnet.run(command);
      const made = result.ok ? result.value.group[0]?.record : undefined;
      if (made === undefined) throw new Error(JSON.stringify(result));
      return made;
    };
    const channel = await add(
      createRecord('channel', from, { name: 'Shop', kind: 'shop', connection: 'connected' }),
    );
    const month = await add(
      createRecord('figures', from, { month: '2020-03', channelId: channel, orders: 12 }),
    );
    const checklist = await add(
      createRecord('form', from, {
        templateId: 'eligibility-checklist/1',
        state: 'draft',
        contactId: contact,
        'value.headcount': 12,
        'text.products': { lang: 'fr', text: 'Biscuits' },
        'checks.people': ['yann'],
      }),
    );
    const achieved = await add(
      createRecord('achievement', from, {
        kind: 'channelLive',
        on: '2020-03-02',
        attribution: 'yes',
        channelId: channel,
      }),
    );
    const children = [contact, action, channel, month, checklist, achieved];
    await carnet.run(mergeSmes({ from, into, children }));
    await carnet.confirmNow();
    for (const entity of ['figures', 'form'] as const) await carnet.loadLazy(into, entity);
    const state = carnet.state.getState();
    const [copied] = recordsOf(sheet(into)?.head ?? new Map(), 'channel');
    expect(copied?.values).toMatchObject({ name: 'Shop', connection: 'connected' });
    const achievements = recordsOf(sheet(into)?.head ?? new Map(), 'achievement');
    expect(achievements.map(({ values }) => values.channelId)).toEqual([copied?.id]);
    expect(lazyRecordsOf(state, into, 'figures')?.map(({ values }) => values)).toEqual([
      { month: '2020-03', channelId: copied?.id, orders: 12 },
    ]);
    expect(lazyRecordsOf(state, into, 'form')?.map(({ values }) => values)).toEqual([
      {
        templateId: 'eligibility-checklist/1',
        state: 'draft',
        contactId: journal(into)[0]?.id,
        'value.headcount': 12,
        'text.products': { lang: 'fr', text: 'Biscuits' },
        'checks.people': ['yann'],
      },
    ]);
    await carnet.undo();
    await carnet.confirmNow();
    expect(recordsOf(sheet(into)?.head ?? new Map(), 'channel')).toEqual([]);
    expect(recordsOf(sheet(from)?.head ?? new Map(), 'channel').map(({ id }) => id)).toEqual([
      channel,
    ]);
  });

  test('moves the other one to the trash, where it says where it went, and is decided as it is shown', async () => {
    await merge();
    const check = (): void => {
      expect(sheet(from)).toBeUndefined();
      const gone = fixture.carnet.state.getState().trashedSheets.get(from)?.sme;
      expect(gone?.values.mergedInto).toBe(into);
      expect(gone?.contested).toBeUndefined();
      expect(journal(from)).toEqual([]);
    };
    check();
    await fixture.carnet.confirmNow();
    check();
  });

  test('is taken back by one undo, before and after it was confirmed', async () => {
    const before = everything();
    for (const isConfirmed of [false, true]) {
      await merge();
      if (isConfirmed) await fixture.carnet.confirmNow();
      expect(everything()).not.toEqual(before);
      await fixture.carnet.undo();
      expect(everything(), String(isConfirmed)).toEqual(before);
      await fixture.carnet.confirmNow();
      expect(everything(), `decided, ${String(isConfirmed)}`).toEqual(before);
      expect(sheet(from)?.sme.contested).toBeUndefined();
    }
  });

  test('keeps what somebody else wrote on since, when it is taken back', async () => {
    const result = await merge();
    const copy = journal(into)[0];
    const record = copy && fixture.carnet.record(copy.id);
    if (!result.ok || record === undefined) throw new Error('It was merged');
    const changed = { ...record, changed: { at: 1, by: 'somebody else' } };
    const undo = inverseOf(
      result.value.group,
      (id) => (id === record.id ? changed : fixture.carnet.record(id)),
      { by: fixture.carnet.state.getState().memberId, at: 2, newId: () => 'undo' },
    );
    expect(undo?.map((one) => one.record)).toContain(contact);
    expect(undo?.map((one) => one.record)).not.toContain(record.id);
  });

  test('keeps the file of an entry that stays, when it is taken back (F235)', async () => {
    const { carnet } = fixture;
    const file = { name: 'devis.txt', kind: 'link', url: 'https://example.org/devis' } as const;
    const add = async (values: typeof file & { readonly aboutId?: string }): Promise<string> => {
      const made = await carnet.run(createRecord('attachment', from, values));
      return (made.ok && made.value.group[0]?.record) || '';
    };
    const files = [await add({ ...file, aboutId: contact }), await add(file)];
    const result = await carnet.run(
      mergeSmes({ from, into, children: [...files, contact, action] }),
    );
    await carnet.loadLazy(into, 'attachment');
    const copy = journal(into)[0];
    if (!result.ok || copy === undefined) throw new Error('It was merged');
    const undo = inverseOf(
      result.value.group,
      (id) => {
        const record = carnet.record(id);
        return record && id === copy.id
          ? { ...record, changed: { at: 1, by: 'somebody else' } }
          : record;
      },
      { by: carnet.state.getState().memberId, at: 2, newId: () => 'undo' },
    );
    const copies = lazyRecordsOf(carnet.state.getState(), into, 'attachment') ?? [];
    const deleted = copies.filter(({ id }) =>
      undo?.some((one) => one.record === id && one.kind === 'delete'),
    );
    expect(copies).toHaveLength(2);
    expect(deleted.map(({ values }) => values.aboutId)).toEqual([undefined]);
  });

  test('can be done once more after somebody wrote on the sheet that ended', async () => {
    await merge();
    await fixture.carnet.run(restoreRecord(from));
    const late = await fixture.addContact(from, { kind: 'catchUp' });
    await fixture.carnet.run(mergeSmes({ from, into, children: [contact, action, late] }));
    expect(sheet(from)).toBeUndefined();
    expect(journal(into).map(({ values }) => values.movedFrom)).toEqual([late, contact]);
  });

  test('with a sheet that is gone is refused, and with itself nothing', async () => {
    await fixture.carnet.run(setFields(from, { town: 'Dinan' }));
    expect(
      await fixture.carnet.run(mergeSmes({ from, into: from, children: [contact] })),
    ).toMatchObject({ ok: true, value: { group: [] } });
    await fixture.carnet.run(deleteRecord(into));
    expect(await merge()).toMatchObject({ error: { kind: 'gone', record: into } });
    await fixture.carnet.run(restoreRecord(into));
    await fixture.carnet.run(deleteRecord(from));
    expect(await merge()).toMatchObject({ error: { kind: 'gone', record: from } });
  });
});

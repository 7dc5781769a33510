/** The one write path: durable before shown, one row per note, undo, two tabs, crash. */

import { describe, expect, it, vi } from 'vitest';
import { createRecord, deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { StoreError } from '../../../../src/client/ports/sheet-store.ts';
import { sealAfterMs } from '../../../../src/client/model/typing.ts';
import { present } from '../../../../src/std/assert.ts';
import { carnetFixture, fixtureIds, testEnvironment } from '../../../support/carnet-fixture.ts';
import { leaveField, typeInto } from '../../../support/typist.ts';

describe('the open programme', () => {
  it('shows a change as soon as it is durable, and the same after confirmation [P1]', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    await addContact(smeId);
    const before = carnet.state.getState();
    expect(before.sheets.get(smeId)?.summary.count).toBe(1);
    expect(before.pendingCount).toBe(2);
    await carnet.confirmNow();
    await carnet.settled();
    const after = carnet.state.getState();
    expect(after.pendingCount).toBe(0);
    expect(after.sheets.get(smeId)?.summary).toEqual(before.sheets.get(smeId)?.summary);
    expect(after.sheets.get(smeId)?.sme.values).toEqual(before.sheets.get(smeId)?.sme.values);
    // Only its place in the order is new.
    expect(after.journals.get(smeId)).toMatchObject(before.journals.get(smeId) ?? []);
  });

  it('lists nothing that the programme shares anew while somebody types in one of its forms', async () => {
    const { carnet } = await carnetFixture();
    const { programmeId } = fixtureIds;
    await carnet.loadLazy(programmeId, 'form');
    await carnet.run(
      createRecord('form', programmeId, {
        templateId: 'quarterly-review/2',
        state: 'draft',
        filledBy: 'manager',
      }),
    );
    const of = () => carnet.state.getState();
    const [form] = of().lazy.get(programmeId)?.get('form')?.values() ?? [];
    const before = of();
    await carnet.run(setFields(present(form, 'a form').id, { 'note.lessons': 'Ring first' }));
    expect(of().lazy).not.toBe(before.lazy);
    for (const shared of ['shared', 'programme', 'launchPads', 'members', 'events'] as const) {
      expect(of()[shared], shared).toBe(before[shared]);
    }
    const [pad] = before.launchPads;
    await carnet.run(setFields(present(pad, 'a launch pad').id, { name: 'Kent' }));
    expect(of().launchPads[0]?.values.name).toBe('Kent');
  });

  it('keeps a note typed in many steps as one operation', async () => {
    const { carnet, addSme, device } = await carnetFixture();
    const smeId = await addSme();
    await carnet.confirmNow();
    for (const text of ['C', 'Cér', 'Céram', 'Céramique'])
      await typeInto(carnet, smeId, 'sector', text);
    expect(device.outbox.size).toBe(1);
    expect([...device.outbox.values()][0]?.state).toBe('open');
    await leaveField(carnet, smeId, 'sector');
    await carnet.confirmNow();
    await carnet.settled();
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values.sector).toBe('Céramique');
    const history = await carnet.readHistory(smeId);
    expect(history).toHaveLength(2);
  });

  it('keeps an element of a map typed in many steps as one operation, undone at once', async () => {
    const { carnet, addSme, device } = await carnetFixture();
    const people = { one: { name: 'Claire' }, two: { name: 'Yann' } };
    const smeId = await addSme({ people });
    await carnet.confirmNow();
    for (const name of ['C', 'Cl', 'Claire Le Goff']) {
      await typeInto(carnet, smeId, 'people', { ...people, one: { name } });
    }
    const rows = [...device.outbox.values()];
    expect(rows).toHaveLength(1);
    expect(rows[0]?.state).toBe('open');
    expect(rows[0]?.group[0]?.fields['people']).toMatchObject({
      put: { one: { name: 'Claire Le Goff' } },
      previous: { one: { name: 'Claire' } },
      dropped: [],
    });
    const values = () => carnet.state.getState().sheets.get(smeId)?.sme.values;
    expect(values()?.people?.['one']?.name).toBe('Claire Le Goff');
    await carnet.undo();
    await carnet.confirmNow();
    await carnet.settled();
    expect(values()?.people).toEqual(people);
    expect(await carnet.readHistory(smeId)).toHaveLength(3);
  });

  it('seals an open row by itself after a pause, and a later key opens a new row', async () => {
    const { carnet, addSme, device, environment } = await carnetFixture();
    const smeId = await addSme();
    await carnet.confirmNow();
    await typeInto(carnet, smeId, 'sector', 'Céramique');
    environment.pass(sealAfterMs);
    await carnet.settled();
    expect([...device.outbox.values()].map(({ state }) => state)).toEqual(['sealed']);
    await typeInto(carnet, smeId, 'sector', 'Céramique de table');
    expect(device.outbox.size).toBe(2);
  });

  it('undoes a change only where the value is still its own, by a change after all others [O5]', async () => {
    const { carnet, addSme, device } = await carnetFixture();
    const smeId = await addSme({ town: 'Saint-Malo' });
    const first = await carnet.run(setFields(smeId, { town: 'Cancale', sector: 'Voiles' }));
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    if (!first.ok) throw new Error('not saved');
    const before = [...device.outbox.values()];
    await carnet.undo(first.value);
    const after = [...device.outbox.values()];
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
    const values = carnet.state.getState().sheets.get(smeId)?.sme.values;
    expect(values?.town).toBe('Dinard');
    expect(values?.sector).toBeUndefined();
  });

  it('brings a deleted contact back, with its text, after confirmation too', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const contactId = await addContact(smeId);
    await carnet.run(deleteRecord(contactId));
    expect(carnet.state.getState().journals.get(smeId)).toEqual([]);
    expect(carnet.state.getState().sheets.get(smeId)?.summary.count).toBe(0);
    await carnet.confirmNow();
    await carnet.undo();
    await carnet.confirmNow();
    await carnet.settled();
    expect(carnet.state.getState().journals.get(smeId)?.[0]?.values.summary?.text).toBe(
      'Étiquettes en anglais reçues.',
    );
  });

  it('refuses what a field cannot hold, names the field, and writes nothing', async () => {
    const { carnet, addSme, device } = await carnetFixture();
    const smeId = await addSme();
    const rows = device.outbox.size;
    const result = await carnet.run(setFields(smeId, { name: '', town: 'x'.repeat(201) }));
    expect(result).toEqual({
      ok: false,
      error: {
        kind: 'invalid',
        errors: [
          { field: 'name', reason: 'required' },
          { field: 'town', reason: 'tooLong', max: 200 },
        ],
      },
    });
    expect(device.outbox.size).toBe(rows);
  });

  it('tells a full device and shows nothing as saved [F04]', async () => {
    const { carnet, store, addSme } = await carnetFixture();
    const smeId = await addSme();
    const append = store.append.bind(store);
    Object.assign(store, { append: async () => Promise.reject(new StoreError('full')) });
    const result = await carnet.run(setFields(smeId, { town: 'Cancale' }));
    expect(result).toEqual({ ok: false, error: { kind: 'notSaved', failure: 'full' } });
    expect(carnet.state.getState().saveFailure).toBe('full');
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values.town).toBe('Saint-Malo');
    Object.assign(store, { append });
    expect((await carnet.run(setFields(smeId, { town: 'Cancale' }))).ok).toBe(true);
    expect(carnet.state.getState().saveFailure).toBeUndefined();
  });
});

describe('two tabs on one device', () => {
  it('keeps in sight what a tab half-typed while it was reading what the other had', async () => {
    const one = await carnetFixture();
    const store = memoryStore(fixtureIds.programmeId, one.device);
    let [answer, hasRead] = [(): void => undefined, (): void => undefined];
    const isSlow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const isRead = new Promise<void>((resolve) => {
      hasRead = resolve;
    });
    const readDrafts = async () => {
      const drafts = await store.readDrafts();
      hasRead();
      await isSlow;
      return drafts;
    };
    const two = await carnetFixture({
      device: one.device,
      environment: testEnvironment('tab-2'),
      store: { ...store, readDrafts },
    });
    await two.carnet.keepDraft('visit:1', 'a');
    await two.carnet.keepDraft('visit:2', 'b');
    await one.carnet.keepDraft('visit:3', 'of the other tab');
    await isRead;
    await two.carnet.keepDraft('visit:1', 'a, and more');
    await two.carnet.keepDraft('visit:2', '');
    await two.carnet.keepDraft('visit:4', 'just begun');
    answer();
    await two.carnet.settled();
    const texts = [...two.carnet.state.getState().drafts.values()].map(({ text }) => text);
    expect(texts.toSorted()).toEqual(['a, and more', 'just begun', 'of the other tab']);
  });

  it('let go of a draft, and of the one that it goes on with, also where the clock was set back (F164)', async () => {
    const { carnet, store, environment } = await carnetFixture();
    await carnet.keepDraft('composer:a/1', 'words');
    const put = vi.spyOn(store, 'putDraft');
    vi.spyOn(environment, 'now').mockReturnValue(0);
    const [found] = await store.readDrafts();
    await carnet.keepDraft('composer:a/2', 'words typed on', undefined, 'composer:a/1');
    await carnet.keepDraft('composer:a/2', '');
    const times = put.mock.calls.map(([{ at }]) => at);
    const first = present(found, 'the draft that was found').at;
    expect(times).toEqual([first + 1, first + 2]);
  });

  it('show each other’s changes, typed ones included', async () => {
    const first = await carnetFixture();
    const second = await carnetFixture({
      device: first.device,
      environment: testEnvironment('tab-2'),
    });
    first.environment.otherTabs.add('tab-2');
    second.environment.otherTabs.add('tab-1');
    const smeId = await first.addSme();
    await first.addContact(smeId);
    await typeInto(first.carnet, smeId, 'sector', 'Céramique');
    await second.carnet.settled();
    const sheet = second.carnet.state.getState().sheets.get(smeId);
    expect(sheet?.sme.values.sector).toBe('Céramique');
    expect(sheet?.summary.count).toBe(1);
    await leaveField(first.carnet, smeId, 'sector');
    await first.carnet.confirmNow();
    await second.carnet.settled();
    expect(second.carnet.state.getState().pendingCount).toBe(0);
    expect(second.carnet.state.getState().sheets.get(smeId)).toEqual(
      first.carnet.state.getState().sheets.get(smeId),
    );
  });
});

describe('after a crash', () => {
  it('seals the rows of tabs that are gone and loses nothing of them [F01]', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    await typeInto(first.carnet, smeId, 'sector', 'Céramique');
    const second = await carnetFixture({
      device: first.device,
      store: memoryStore(fixtureIds.programmeId, first.device),
      environment: testEnvironment('tab-2'),
    });
    expect(second.carnet.state.getState().sheets.get(smeId)?.sme.values.sector).toBe('Céramique');
    await second.carnet.confirmNow();
    expect(first.device.outbox.size).toBe(0);
  });

  it('leaves the open row of a living tab alone', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    await typeInto(first.carnet, smeId, 'sector', 'Céramique');
    const environment = testEnvironment('tab-2');
    environment.otherTabs.add('tab-1');
    const second = await carnetFixture({ device: first.device, environment });
    await second.carnet.confirmNow();
    expect([...first.device.outbox.values()].map(({ state }) => state)).toEqual(['open']);
    await typeInto(first.carnet, smeId, 'sector', 'Céramique de table');
    await second.carnet.settled();
    expect(second.carnet.state.getState().sheets.get(smeId)?.sme.values.sector).toBe(
      'Céramique de table',
    );
  });
});

/** Redo: what was taken back is done again, while nothing else was done and nobody else wrote there. */

import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import { conflictsOf, versionsOf } from '../../../../src/domain/conflict/open-conflict.ts';
import { keepRecord, settleField } from '../../../../src/domain/conflict/settle-conflict.ts';
import { mergeSmes } from '../../../../src/domain/sme/merge-smes.ts';
import { setOperation } from '../../../../src/domain/operation/build.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import { UndoRedo, undoMax } from '../../../../src/client/model/undo-redo.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testEnvironment,
} from '../../../support/carnet-fixture.ts';
import {
  anotherVersion,
  confirmed,
  conflictOn,
  deletedMeanwhile,
  writtenByEmma,
} from '../../../support/conflict-fixture.ts';
import { typeInto } from '../../../support/typist.ts';

describe('redo', () => {
  it('does again what was taken back, in the order in which it was done', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme({ town: 'Saint-Malo' });
    const town = () => carnet.state.getState().sheets.get(smeId)?.sme.values.town;
    await carnet.run(setFields(smeId, { town: 'Cancale' }));
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    await carnet.undo();
    await carnet.undo();
    expect(town()).toBe('Saint-Malo');
    await carnet.redo();
    expect(town()).toBe('Cancale');
    await carnet.redo();
    expect(town()).toBe('Dinard');
    expect(await carnet.redo()).toEqual({ ok: true, value: undefined });
    await carnet.undo();
    expect(town()).toBe('Cancale');
  });

  it('brings back what was added, and deletes again what came back, after confirmation too', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const contactId = await addContact(smeId);
    const shown = () =>
      carnet.state
        .getState()
        .journals.get(smeId)
        ?.map(({ id }) => id);
    const settle = async () => {
      await carnet.confirmNow();
      await carnet.settled();
    };
    await carnet.undo();
    await settle();
    expect(shown()).toEqual([]);
    await carnet.redo();
    await settle();
    expect(shown()).toEqual([contactId]);
    await carnet.run(deleteRecord(contactId));
    await carnet.undo();
    await settle();
    expect(shown()).toEqual([contactId]);
    await carnet.redo();
    await settle();
    expect(shown()).toEqual([]);
    await carnet.undo();
    expect(shown()).toEqual([contactId]);
  });

  it('never moves to the bin what somebody else wrote on, however much one wrote oneself since (F103)', async () => {
    const { carnet, addContact, addSme, device, environment } = await carnetFixture();
    const smeId = await addSme({ name: 'Kerlan' });
    const contactId = await addContact(smeId);
    await carnet.run(setFields(contactId, { minutes: 20 }));
    await carnet.loadJournal(smeId);
    // Emma writes on the contact, and logs one of her own.
    const store = memoryStore(fixtureIds.programmeId, device);
    const emma = (operation: Operation): Operation => ({
      ...operation,
      by: fixtureIds.otherMemberId,
      at: environment.now() + 5,
    });
    const contact = present(carnet.record(contactId), 'the contact');
    const author = { by: fixtureIds.otherMemberId, at: 1, newId: () => environment.newId() };
    const minutesText = { lang: 'en', text: 'A whole page' } as const;
    const wrote = present(setOperation(author, contact, { minutesText }), 'a change');
    await store.append({ state: 'sealed', tab: 'tab-2', group: [emma(wrote)] });
    await carnet.confirmNow();
    await carnet.settled();
    environment.pass(1000);
    await carnet.run(setFields(contactId, { minutes: 30 }));
    for (let count = 0; count < 3; count += 1) await carnet.undo();
    await carnet.confirmNow();
    await carnet.settled();
    expect(carnet.record(contactId)).toMatchObject({ values: { minutesText } });
    expect(carnet.record(contactId)?.deleted).toBeUndefined();
    // Nor the sheet on which it is.
    await carnet.undo();
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values.name).toBe('Kerlan');
    expect(carnet.record(smeId)?.deleted).toBeUndefined();
    // A sheet that nobody else wrote on goes.
    const own = await addSme({ name: 'Own' });
    await addContact(own);
    await carnet.undo();
    await carnet.undo();
    expect(carnet.record(own)?.deleted).toBeDefined();
  });

  it('is over once anything else is done, typed letters included', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme({ town: 'Saint-Malo' });
    await carnet.run(setFields(smeId, { town: 'Cancale' }));
    await carnet.undo();
    expect(carnet.state.getState().redoCount).toBe(1);
    expect(carnet.lastUndone()).toBeDefined();
    await typeInto(carnet, smeId, 'sector', 'Voiles');
    expect(carnet.state.getState().redoCount).toBe(0);
    expect(await carnet.redo()).toEqual({ ok: true, value: undefined });
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values.town).toBe('Saint-Malo');
  });

  it('leaves what somebody else wrote since, and does the rest again', async () => {
    const { carnet, addSme, device } = await carnetFixture();
    const smeId = await addSme({ town: 'Saint-Malo' });
    await carnet.run(setFields(smeId, { town: 'Cancale', sector: 'Voiles' }));
    await carnet.undo();
    const other = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    await other.carnet.run(setFields(smeId, { town: 'Dinard' }));
    await carnet.settled();
    await carnet.redo();
    const values = carnet.state.getState().sheets.get(smeId)?.sme.values;
    expect(values?.town).toBe('Dinard');
    expect(values?.sector).toBe('Voiles');
  });

  it('does not delete again what somebody else wrote on since it came back', async () => {
    const { carnet, addSme, addContact, device } = await carnetFixture();
    const smeId = await addSme();
    const contactId = await addContact(smeId);
    await carnet.run(deleteRecord(contactId));
    await carnet.undo();
    const other = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    other.carnet.state.setState({ memberId: fixtureIds.otherMemberId });
    await other.carnet.loadJournal(smeId);
    await other.carnet.run(setFields(contactId, { minutes: 25 }));
    await carnet.settled();
    expect(await carnet.redo()).toEqual({ ok: true, value: undefined });
    const [contact] = carnet.state.getState().journals.get(smeId) ?? [];
    expect(contact?.values.minutes).toBe(25);
  });

  describe('of a move to the bin of what somebody else once wrote on (F255)', () => {
    /** A contact on a sheet, both confirmed. */
    async function confirmedContact() {
      const fixture = await carnetFixture();
      const { carnet } = fixture;
      const smeId = await fixture.addSme({ name: 'Kerlan' });
      const contactId = await fixture.addContact(smeId);
      await carnet.loadJournal(smeId);
      await confirmed(fixture);
      return { fixture, carnet, smeId, contactId };
    }

    it.each(['before', 'after'] as const)(
      'is whole where the move was confirmed %s its undo',
      async (confirmation) => {
        const { fixture, carnet, smeId, contactId } = await confirmedContact();
        await writtenByEmma(fixture, smeId, { town: 'Cancale' });
        await writtenByEmma(fixture, contactId, { minutes: 30 });
        for (const id of [contactId, smeId]) {
          await carnet.run(deleteRecord(id));
          if (confirmation === 'before') await confirmed(fixture);
          await carnet.undo();
          await confirmed(fixture);
          expect(carnet.record(id)?.deleted).toBeUndefined();
          await carnet.redo();
          await confirmed(fixture);
          expect(carnet.record(id)?.deleted).toBeDefined();
          await carnet.undo();
        }
      },
    );

    it('leaves a sheet on which somebody else wrote since it came back', async () => {
      const { fixture, carnet, smeId, contactId } = await confirmedContact();
      await carnet.run(deleteRecord(smeId));
      await carnet.undo();
      await confirmed(fixture);
      await writtenByEmma(fixture, contactId, { minutes: 30 });
      await carnet.redo();
      expect(carnet.record(smeId)?.deleted).toBeUndefined();
    });

    it('does a merge again, with all that was on the sheet', async () => {
      const fixture = await carnetFixture();
      const { carnet } = fixture;
      const smeId = await fixture.addSme({ name: 'Chaloupe' });
      const from = await fixture.addSme({ name: 'Chaloupe SA' });
      const children = [await fixture.addContact(from), await fixture.addAction(from)];
      await carnet.loadJournal(from);
      await confirmed(fixture);
      for (const id of [from, ...children]) {
        const record = present(carnet.record(id), 'the record');
        const patch = {
          sme: { town: 'Dinan' },
          contact: { minutes: 30 },
          action: { due: '2020-12-01' },
        };
        await writtenByEmma(fixture, id, patch[record.entity as 'sme']);
      }
      await carnet.run(mergeSmes({ from, into: smeId, children }));
      const gone = () =>
        [from, ...children].filter((id) => carnet.record(id)?.deleted !== undefined);
      await confirmed(fixture);
      const merged = gone();
      expect(merged).toContain(from);
      for (let time = 0; time < 2; time += 1) {
        await carnet.undo();
        await confirmed(fixture);
        expect(gone()).toEqual([]);
        await carnet.redo();
        await confirmed(fixture);
        expect(gone()).toEqual(merged);
      }
    });
  });
});

describe('the redo of a settled conflict (F225)', () => {
  const settle = async ({ carnet }: CarnetFixture, id: string, field: string, value: Json) => {
    const record = present(carnet.record(id), 'the record');
    const seen = versionsOf(record, field).map(({ operationId }) => operationId);
    const result = await carnet.run(settleField({ record: id, field, value, seen }));
    expect(result.ok && result.value.group).toHaveLength(1);
  };
  const openOn = ({ carnet }: CarnetFixture, id: string) =>
    conflictsOf(present(carnet.record(id), 'the record'));
  const valueOf = ({ carnet }: CarnetFixture, id: string, field: string) =>
    carnet.record(id)?.values[field];
  const person = (role: string) => ({ claire: { name: 'Claire Le Goff', role } });

  it('settles the same versions with the same value, of texts, days and maps, one after the other', async () => {
    const fixture = await carnetFixture();
    const { carnet } = fixture;
    const smeId = await fixture.addSme();
    const actionId = await fixture.addAction(smeId);
    await conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']);
    await conflictOn(fixture, smeId, 'people', [person('Directrice'), person('Présidente')]);
    await conflictOn(fixture, actionId, 'due', ['2020-12-01', '2020-12-08']);
    const settled = [
      [smeId, 'town', 'Saint-Lunaire'],
      [smeId, 'people', person('Directrice')],
      [actionId, 'due', '2020-12-08'],
    ] as const;
    for (const [id, field, value] of settled) await settle(fixture, id, field, value);
    for (let round = 0; round < 2; round += 1) {
      await confirmed(fixture);
      for (const _ of settled) await carnet.undo();
      expect([...openOn(fixture, smeId), ...openOn(fixture, actionId)]).toHaveLength(3);
      await confirmed(fixture);
      for (const _ of settled) expect((await carnet.redo()).ok).toBe(true);
      expect([...openOn(fixture, smeId), ...openOn(fixture, actionId)]).toEqual([]);
      for (const [id, field, value] of settled) expect(valueOf(fixture, id, field)).toEqual(value);
    }
  });

  it('still works where what one had typed there was taken back as well and done again', async () => {
    const fixture = await carnetFixture();
    const { carnet, environment } = fixture;
    const smeId = await fixture.addSme();
    await confirmed(fixture);
    const before = present(carnet.record(smeId), 'the sheet');
    // Emma wrote before, and comes after: one's own version leads.
    const emma = { by: fixtureIds.otherMemberId, at: environment.now(), newId: () => 'of-emma' };
    const wrote = present(setOperation(emma, before, { town: 'Cancale' }), 'a change');
    environment.pass(60_000);
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    await fixture.store.append({ state: 'sealed', tab: 'tab-of-emma', group: [wrote] });
    await confirmed(fixture);
    await settle(fixture, smeId, 'town', 'Saint-Lunaire');
    await carnet.undo();
    await carnet.undo();
    expect(valueOf(fixture, smeId, 'town')).toBe('Saint-Malo');
    await carnet.redo();
    expect(openOn(fixture, smeId)).toHaveLength(1);
    expect(valueOf(fixture, smeId, 'town')).toBe('Dinard');
    await carnet.redo();
    expect(openOn(fixture, smeId)).toEqual([]);
    expect(valueOf(fixture, smeId, 'town')).toBe('Saint-Lunaire');
  });

  it('does nothing where a colleague settled it meanwhile, or wrote on from it', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']);
    await settle(fixture, smeId, 'town', 'Dinard');
    await fixture.carnet.undo();
    await confirmed(fixture);
    const { device } = fixture;
    const other = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    other.carnet.state.setState({ memberId: fixtureIds.otherMemberId });
    await settle(other, smeId, 'town', 'Cancale');
    await fixture.carnet.settled();
    expect(await fixture.carnet.redo()).toEqual({ ok: true, value: undefined });
    expect(valueOf(fixture, smeId, 'town')).toBe('Cancale');
  });

  it('says again that a record stays, or goes, unless somebody wrote on one that would go', async () => {
    for (const [command, isGone] of [
      [keepRecord, false],
      [deleteRecord, true],
    ] as const) {
      const fixture = await carnetFixture();
      const { carnet } = fixture;
      const actionId = await fixture.addAction(await fixture.addSme());
      await deletedMeanwhile(fixture, actionId, { due: '2020-12-01' });
      await carnet.run(command(actionId));
      await carnet.undo();
      expect(openOn(fixture, actionId)).toHaveLength(1);
      await confirmed(fixture);
      await carnet.redo();
      expect(openOn(fixture, actionId)).toEqual([]);
      expect(carnet.record(actionId)?.deleted !== undefined).toBe(isGone);
      await carnet.undo();
      expect(openOn(fixture, actionId)).toHaveLength(1);
      await anotherVersion(fixture, actionId, 'note', 'Emma wrote on.');
      await carnet.redo();
      expect(carnet.record(actionId)?.deleted).toBeUndefined();
    }
  });
});

describe('what is kept to be taken back', () => {
  it('is the latest of it, as many as are kept', () => {
    const kept = new UndoRedo();
    for (let i = 0; i <= undoMax; i += 1) kept.note([]);
    expect(kept.counts).toEqual({ undoCount: undoMax, redoCount: 0 });
  });
});

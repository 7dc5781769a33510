/** A contact logged on the wrong sheet moves to the right one, and one undo brings it back. */

import { describe, expect, it } from 'vitest';
import { deleteRecord } from '../../../../src/domain/command/command.ts';
import { moveContact } from '../../../../src/domain/contact/move-contact.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';

async function twoSheets() {
  const fixture = await carnetFixture();
  const from = await fixture.addSme();
  const to = await fixture.addSme({ name: 'Biscuiterie du Ménez' });
  const id = await fixture.addContact(from, { people: { 'person-claire': 'present' } });
  await fixture.carnet.loadJournal(to);
  const journal = (smeId: string) => fixture.carnet.state.getState().journals.get(smeId) ?? [];
  return { ...fixture, from, to, id, journal };
}

describe('moving a contact', () => {
  it('takes its text along and leaves the people of the other SME behind', async () => {
    const { carnet, from, to, id, journal } = await twoSheets();
    const before = journal(from)[0]?.values;
    const result = await carnet.run(moveContact(id, to));
    expect(result.ok).toBe(true);
    expect(journal(from)).toEqual([]);
    const { people, ...kept } = before ?? {};
    expect(people).toBeDefined();
    expect(journal(to)[0]?.values).toEqual({ ...kept, movedFrom: id });
  });

  it('is taken back by one undo', async () => {
    const { carnet, from, to, id, journal } = await twoSheets();
    const result = await carnet.run(moveContact(id, to));
    await carnet.undo(result.ok ? result.value : undefined);
    expect(journal(from).map((contact) => contact.id)).toEqual([id]);
    expect(journal(to)).toEqual([]);
  });

  it('to the sheet it is on changes nothing', async () => {
    const { carnet, from, id } = await twoSheets();
    const result = await carnet.run(moveContact(id, from));
    expect(result).toMatchObject({ ok: true, value: { group: [] } });
  });

  it('to a sheet in the trash, or of a contact in the trash, is refused', async () => {
    const { carnet, to, id } = await twoSheets();
    await carnet.run(deleteRecord(to));
    expect(await carnet.run(moveContact(id, to))).toMatchObject({
      error: { kind: 'gone', record: to },
    });
    await carnet.run(deleteRecord(id));
    expect(await carnet.run(moveContact(id, to))).toMatchObject({
      error: { kind: 'gone', record: id },
    });
  });
});

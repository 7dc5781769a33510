/** [O9] What the deletion of a sheet says of what was known: the last confirmed operation, never one that waits. */

import { expect, test } from 'vitest';
import { deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';

test('names what was confirmed last on the sheet, its journal included, and nothing where nothing was', async () => {
  const { carnet, addSme, addContact } = await carnetFixture();
  const smeId = await addSme();
  const seenBy = async (): Promise<string | undefined> => {
    const result = await carnet.run(deleteRecord(smeId));
    await carnet.undo();
    return result.ok ? result.value.group[0]?.seen : 'not deleted';
  };
  expect(await seenBy()).toBeUndefined();

  await carnet.confirmNow();
  const contactId = await addContact(smeId);
  expect(await seenBy()).not.toBe(contactId);

  await carnet.confirmNow();
  const last = carnet.record(smeId)?.last;
  expect(await seenBy()).toBe(last);

  const again = await addContact(smeId);
  await carnet.confirmNow();
  await carnet.run(setFields(smeId, { town: 'Dinan' }));
  expect(await seenBy()).toBe(again);
});

test('reads the journal for it where that was not opened', async () => {
  const { carnet, device, environment, addSme, addContact } = await carnetFixture();
  const smeId = await addSme();
  const contactId = await addContact(smeId);
  await carnet.confirmNow();

  const other = (await carnetFixture({ device, environment })).carnet;
  expect(other.state.getState().journals.has(smeId)).toBe(false);
  const deleted = await other.run(deleteRecord(smeId));
  expect(deleted.ok ? deleted.value.group[0]?.seen : 'not deleted').toBe(contactId);
});

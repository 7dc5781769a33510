/** The contacts in the trash are found on every sheet, loaded or not, confirmed or waiting. */

import { describe, expect, it } from 'vitest';
import { deleteRecord, restoreRecord } from '../../../../src/domain/command/command.ts';
import { readTrashedLazy } from '../../../../src/client/model/trashed-records.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';

describe('the contacts in the trash', () => {
  it('are read from sheets that were never opened here', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    const contactId = await first.addContact(smeId);
    await first.addContact(smeId);
    await first.carnet.run(deleteRecord(contactId));
    await first.carnet.confirmNow();
    await first.carnet.close();

    const { carnet } = await carnetFixture({ device: first.device });
    expect(carnet.state.getState().journals.size).toBe(0);
    expect((await readTrashedLazy(carnet)).map(({ id }) => id)).toEqual([contactId]);
  });

  it('count what waits here, and count each contact once', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const contactId = await addContact(smeId);
    await carnet.confirmNow();
    await carnet.run(deleteRecord(contactId));
    expect((await readTrashedLazy(carnet)).map(({ id }) => id)).toEqual([contactId]);
    await carnet.confirmNow();
    await carnet.settled();
    expect(await readTrashedLazy(carnet)).toHaveLength(1);
    await carnet.run(restoreRecord(contactId));
    expect(await readTrashedLazy(carnet)).toEqual([]);
  });
});

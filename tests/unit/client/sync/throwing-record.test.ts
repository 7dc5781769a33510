/** A record of which no summary can be made stops no device: the others follow, restart, and join without it [F287]. */

import { afterEach, expect, test, vi } from 'vitest';
import { type Command, createRecord } from '../../../../src/domain/command/command.ts';
import * as order from '../../../../src/domain/contact/contact-order.ts';
import { declarationOf } from '../../../../src/domain/entity/registry.ts';
import { syncDevice } from '../../../support/sync-device.ts';
import { addSme, home, meet, nameOf, rename, world } from '../../../support/two-people.ts';

vi.mock('../../../../src/domain/contact/contact-order.ts', { spy: true });

afterEach(() => {
  vi.restoreAllMocks();
});

const stone = 'stone';

/** What throws at one record, as it did at a value that nobody had thought of; the others go through. */
const throwsAtStone =
  <R extends { readonly id: string }, F>(fold: (records: readonly R[]) => F) =>
  (records: readonly R[]): F => {
    if (!records.some(({ id }) => id === stone)) return fold(records);
    throw new TypeError('Cannot convert object to primitive value');
  };

test('a form at which the summary throws is left out', async () => {
  await expectToFollow(
    (sme) => createRecord('form', sme, { templateId: 'monthly-review/1', state: 'draft' }, stone),
    () => {
      const { summary } = declarationOf('form');
      if (summary === undefined) throw new Error('forms have none');
      const fold = throwsAtStone(summary.fold.bind(summary));
      vi.spyOn(summary, 'fold').mockImplementation(fold);
    },
  );
});

test('a contact at which the summary throws is left out', async () => {
  const { inOrder } = await vi.importActual<typeof order>(
    '../../../../src/domain/contact/contact-order.ts',
  );
  await expectToFollow(
    (sme) =>
      createRecord('contact', sme, { at: '2023-11-01T10:00', kind: 'note', state: 'held' }, stone),
    () => vi.mocked(order.inOrder).mockImplementation(throwsAtStone(inOrder)),
  );
});

/** Emma writes the record; Maëlle, who cannot summarise it, gets what comes after it. */
async function expectToFollow(
  write: (sme: string) => Command,
  letThrow: () => unknown,
): Promise<void> {
  const { server, maelle, emma } = await world();
  const kerlan = await addSme(emma, 'Atelier Kerlan');
  await meet(emma, maelle);
  expect(await emma.carnet.run(write(kerlan))).toMatchObject({ ok: true });
  await emma.exchange();
  expect(server.disk.programmes.get(home)?.records.has(stone)).toBe(true);
  letThrow();

  await maelle.exchange();
  await rename(emma, kerlan, 'Kerlan SARL');
  await meet(emma, maelle);
  expect(nameOf(maelle, kerlan)).toBe('Kerlan SARL');
  expect(maelle.runner.state.getState().phase).toBe('synced');

  maelle.stop();
  const again = await syncDevice(server, 'maelle', { device: maelle.device });
  expect(nameOf(again, kerlan)).toBe('Kerlan SARL');
  server.admit('new', ['accountManager'], 'pad-fr');
  const fresh = await syncDevice(server, 'new');
  await fresh.exchange();
  expect(nameOf(fresh, kerlan)).toBe('Kerlan SARL');
}

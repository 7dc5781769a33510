/**
 * What waits again after a restore, while the server does not take it: the download goes on unread, and takes the place of the
 * records that held it (F252) [C7] [C10].
 */

import { describe, expect, it } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import { recordAs } from '../../../../src/domain/operation/record.ts';
import { programmeOn, refusePushes, verify, wait } from '../../../support/lost-backup.ts';
import { type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import {
  addSme,
  expectSame,
  home,
  meet,
  nameOf,
  rename,
  world,
} from '../../../support/two-people.ts';

const townOf = (on: SyncDevice, id: string) => recordAs(on.carnet.record(id), 'sme')?.values.town;

async function move(on: SyncDevice, id: string, town: string): Promise<void> {
  expect((await on.carnet.run(setFields(id, { town }))).ok).toBe(true);
}

describe.each([true, false])(
  'What waits again after a restore, covered by a backup: %s',
  (covered) => {
    it('is shown over the download, as its author left it, also after a reload (F252) [C7] [C10]', async () => {
      const all = await world();
      const { server, maelle, emma } = all;
      const kerlan = await addSme(maelle, 'Atelier Kerlan');
      await meet(maelle, emma);
      // The backup holds what Emma wrote, and what Maëlle made of it since.
      await rename(emma, kerlan, 'Kerlan');
      await meet(emma, maelle);
      await rename(maelle, kerlan, 'Kerlan & fils');
      await meet(maelle, emma);
      const backup = structuredClone(programmeOn(server));
      await move(emma, kerlan, 'Auray');
      const north = await addSme(emma, 'Northgate');
      await meet(emma, maelle);
      if (covered) await verify(server, maelle, emma);
      expect(emma.device.kept.size > 0).toBe(!covered);
      server.disk.programmes.set(home, { ...backup, head: { ...backup.head, epoch: 'epoch-2' } });
      const end = refusePushes(emma);
      const expectShown = (on: SyncDevice): void => {
        expect([townOf(on, kerlan), nameOf(on, north)]).toEqual(['Auray', 'Northgate']);
        expect(nameOf(on, kerlan)).toBe('Kerlan & fils');
        expect(on.carnet.record(kerlan)?.conflicts).toBeUndefined();
      };
      await emma.exchange();
      expectShown(emma);
      await wait(emma);
      expectShown(emma);
      expect(emma.runner.state.getState().phase).toBe('waiting');
      // The download is in.
      expect(emma.device.meta?.sync?.cursor?.epoch).toBe('epoch-2');
      expectShown(await syncDevice(server, 'emma', { device: emma.device }));
      end();
      await wait(emma);
      await meet(emma, maelle);
      await meet(emma, maelle);
      expectSame(all);
      expectShown(maelle);
    });
  },
);

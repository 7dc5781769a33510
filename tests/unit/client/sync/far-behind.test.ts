/** Laptops that are far behind: a clock of long ago, and a sleep longer than the log is told. */

import { describe, expect, it } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import { deleteOperation } from '../../../../src/domain/operation/build.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { present } from '../../../../src/std/assert.ts';
import { author, call, founding, newSme, send } from '../../../support/server-pushes.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { baseOf, syncDevice } from '../../../support/sync-device.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';

/** A programme with two sheets. */
async function founded() {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')], [newSme('sme-2')]], { device: 'm' });
  const recordOn = (id: string) => present(server.disk.programmes.get(home)?.records.get(id), id);
  return { server, recordOn };
}

async function write(
  on: Awaited<ReturnType<typeof syncDevice>>,
  id: string,
  fields: Record<string, unknown>,
): Promise<void> {
  const written = await on.carnet.run(setFields(id, fields));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

describe('A laptop whose clock stands in 1970', () => {
  it('has what it knew of replaced, and loses no value that it did not (F34) [O2] [O8] [P4]', async () => {
    const { server, recordOn } = await founded();
    const emma = await syncDevice(server, 'emma', { environment: testEnvironment('tab', 1000) });
    await emma.exchange();
    // Made in knowledge of what stood there: it takes effect, however old its clock says it is.
    await write(emma, 'sme-1', { town: 'Cancale' });
    await emma.exchange();
    expect(recordOn('sme-1')).toMatchObject({ values: { town: 'Cancale' } });
    expect(recordOn('sme-1').conflicts).toBeUndefined();
    await write(emma, 'sme-1', { town: 'Dinard' });
    await emma.exchange();
    expect(recordOn('sme-1')).toMatchObject({ values: { town: 'Dinard' } });
    // Made without knowing the other: one leads, the other stands beside it.
    emma.network.down = { kind: 'offline' };
    await write(emma, 'sme-1', { town: 'Brest' });
    const there = recordOn('sme-1');
    const base = there.writers?.['town'];
    const other = { ...call('sme-1'), entity: 'sme', record: 'sme-1', kind: 'set' } as const;
    const fields = { town: { value: 'Vannes', base } };
    await send(server, 'maelle', [[{ ...other, by: 'maelle', operationId: 'other', fields }]], {
      device: 'm',
      from: 4,
    });
    emma.network.down = undefined;
    await emma.exchange();
    await emma.exchange();
    const both = recordOn('sme-1');
    const values = [
      both.values['town'],
      ...(both.conflicts?.['town'] ?? []).map(({ value }) => value),
    ];
    expect(new Set(values)).toEqual(new Set(['Brest', 'Vannes']));
    expect(baseOf(emma.device).get('sme-1')).toEqual(both);
  });
});

describe('A laptop that slept longer than the log is told', () => {
  it('sends what waits first; a sheet that went to the trash comes back marked, and nothing else does (F25) [S13] [C7]', async () => {
    const { server, recordOn } = await founded();
    const emma = await syncDevice(server, 'emma');
    await emma.exchange();
    emma.network.down = { kind: 'offline' };
    await write(emma, 'sme-1', { town: 'Dinard' });
    const maelle = author('maelle');
    const gone = ['sme-1', 'sme-2'].map((id) => [deleteOperation(maelle, recordOn(id))]);
    await send(server, 'maelle', gone, { device: 'm', from: 4 });
    lengthenLog(server, syncLimits.behindEntriesMax);
    expect(server.disk.programmes.get(home)?.head.sequence).toBeGreaterThan(
      syncLimits.behindEntriesMax,
    );
    emma.network.down = undefined;
    emma.network.calls.length = 0;
    await emma.exchange();
    await emma.exchange();
    expect(emma.network.calls[0]).toBe('push');
    expect(emma.network.calls).toContain('snapshot');
    expect(recordOn('sme-1')).toMatchObject({ values: { town: 'Dinard' }, contested: {} });
    expect(recordOn('sme-1').deleted).toBeUndefined();
    expect(recordOn('sme-2').deleted).toBeDefined();
    expect(baseOf(emma.device)).toEqual(server.disk.programmes.get(home)?.records);
  });
});

/** Half a year of entries that left no trace: the same one, again and again. */
function lengthenLog({ disk }: SyncServer, count: number): void {
  const programme = present(disk.programmes.get(home), 'there');
  const last = present(programme.entries.at(-1), 'one');
  const from = programme.head.sequence;
  const more = Array.from({ length: count }, (_, index) => ({
    ...last,
    sequence: from + index + 1,
  }));
  disk.programmes.set(home, {
    ...programme,
    head: { ...programme.head, sequence: from + count },
    entries: [...programme.entries, ...more],
  });
}

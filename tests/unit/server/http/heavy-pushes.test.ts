/** Pushes of a few bytes that touch records of megabytes, and the others meanwhile, over HTTP. */

import { describe, expect, test } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { type ApiServer, type Browser, connected, joined } from '../../../support/api-server.ts';
import { author, founding } from '../../../support/server-pushes.ts';
import { eventually } from '../../../support/eventually.ts';

const push = (who: Browser, programme: string, device: string, operations: readonly unknown[]) =>
  who.post(`/programmes/${programme}/push`, {
    device,
    sentAt: 1,
    groups: [{ deviceSequence: 1, operations }],
  });

/** Counts how many pushes of programmes that are not the office's read their records at once, and lets them end later. */
function slowElsewhere(server: ApiServer) {
  const counts = { atWork: 0, most: 0 };
  const ends: (() => void)[] = [];
  const { storage } = server;
  const write = storage.write.bind(storage);
  const readSlowly = async (bytesMax: number): Promise<undefined> => {
    // So much is known without reading any.
    if (bytesMax < 40_000_000) return undefined;
    counts.atWork += 1;
    counts.most = Math.max(counts.most, counts.atWork);
    await new Promise<void>((resolve) => ends.push(resolve));
    counts.atWork -= 1;
    return undefined;
  };
  storage.write = (id, work) =>
    write(id, (writer) => {
      const recordsUnlessLonger = (_ids: unknown, bytesMax: number) => readSlowly(bytesMax);
      return work(
        id.startsWith('own')
          ? Object.assign(Object.create(writer), { recordsUnlessLonger })
          : writer,
      );
    });
  return { counts, ends };
}

describe('pushes that touch much', () => {
  test('are done one at a time over all accounts, and nobody else waits behind more than one (F170)', async () => {
    const { server, maelle } = await connected();
    expect((await push(maelle, 'programme-1', 'laptop-1', founding)).status).toBe(200);
    const crew = await Promise.all(
      Array.from({ length: 5 }, async (_, at) => {
        const one = await joined(server, maelle, `crew-${at}`, ['coordinator']);
        const own = { programmeId: `own-${at}`, programmeName: 'Own', memberId: 'crew' };
        await one.post('/programmes', own);
        return one;
      }),
    );
    const { counts, ends } = slowElsewhere(server);
    const pushed = crew.flatMap((one, at) =>
      ['first', 'second'].map((device) => push(one, `own-${at}`, device, ['x'])),
    );
    await eventually(() => expect(counts.atWork).toBeGreaterThan(0));
    const members = author('member-maelle');
    const home = { home: 'programme-1', id: 'pad-9' };
    const pad = createOperation(members, 'launchPad', home, {
      ...{ name: 'UK', code: 'UK', country: 'GB', timeZone: 'Europe/London' },
    });
    expect((await push(maelle, 'programme-1', 'laptop-2', [pad])).status).toBe(200);
    const all = Promise.all(pushed);
    let isOver = false;
    void all.then(() => (isOver = true));
    await eventually(() => {
      for (let end = ends.shift(); end !== undefined; end = ends.shift()) end();
      expect(isOver).toBe(true);
    });
    expect(counts.most).toBe(1);
    expect((await all).map(({ status }) => status)).toEqual(pushed.map(() => 200));
  });
});

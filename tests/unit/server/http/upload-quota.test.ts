/** Who may upload a whole programme in a day, and who only says so. */

import { describe, expect, it } from 'vitest';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { dayBytesMax, firstUploadMsMax } from '../../../../src/server/http/day-quota.ts';
import { type Browser, connected, joined } from '../../../support/api-server.ts';
import { founding } from '../../../support/server-pushes.ts';

const path = '/programmes/programme-1';
const pushesADay = Math.floor(dayBytesMax / syncLimits.pushBytesMax);

/** A push of the largest size, which has next to nothing in it: it counts by its bytes. */
const large = JSON.stringify({ device: 'd', sentAt: 1, groups: [] }).padEnd(
  syncLimits.pushBytesMax - 1,
);

/** Sends one after the other; how they were answered. */
async function upload(who: Browser, pushes: number): Promise<readonly number[]> {
  const statuses = new Set<number>();
  for (let count = 0; count < pushes; count += 1) {
    statuses.add((await who.post(`${path}/push`, large)).status);
  }
  return [...statuses];
}

async function begin(who: Browser): Promise<void> {
  const groups = [{ deviceSequence: 1, operations: founding, handedIn: 'log' }];
  const pushed = await who.post(`${path}/push`, { device: 'laptop-1', sentAt: 1, groups });
  expect(pushed).toMatchObject({ status: 200, body: { outcomes: [{ outcome: 'accepted' }] } });
}

describe('the quota of whoever coordinates', () => {
  it('lets a founder who is alone upload the first log, and ends after it (F129) [S20]', async () => {
    const { server, maelle } = await connected();
    await begin(maelle);
    expect(await upload(maelle, pushesADay + 2)).toEqual([200]);
    server.clock.now += firstUploadMsMax;
    expect(await upload(maelle, pushesADay)).toEqual([200]);
    expect(await upload(maelle, 1)).toEqual([429]);
    // With somebody else it is a programme that people share.
    await joined(server, maelle, 'member-emma', ['accountManager']);
    expect(await upload(maelle, 1)).toEqual([200]);
  });

  it('is not for a programme in which nothing ever took effect (F129) [S20]', async () => {
    const { maelle } = await connected();
    expect(await upload(maelle, pushesADay)).toEqual([200]);
    expect(await upload(maelle, 1)).toEqual([429]);
  });
});

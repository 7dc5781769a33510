/** Who may upload a whole programme in a day, and who only says so. */

import { describe, expect, it } from 'vitest';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import {
  dayBytesMax,
  dayHeldGroupsMax,
  firstUploadMsMax,
} from '../../../../src/server/http/day-quota.ts';
import { type Browser, connected, joined } from '../../../support/api-server.ts';
import type { Json } from '../../../../src/std/json.ts';
import { author, founding } from '../../../support/server-pushes.ts';

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

describe('the quota of a day', () => {
  const formOf = (id: string, answers: number) => {
    const values = Object.fromEntries(
      Array.from({ length: answers }, (_, index) => [`value.i${index}`, 'z'.repeat(99_000)]),
    );
    const by = { ...author('member-emma'), newId: () => id };
    const fields = { templateId: 'readiness', state: 'draft' as const, ...values };
    return createOperation(by, 'form', 'programme-1', fields);
  };
  const change = (record: string, id: string): Json => ({
    ...{ operationId: `change-${id}`, kind: 'set', entity: 'form', record, version: 1 },
    ...{ home: 'programme-1', by: 'member-emma', at: 1, fields: { minutes: { value: 7 } } },
  });

  /** Emma, and what she sends, one group at a time. */
  async function typing() {
    const { server, maelle } = await connected();
    await begin(maelle);
    const join = async (name: string) => {
      const who = await joined(server, maelle, `member-${name}`, ['accountManager']);
      let deviceSequence = 0;
      const send = (operation: unknown) => {
        deviceSequence += 1;
        const groups = [{ deviceSequence, operations: [operation] }];
        return who.post(`${path}/push`, { device: `${name}-1`, sentAt: 1, groups });
      };
      return { who, send };
    };
    return { ...(await join('emma')), join };
  }

  it('counts nothing of how long a record is that somebody works on (F152) [S20]', async () => {
    const { who, send } = await typing();
    expect(await upload(who, pushesADay - 1)).toEqual([200]);
    const made = await send(formOf('form-1', 50));
    expect(made.body).toMatchObject({ outcomes: [{ outcome: 'accepted' }] });
    for (let place = 1; place < 30; place += 1) {
      expect((await send(change('form-1', String(place)))).status).toBe(200);
    }
  });

  it('counts what a push makes longer than it is itself (F152) [S20]', async () => {
    const { who, send } = await typing();
    const put = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, at) => [`p${at}`, { name: 'n'.repeat(190) }]));
    const person = (id: string, people: Json): Json => ({
      ...{ operationId: id, kind: 'set', entity: 'sme', record: 'sme-1', home: 'sme-1' },
      ...{ fields: { people: { put: people } }, by: 'member-emma', at: 1, version: 1 },
    });
    const by = { ...author('member-emma'), newId: () => 'sme-1' };
    const sme = {
      ...({ name: 'Atelier', country: 'FR', launchPadId: 'pad-uk', track: 'programme' } as const),
      stage: 'prospect' as const,
    };
    await send(createOperation(by, 'sme', { home: 'sme-1', id: 'sme-1' }, sme));
    await send(person('all', put(900)));
    for (const place of [1, 2, 3]) {
      const { body } = await send(person(`again-${place}`, { p1: { name: `n${place}` } }));
      expect(body).toMatchObject({ outcomes: [{ outcome: 'conflicted' }] });
    }
    expect(await upload(who, pushesADay - 1)).toEqual([200]);
    // There would be room for it beside the bytes that were sent.
    const rest = large.slice(0, -400_000);
    expect((await who.post(`${path}/push`, rest)).status).toBe(429);
  });

  it('is no bound on time, but turns are: one that touches much counts as several (F152)', async () => {
    const { send, join } = await typing();
    await send(formOf('form-1', 50));
    const crew = await Promise.all(Array.from({ length: 8 }, (_, at) => join(`crew${at}`)));
    let heavy = 0;
    let isOver = false;
    const busy = crew.map(async (one, at) => {
      for (let place = 0; !isOver; place += 1) {
        await one.send(change('form-1', `${at}-${place}`));
        heavy += 1;
      }
    });
    await send(change('pad-uk', 'first'));
    heavy = 0;
    for (let place = 0; place < 20; place += 1) await send(change('pad-uk', `light-${place}`));
    const during = heavy;
    isOver = true;
    await Promise.all(busy);
    // Not eight for each of twenty.
    expect(during).toBeLessThan(20 * 5);
  });
});

describe('the groups of a day that wait for coordination', () => {
  it('are two thousand of one account: the rest comes the next day (F155) [S20]', async () => {
    const { server, maelle } = await connected();
    await begin(maelle);
    const observer = await joined(server, maelle, 'member-tom', ['observer']);
    let deviceSequence = 0;
    const send = (who: Browser, count: number, waitsFor?: string) => {
      const groups = Array.from({ length: count }, (_, index) => {
        const id = `${who === maelle ? 'm' : 'o'}-${deviceSequence + index}`;
        const record = waitsFor ?? 'pad-uk';
        const by = who === maelle ? 'member-maelle' : 'member-tom';
        const operations = [
          {
            ...{ operationId: id, kind: 'set', entity: 'launchPad', record, home: 'programme-1' },
            ...{ fields: { name: { value: 'x' } }, by, at: 1, version: 1 },
          },
        ];
        return { deviceSequence: deviceSequence + index + 1, operations };
      });
      deviceSequence += count;
      return who.post(`${path}/push`, { device: 'tom-1', sentAt: 1, groups });
    };
    for (let sent = 0; sent < dayHeldGroupsMax; sent += syncLimits.pushGroupsMax) {
      expect(await send(observer, syncLimits.pushGroupsMax)).toMatchObject({ status: 200 });
    }
    const refused = await send(observer, 1);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    deviceSequence = 0;
    expect(await send(maelle, 1)).toMatchObject({ status: 200 });
    deviceSequence = dayHeldGroupsMax;
    server.clock.now += 86_400_000;
    expect(await send(observer, 1)).toMatchObject({ status: 200 });
  });

  it('are also those that wait for a record first (F155) [S6] [S20]', async () => {
    const { server, maelle } = await connected();
    await begin(maelle);
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const send = (place: number, count: number) => {
      const groups = Array.from({ length: count }, (_, index) => {
        const parts = { kind: 'set', version: 1, by: 'member-emma', at: 1 };
        // What an account manager may not change, and beside it a change of what is not there yet.
        const programme = { entity: 'programme', record: 'programme-1', home: 'programme-1' };
        const later = { entity: 'sme', record: 'sme-9', home: 'sme-9' };
        const operations = [
          { operationId: `p-${place + index}`, ...parts, ...programme },
          { operationId: `w-${place + index}`, ...parts, ...later },
        ].map((operation) => ({ ...operation, fields: { name: { value: 'x' } } }));
        return { deviceSequence: place + index + 1, operations };
      });
      return emma.post(`${path}/push`, { device: 'emma-1', sentAt: 1, groups });
    };
    for (let sent = 0; sent < dayHeldGroupsMax; sent += syncLimits.pushGroupsMax) {
      const answer = await send(sent, syncLimits.pushGroupsMax);
      expect(answer.body.outcomes[0]).toMatchObject({ outcome: 'held' });
    }
    expect(await send(dayHeldGroupsMax, 1)).toMatchObject({ status: 429 });
    server.clock.now += 86_400_000;
    expect(await send(dayHeldGroupsMax, 1)).toMatchObject({ status: 200 });
  });
});

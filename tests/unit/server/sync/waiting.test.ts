/**
 * Groups that waited for a record are decided some at a time, so that nobody who pushes waits for all of them [S6] [S18]
 * (F83).
 */

import { describe, expect, it } from 'vitest';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { MemoryStorage } from '../../../../src/server/storage/memory-storage.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { decideLeftOver, decideRest, groupsPerTurn } from '../../../../src/server/sync/waiting.ts';
import { present } from '../../../../src/std/assert.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';
import {
  call,
  emma,
  founded,
  read,
  request,
  send,
  stored,
} from '../../../support/server-pushes.ts';

const asEmma = { accountId: 'emma', programmeId: home };

const changing = (contact: Operation, minutes: number, length = 0): Operation => ({
  operationId: emma.newId(),
  kind: 'set',
  entity: 'contact',
  record: contact.record,
  home: 'sme-1',
  fields: {
    minutes: { value: minutes, base: `before ${minutes}` },
    unknown: { value: 'x'.repeat(length), base: 'z' },
  },
  by: 'emma',
  at: emma.at + minutes,
  version: 1,
});

async function wait(server: SyncServer, groups: readonly Group[]): Promise<void> {
  for (let from = 0; from < groups.length; from += 200) {
    const some = groups.slice(from, from + 200);
    const told = await send(server, 'emma', some, { device: 'waits', from: from + 1 });
    expect(new Set(told.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['held']));
  }
}

const waitingIn = (server: SyncServer): number =>
  [...present(server.disk.programmes.get(home), 'there').groups.values()].filter(
    ({ waitsFor }) => waitsFor !== undefined,
  ).length;

/** The context of a server, whose transactions tell how many groups each of them noted. */
function told(server: SyncServer, endAfter = Infinity) {
  const turns: number[] = [];
  class Told extends MemoryStorage {
    override write: MemoryStorage['write'] = async (programmeId, work) => {
      if (turns.length >= endAfter) throw new Error('The process ends');
      turns.push(0);
      return super.write(programmeId, (writer) => {
        const put = writer.putGroups.bind(writer);
        writer.putGroups = (groups) => {
          turns[turns.length - 1] = groups.length;
          return put(groups);
        };
        return work(writer);
      });
    };
  }
  return { turns, context: { ...server.context, storage: new Told(server.disk) } };
}

describe('many groups that wait for one record', () => {
  it('are decided in several transactions once it comes, before the answer (F83)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    await wait(
      server,
      Array.from({ length: 450 }, (_, index) => [changing(contact, index)]),
    );
    const { turns, context } = told(server);
    // As often as the event loop turned, somebody else could be heard.
    let heard = 0;
    let isOver = false;
    const hear = (): void => {
      heard += 1;
      if (!isOver) setImmediate(hear);
    };
    setImmediate(hear);
    const answer = await push(context, asEmma, request([[contact]]));
    isOver = true;
    expect(heard).toBeGreaterThanOrEqual(turns.length - 1);
    expect(answer.ok && answer.value.outcomes).toMatchObject([{ outcome: 'accepted' }]);
    expect(Math.max(...turns)).toBeLessThanOrEqual(groupsPerTurn + 1);
    expect(turns.length).toBeGreaterThan(4);
    expect(waitingIn(server)).toBe(0);
    expect(stored(server, contact.record)?.values['minutes']).toBe(449);
    const { groups } = await read(server, 'emma', 0, 'waits');
    expect(groups).toHaveLength(450);
  });

  it('are fewer at a time where they are long (F83)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    await wait(
      server,
      Array.from({ length: 8 }, (_, index) => [changing(contact, index, 500_000)]),
    );
    const { turns, context } = told(server);
    await push(context, asEmma, request([[contact]]));
    expect(Math.max(...turns)).toBeLessThanOrEqual(3);
    expect(waitingIn(server)).toBe(0);
  });

  it('are fewer at a time where they delete a sheet with a long history (F83)', async () => {
    const server = await founded();
    const long = call('sme-1');
    await send(server, 'emma', [[long]], { device: 'long' });
    for (let from = 2; from <= 9; from += 1) {
      await send(server, 'emma', [[changing(long, from, 200_000)]], { device: 'long', from });
    }
    const contact = call('sme-1');
    const gone = (): Operation => ({
      ...{ operationId: emma.newId(), kind: 'delete', entity: 'sme', record: 'sme-1' },
      ...{ home: 'sme-1', fields: {}, by: 'emma', at: emma.at, version: 1, seen: 'nothing' },
    });
    await wait(
      server,
      Array.from({ length: 8 }, (_, index) => [changing(contact, index), gone()]),
    );
    const { turns, context } = told(server);
    await push(context, asEmma, request([[contact]]));
    expect(Math.max(...turns)).toBeLessThanOrEqual(2);
    expect(waitingIn(server)).toBe(0);
  });

  it('do not hold up the answer to the push that they waited for (F83)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    await wait(
      server,
      Array.from({ length: 250 }, (_, index) => [changing(contact, index)]),
    );
    const deciding: (() => Promise<void>)[] = [];
    const decideBehind = async (programmeId: string, arrived: readonly string[]): Promise<void> => {
      deciding.push(() => decideRest(server.context, programmeId, arrived));
    };
    const context = { ...server.context, decideBehind };
    const answer = await push(context, asEmma, request([[contact]]));
    expect(answer).toMatchObject({ ok: true, value: { outcomes: [{ outcome: 'accepted' }] } });
    expect(waitingIn(server)).toBe(150);
    for (const decide of deciding) await decide();
    expect(waitingIn(server)).toBe(0);
  });

  it('are left for the next start where the server closes (F83)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    await wait(
      server,
      Array.from({ length: 250 }, (_, index) => [changing(contact, index)]),
    );
    const context = { ...server.context, isClosing: () => true };
    await push(context, asEmma, request([[contact]]));
    await decideLeftOver(context, home);
    expect(waitingIn(server)).toBe(150);
    await decideLeftOver(server.context, home);
    expect(waitingIn(server)).toBe(0);
  });

  it('are gone on with by the next start where the process ended between two turns (F83)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    await wait(
      server,
      Array.from({ length: 250 }, (_, index) => [changing(contact, index)]),
    );
    const { context } = told(server, 1);
    await expect(push(context, asEmma, request([[contact]]))).rejects.toThrow('ends');
    expect(waitingIn(server)).toBe(150);
    await decideLeftOver(server.context, home);
    expect(waitingIn(server)).toBe(0);
    const again = await send(server, 'emma', [[contact]]);
    expect(again.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('groups that wait for one another', () => {
  it('are decided one after the other, however long the chain is (F83)', async () => {
    const server = await founded();
    const contacts = Array.from({ length: 500 }, () => call('sme-1'));
    const groups = contacts
      .slice(1)
      .map(
        (contact, index): Group => [
          contact,
          changing(present(contacts[index], 'the one before'), index),
        ],
      );
    await wait(server, groups);
    const first = present(contacts[0], 'the first');
    await send(server, 'emma', [[first]]);
    expect(waitingIn(server)).toBe(0);
    expect(contacts.every(({ record }) => stored(server, record) !== undefined)).toBe(true);
  });
});

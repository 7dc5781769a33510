/** What takes longer than a transaction may is tried with less, and then given up: nothing is tried for ever [S7] (F178). */

import { describe, expect, it, vi } from 'vitest';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import {
  type ProgrammeWriter,
  TransactionTooLong,
} from '../../../../src/server/ports/sheet-storage.ts';
import { MemoryStorage } from '../../../../src/server/storage/memory-storage.ts';
import type { SyncContext } from '../../../../src/server/sync/context.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { retryQuarantined } from '../../../../src/server/sync/quarantine.ts';
import { carefully } from '../../../../src/server/sync/too-long.ts';
import { decideLeftOver, groupsPerTurn } from '../../../../src/server/sync/waiting.ts';
import { present } from '../../../../src/std/assert.ts';
import { call, emma, founded, read, request, send } from '../../../support/server-pushes.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';

const asEmma = { accountId: 'emma', programmeId: home };

const changing = (records: readonly string[]): Group =>
  records.map((record) => ({
    operationId: emma.newId(),
    kind: 'set',
    entity: 'contact',
    record,
    home: 'sme-1',
    fields: { minutes: { value: 5, base: 'none' } },
    by: 'emma',
    at: emma.at,
    version: 1,
  }));

/** Whether a transaction takes too long by what it reads or writes. */
type IsSlow = (key: keyof ProgrammeWriter, asked: readonly unknown[]) => boolean;

/** The context of a server on which a transaction takes too long where `isSlow` says so, and how many were undone. */
function slow(server: SyncServer, isSlow: IsSlow) {
  let undone = 0;
  class Slow extends MemoryStorage {
    override write: MemoryStorage['write'] = (programmeId, work) =>
      super.write(programmeId, (writer) =>
        work(
          new Proxy(writer, {
            get: (target, key: keyof ProgrammeWriter) => {
              const value: unknown = Reflect.get(target, key);
              if (typeof value !== 'function') return value;
              return (...asked: unknown[]): unknown => {
                if (isSlow(key, asked)) {
                  undone += 1;
                  throw new TransactionTooLong(20_000);
                }
                return (value as (...all: unknown[]) => unknown).apply(target, asked);
              };
            },
          }),
        ),
      );
  }
  const context: SyncContext = { ...server.context, storage: new Slow(server.disk) };
  return { context, undone: () => undone };
}

const outcomesOf = (server: SyncServer, device: string): readonly string[] =>
  [...present(server.disk.programmes.get(home), 'there').groups.values()]
    .filter((group) => group.device.startsWith(device))
    .map(({ outcome }) => outcome);

/** A server on which groups wait for a record that came, and change another one that was there, as `groups` say. */
async function waiting(
  groups: (waitsFor: Operation, there: string) => readonly Group[],
  names = 1,
) {
  const server = await founded();
  const contact = call('sme-1');
  const there = call('sme-1');
  // As many as are decided beside the push that brings the record.
  const before = Array.from({ length: groupsPerTurn }, () => changing([contact.record]));
  await send(server, 'emma', [[there], ...before], { device: 'before' });
  const made = groups(contact, there.record);
  for (let name = 0; name < names; name += 1) {
    await send(server, 'emma', made, { device: `waits ${name}` });
  }
  const context = { ...server.context, decideBehind: async () => undefined };
  await push(context, asEmma, request([[contact]]));
  expect(new Set(outcomesOf(server, 'waits'))).toEqual(new Set(['held']));
  return { server, there: there.record };
}

const reads =
  (record: string): IsSlow =>
  (key, [ids]) =>
    key === 'recordsUnlessLonger' && (ids as readonly string[]).includes(record);

describe('waiting groups', () => {
  it('are decided one at a time where together they take too long (F178)', async () => {
    const { server } = await waiting(({ record }) => [changing([record]), changing([record])]);
    const { context, undone } = slow(
      server,
      (key, [groups]) => key === 'putGroups' && (groups as readonly unknown[]).length > 1,
    );
    await decideLeftOver(context, home);
    expect(outcomesOf(server, 'waits')).toHaveLength(2);
    expect(outcomesOf(server, 'waits')).not.toContain('held');
    expect(undone()).toBe(1);
  });

  it('need their author’s attention under every name where one alone takes too long, and the others go on (F178)', async () => {
    const { server, there } = await waiting(
      ({ record }, other) => [changing([record, other]), changing([record])],
      3,
    );
    const { context, undone } = slow(server, reads(there));
    await decideLeftOver(context, home);
    expect(undone()).toBe(2);
    const outcomes = outcomesOf(server, 'waits');
    expect(outcomes.filter((outcome) => outcome === 'needsAttention')).toHaveLength(3);
    expect(outcomes).not.toContain('held');
    expect(server.alarms).toMatchObject([{ reason: 'tooLong' }]);
    // Its author is told.
    const { groups } = await read(server, 'emma', 0, 'waits 1');
    expect(groups).toContainEqual({ deviceSequence: 1, outcome: 'needsAttention' });
    // The next start has nothing to try.
    await decideLeftOver(context, home);
    expect(undone()).toBe(2);
  });
});

describe('groups in quarantine', () => {
  it('need their author’s attention where one alone takes too long, once for all starts (F178)', async () => {
    const server = await founded();
    const contact = call('sme-1');
    await send(server, 'emma', [[contact]]);
    const later = changing([contact.record]).map(
      (operation) => ({ ...operation, entity: 'contactLater' }) as unknown as Operation,
    );
    await send(server, 'emma', [later], { device: 'later' });
    const programme = present(server.disk.programmes.get(home), 'there');
    const quarantined = programme.quarantined.map((group) => ({
      ...group,
      body: group.body.replaceAll('"contactLater"', '"contact"'),
    }));
    server.disk.programmes.set(home, { ...programme, quarantined });
    const { context, undone } = slow(server, reads(contact.record));
    expect(await retryQuarantined(context, home)).toEqual({ decided: 1, left: 0 });
    expect(outcomesOf(server, 'later')).toEqual(['needsAttention']);
    expect(undone()).toBe(2);
    expect(await retryQuarantined(context, home)).toEqual({ decided: 0, left: 0 });
    expect(undone()).toBe(2);
  });
});

it('what fails for another reason is not tried with less', async () => {
  const turn = vi.fn(async () => {
    throw new Error('The disk is full');
  });
  await expect(carefully(turn)).rejects.toThrow('full');
  expect(turn).toHaveBeenCalledOnce();
});

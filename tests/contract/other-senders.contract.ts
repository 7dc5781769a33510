/**
 * The same changes, sent by somebody else before their author, on memory, SQLite and PostgreSQL: they take effect once, when
 * their author sends them.
 */

import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Group } from '../../src/domain/operation/operation.ts';
import type { SyncContext } from '../../src/server/sync/context.ts';
import { dismiss, heldGroups, letThrough } from '../../src/server/sync/held.ts';
import { push } from '../../src/server/sync/push.ts';
import { call, founding, newSme, request } from '../support/server-pushes.ts';
import { serverProgrammeId as programmeId } from '../support/sync-server.ts';
import type { PeopleStorages } from './account-storage.contract.ts';

export function otherSendersContract(name: string, open: () => Promise<PeopleStorages>): void {
  describe(`Changes that somebody else sent before ${name}`, () => {
    let storages: PeopleStorages;
    let context: SyncContext;
    let now = 1_700_000_000_000;
    const coordination = { accountId: 'maelle', programmeId };
    beforeEach(async () => {
      storages = await open();
      const { sheets: storage, accounts } = storages;
      context = {
        storage,
        now: () => (now += 1),
        hash: (text) => createHash('sha256').update(text).digest('hex'),
        alarm: ({ reason }) => expect.unreachable(reason),
      };
      await storage.createProgramme(
        { programmeId, epoch: 'epoch-1', sequence: 0, watermark: 0, name: 'E-Channel' },
        { accountId: 'maelle', memberId: 'maelle', roles: ['coordinator'] },
      );
      for (const accountId of ['emma', 'zoe']) {
        const roles = ['accountManager'] as const;
        const launchPadId = 'pad-fr';
        const member = {
          programmeId,
          accountId,
          memberId: accountId,
          roles,
          launchPadId,
          scope: 1,
        };
        await accounts.write((writer) => writer.putMembership(member));
      }
      await send('maelle', [founding, [newSme('sme-1')]], 'm');
    });
    afterEach(() => storages.close());

    const send = async (
      who: string,
      groups: readonly Group[],
      device: string,
      more: { readonly forging?: true; readonly withdrawn?: readonly string[] } = {},
    ) => {
      const { forging, withdrawn } = more;
      const sent = request(groups, { who, device, ...(forging && { forging }) });
      const asker = { accountId: who, programmeId };
      const reply = await push(context, asker, { ...sent, ...(withdrawn && { withdrawn }) });
      if (!reply.ok) throw new Error(reply.error);
      return reply.value.outcomes;
    };
    const names = (id: string) =>
      storages.sheets.read(programmeId, (reader) => reader.namesOf(id, 10));

    it('take effect once when their author sends them, and settle what others sent [S2] [S10] (F244)', async () => {
      const calls = [0, 1, 2, 3].map(() => call('sme-1'));
      const ids = calls.map(({ operationId }) => operationId);
      const handedIn = calls.slice(0, 3).map((one) => [one]);
      await send('zoe', handedIn, 'hers');
      await send('zoe', handedIn, 'hers, renamed');
      await send('zoe', [calls.slice(3)], 'hers, at last', { forging: true });
      await send('zoe', [], 'hers', { withdrawn: ids.slice(0, 1) });
      expect((await dismiss(context, coordination, { id: ids[1] ?? '' })).ok).toBe(true);
      const groups = calls.map((one) => [one]);
      const sent = await send('emma', groups, 'laptop');
      expect(sent.map(({ outcome }) => outcome)).toEqual(calls.map(() => 'accepted'));
      for (const [index, id] of ids.entries()) {
        const of = (await names(id)) ?? [];
        expect(of).toHaveLength(index < 3 ? 3 : 2);
        expect(new Set(of.map(({ sequence }) => sequence)).size).toBe(1);
        expect(new Set(of.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
        expect(new Set(of.map(({ memberId }) => memberId))).toEqual(new Set(['emma', 'zoe']));
      }
      const held = await heldGroups(context, coordination);
      expect(held.ok && held.value.groups).toEqual([]);
      expect(await send('emma', groups, 'laptop, renamed')).toEqual(sent);
      const entries = await storages.sheets.read(programmeId, (reader) =>
        reader.entriesAfter(founding.length + 1, 10),
      );
      expect(entries?.map(({ operation }) => operation.operationId)).toEqual(ids);
    });

    it('wait for their record, though others sent a part of them or another content before (F260) [S2] [S6]', async () => {
      const outcomesOf = async (sent: ReturnType<typeof send>) =>
        (await sent).map(({ outcome }) => outcome);
      const group = [call('sme-1'), call('sme-2')];
      const early = call('sme-2');
      expect(await outcomesOf(send('zoe', [group.slice(0, 1)], 'hers'))).toEqual(['held']);
      const other = { ...early, home: 'nowhere', by: 'zoe' };
      expect(await outcomesOf(send('zoe', [[other]], 'hers, renamed'))).toEqual(['held']);
      const sent = await outcomesOf(send('emma', [group, [early]], 'laptop'));
      expect(sent).toEqual(['held', 'held']);
      for (const sme of ['sme-2', 'nowhere']) await send('maelle', [[newSme(sme)]], `m, ${sme}`);
      const entries = await storages.sheets.read(programmeId, (reader) =>
        reader.entriesAfter(founding.length + 1, 10),
      );
      const effective = new Set(entries?.map(({ operation }) => operation.operationId));
      expect(effective).toEqual(
        new Set(
          ['sme-2', 'nowhere'].concat([...group, early].map(({ operationId }) => operationId)),
        ),
      );
      expect(await outcomesOf(send('zoe', [group.slice(0, 1)], 'hers'))).toEqual(['merged']);
      const sendings = (await names(early.operationId)) ?? [];
      const told = new Map(sendings.map(({ memberId, outcome }) => [memberId, outcome]));
      expect(told.get('zoe')).toBe('needsAttention');
      const held = await heldGroups(context, coordination);
      expect(held.ok && held.value.groups).toEqual([]);
    });

    it('are decided one after the other where two contents of one id wait for coordination (F257) (F260) [S2] [S6]', async () => {
      const made = { ...call('sme-1'), by: 'tom' };
      const other = { ...made, at: made.at + 1, by: 'zoe' };
      const id = made.operationId;
      const roles = ['chief'] as const;
      for (const accountId of ['tom', 'zoe']) {
        const member = { programmeId, accountId, memberId: accountId, roles, scope: 2 };
        await storages.accounts.write((writer) => writer.putMembership(member));
      }
      await send('tom', [[made]], 'toms');
      await send('zoe', [[other], [other]], 'hers');
      const shown = async () => {
        const held = await heldGroups(context, coordination);
        return held.ok && held.value.groups.map(({ by, operations }) => [by, operations[0]?.at]);
      };
      expect(await shown()).toEqual([['tom', made.at]]);
      expect((await dismiss(context, coordination, { id })).ok).toBe(true);
      expect(await shown()).toEqual([['zoe', other.at]]);
      expect((await letThrough(context, coordination, { id })).ok).toBe(true);
      expect(await shown()).toEqual([]);
      const entries = await storages.sheets.read(programmeId, (reader) =>
        reader.entriesAfter(founding.length + 1, 10),
      );
      expect(entries?.map(({ operation }) => operation)).toMatchObject([other]);
    });

    it('take effect once where others brought parts of them, or gave them another content [S2] [S3] (F250)', async () => {
      const group = [0, 1, 2, 3].map(() => call('sme-1'));
      const [a, b, c, d] = group.map((one) => [one]);
      const outcomesOf = async (sent: ReturnType<typeof send>) =>
        (await sent).map(({ outcome }) => outcome);
      const forged = group.map((one) => [{ ...one, at: one.at + 1 }]);
      await send('zoe', forged.slice(0, 1), 'hers', { forging: true });
      expect(await outcomesOf(send('maelle', [c ?? []], 'm, later'))).toEqual(['accepted']);
      expect(await outcomesOf(send('zoe', [b ?? []], 'hers, renamed'))).toEqual(['held']);
      const sent = await send('emma', [group], 'laptop');
      expect(sent).toMatchObject([{ outcome: 'merged' }]);
      expect(await send('emma', [group], 'laptop, renamed')).toEqual(sent);
      const parts = [d ?? [], group.slice(1, 3)];
      expect(await outcomesOf(send('zoe', parts, 'hers, at last'))).toEqual(['merged', 'merged']);
      expect(await outcomesOf(send('zoe', forged.slice(3), 'hers, for ever'))).toEqual(['forked']);
      const held = await heldGroups(context, coordination);
      const waiting = held.ok ? held.value.groups.map(({ id }) => id) : [];
      expect(waiting).toEqual([b?.[0]?.operationId]);
      expect(await letThrough(context, coordination, { id: waiting[0] ?? '' })).toMatchObject({
        ok: true,
      });
      const entries = await storages.sheets.read(programmeId, (reader) =>
        reader.entriesAfter(founding.length + 1, 10),
      );
      const order = [c, a, b, d].map((one) => one?.[0]?.operationId);
      expect(entries?.map(({ operation }) => operation.operationId)).toEqual(order);
      expect(entries?.map(({ operation }) => operation.at)).toEqual(order.map(() => group[0]?.at));
    });
  });
}

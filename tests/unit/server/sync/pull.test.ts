/** Pull, snapshot and history over the storage in memory: what is answered, and in which order. */

import { describe, expect, it } from 'vitest';
import { deleteOperation } from '../../../../src/domain/operation/build.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import type { SnapshotPart } from '../../../../src/protocol/sync-messages.ts';
import { pull } from '../../../../src/server/sync/pull.ts';
import { history } from '../../../../src/server/sync/snapshot.ts';
import { present } from '../../../../src/std/assert.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';
import {
  call,
  emma,
  founded,
  maelle,
  read,
  send,
  set,
  stored,
} from '../../../support/server-pushes.ts';
import { snapshotReply } from '../../../support/snapshot-reply.ts';

describe('a pull', () => {
  it('answers what came after the cursor, without a gap and in whole groups [S13]', async () => {
    const server = await founded();
    const batch = Array.from({ length: 90 }, () => Array.from({ length: 30 }, () => call('sme-1')));
    await send(server, 'emma', batch);
    let after = 0;
    const seen: number[] = [];
    for (;;) {
      const reply = await read(server, 'emma', after);
      expect(reply.from).toBe(after);
      if (reply.entries.length === 0) break;
      const last = reply.entries.at(-1);
      const next = server.disk.programmes.get(home)?.entries[reply.to];
      expect(next === undefined || next.group === next.operation.operationId).toBe(true);
      expect(last?.sequence).toBe(reply.to);
      seen.push(...reply.entries.map(({ sequence }) => sequence));
      after = reply.to;
    }
    expect(seen).toEqual(Array.from({ length: 2704 }, (_, index) => index + 1));
    expect(syncLimits.pullEntriesMax).toBeLessThan(2704);
  });

  it('ends where it holds much text, still with a whole group, and goes on from there [S12] [S13]', async () => {
    const server = await founded();
    const text = 'é'.repeat(20_000);
    const long = (): Group =>
      [call('sme-1'), call('sme-1')].map((operation) => ({
        ...operation,
        fields: { ...operation.fields, summary: { value: { lang: 'fr', text } } },
      }));
    for (let batch = 0; batch < 13; batch += 1) {
      await send(server, 'emma', Array.from({ length: 10 }, long), { from: batch * 10 + 1 });
    }
    let after = 0;
    let answers = 0;
    for (;;) {
      const reply = await read(server, 'emma', after);
      if (reply.entries.length === 0) break;
      expect(JSON.stringify(reply.entries).length).toBeLessThan(syncLimits.answerLengthMax * 1.1);
      const next = server.disk.programmes.get(home)?.entries[reply.to];
      expect(next === undefined || next.group === next.operation.operationId).toBe(true);
      answers += 1;
      after = reply.to;
    }
    expect(after).toBe(server.disk.programmes.get(home)?.entries.length);
    expect(after).toBeGreaterThan(260);
    expect(answers).toBe(2);
  });

  it('says restored where the epoch is another or the cursor is above the head, and snapshot where the scope changed or too much was missed [S13]', async () => {
    const server = await founded();
    const ask = async (cursor: { epoch: string; sequence: number; scope: number }) => {
      const answer = await pull(
        server.context,
        { accountId: 'emma', programmeId: home },
        { device: 'other', cursor, echo: false },
      );
      return answer.ok ? answer.value.kind : answer.error;
    };
    const cursor = { epoch: 'epoch-1', sequence: 4, scope: 1 };
    expect(await ask(cursor)).toBe('entries');
    expect(await ask({ ...cursor, epoch: 'epoch-0' })).toBe('restored');
    expect(await ask({ ...cursor, sequence: 5 })).toBe('restored');
    expect(await ask({ ...cursor, scope: 2 })).toBe('snapshot');
  });

  it('carries the records with an entry that did more than apply as it was made [S14] [P4]', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    await send(server, 'maelle', [[set(maelle, sme, { town: 'Cancale' })]], { device: 'm' });
    await send(server, 'emma', [[set(emma, sme, { town: 'Dinard' })]]);
    const { entries } = await read(server, 'emma', 4, 'laptop');
    expect(entries.map(({ outcome }) => outcome)).toEqual(['accepted', 'conflicted']);
    expect(entries[0]?.records).toBeUndefined();
    expect(entries[1]?.records).toMatchObject([
      { id: 'sme-1', values: { town: 'Dinard' }, conflicts: { town: [{ value: 'Cancale' }] } },
    ]);
  });

  it('carries a contact that gets another day, which a snapshot begun before can lack [S14] [S15]', async () => {
    const server = await founded();
    const logged = call('sme-1');
    await send(server, 'emma', [[logged]]);
    const contact = present(stored(server, logged.record), 'there');
    await send(server, 'maelle', [[set(maelle, contact, { minutes: 7 })]], { device: 'm' });
    const moved = set(maelle, contact, { at: '2026-11-20T09:00' });
    await send(server, 'maelle', [[moved]], { device: 'm', from: 2 });
    const { entries } = await read(server, 'emma', 5, 'laptop');
    expect(entries.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(entries[0]?.records).toBeUndefined();
    expect(entries[1]?.records).toContainEqual(
      expect.objectContaining({
        id: logged.record,
        values: expect.objectContaining({ at: '2026-11-20T09:00', minutes: 7 }),
      }),
    );
  });

  it('spares a device the copy of its own operations, unless it asks for it', async () => {
    const server = await founded();
    await send(server, 'emma', [[call('sme-1')]]);
    const mine = await read(server, 'emma', 4, 'laptop');
    expect(mine.entries[0]).not.toHaveProperty('operation');
    const other = await read(server, 'emma', 4, 'phone');
    expect(other.entries[0]?.operation?.operationId).toBe(mine.entries[0]?.operationId);
  });

  it('tells nothing to an observer and to someone who left [P6]', async () => {
    const server = await founded();
    server.admit('olive', ['observer']);
    const as = (accountId: string) => ({ accountId, programmeId: home });
    const cursor = { epoch: 'epoch-1', sequence: 0, scope: 1 };
    const wanted = { device: 'd', cursor, echo: false };
    const part = { device: 'd', part: { kind: 'heads' }, recentFrom: '2020-01-01' } as const;
    server.dismiss('emma');
    for (const [who, error] of [
      ['olive', 'forbidden'],
      ['emma', 'notFound'],
    ] as const) {
      expect(await pull(server.context, as(who), wanted)).toEqual({ ok: false, error });
      expect(await snapshotReply(server.context, as(who), part)).toEqual({ ok: false, error });
      expect(await history(server.context, as(who), { home: 'sme-1' })).toEqual({
        ok: false,
        error,
      });
    }
  });
});

describe('a snapshot', () => {
  it('is every record once, what is of use first, and each with its place [S15]', async () => {
    const server = await founded();
    const old = { ...call('sme-1') };
    const older = { ...old, fields: { ...old.fields, at: { value: '2019-01-01T10:00' } } };
    await send(server, 'emma', [[older], [call('sme-1')]]);
    const seen: string[] = [];
    let part: { kind: 'heads' | 'recent' | 'older' } | undefined = { kind: 'heads' };
    const kinds: string[] = [];
    while (part !== undefined) {
      kinds.push(part.kind);
      const answer = await snapshotReply(
        server.context,
        { accountId: 'emma', programmeId: home },
        { device: 'd', part, recentFrom: '2020-01-01' },
      );
      if (!answer.ok) throw new Error(answer.error);
      expect(answer.value.total).toBe(6);
      for (const record of answer.value.records) {
        expect(record.sequence).toBeGreaterThan(0);
        seen.push(record.id);
      }
      part = answer.value.next;
    }
    // What is left of the older ones comes along.
    expect(kinds).toEqual(['heads', 'recent']);
    expect(seen.toSorted()).toEqual(
      [...(server.disk.programmes.get(home)?.records.keys() ?? [])].toSorted(),
    );
    expect(seen.at(-1)).toBe(older.record);
  });

  it.each([
    ['none is left', 2000, 0, ['heads', 'recent']],
    ['one is left and there is no room', 2000, 1, ['heads', 'recent', 'older']],
    ['there is room for all', 1950, 40, ['heads', 'recent']],
    ['there is room for some', 1950, 2300, ['heads', 'recent', 'older', 'older']],
  ])('fills its recent part with older contacts: %s', async (_what, recent, older, expected) => {
    const server = await founded();
    const before = server.disk.programmes.get(home)?.records.size ?? 0;
    const contacts = Array.from({ length: recent + older }, (_, index): AnyRecord => {
      const stamp = { at: 1, by: 'emma' };
      const values = { at: index < recent ? '2020-06-01T10:00' : '2019-06-01T10:00' };
      const id = `contact-${String(index).padStart(5, '0')}`;
      const place = { home: 'sme-1', sequence: 1 };
      return { id, entity: 'contact', ...place, values, created: stamp, changed: stamp };
    });
    await server.context.storage.write(home, (writer) => writer.putRecords(contacts));
    const kinds: string[] = [];
    const seen = new Set<string>();
    let part: SnapshotPart | undefined = { kind: 'heads' };
    while (part !== undefined) {
      kinds.push(part.kind);
      const asked = { device: 'd', part, recentFrom: '2020-01-01' };
      const asker = { accountId: 'emma', programmeId: home };
      const answer = await snapshotReply(server.context, asker, asked);
      if (!answer.ok) throw new Error(answer.error);
      for (const { id } of answer.value.records) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      part = answer.value.next;
    }
    expect(seen.size).toBe(before + recent + older);
    expect(kinds).toEqual(expected);
  });

  it('is followed by the history of a sheet, page by page', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    await send(server, 'emma', [[call('sme-1')], [deleteOperation(emma, sme)]]);
    const answer = await history(
      server.context,
      { accountId: 'emma', programmeId: home },
      { home: 'sme-1', before: 6 },
    );
    expect(answer.ok && answer.value.entries.map(({ sequence }) => sequence)).toEqual([4, 5]);
    expect(answer.ok && answer.value.more).toBe(false);
  });

  it('whose pages end where they hold much text [S12]', async () => {
    const server = await founded();
    const text = 'é'.repeat(20_000);
    const long = (): Group => {
      const operation = call('sme-1');
      return [
        { ...operation, fields: { ...operation.fields, summary: { value: { lang: 'fr', text } } } },
      ];
    };
    for (let batch = 0; batch < 13; batch += 1) {
      await send(server, 'emma', Array.from({ length: 20 }, long), { from: batch * 20 + 1 });
    }
    const asked = { accountId: 'emma', programmeId: home };
    const told: number[] = [];
    let answers = 0;
    let before: number | undefined;
    for (;;) {
      const answer = await history(server.context, asked, {
        home: 'sme-1',
        ...(before && { before }),
      });
      if (!answer.ok) throw new Error(answer.error);
      const { entries, more } = answer.value;
      expect(JSON.stringify(entries).length).toBeLessThan(syncLimits.answerLengthMax * 1.1);
      told.unshift(...entries.map(({ sequence }) => sequence));
      before = entries[0]?.sequence;
      answers += 1;
      if (!more) break;
    }
    expect(answers).toBe(2);
    expect(told.length).toBeGreaterThan(260);
    expect(new Set(told).size).toBe(told.length);
  });
});

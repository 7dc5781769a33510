/**
 * What a push costs a server and everybody else, on a real database: processor time, rows that it leaves, and what others
 * read because of it. Compared with what it weighs: its bytes, and the records that it touches.
 */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { PullReply, PushReply } from '../../src/protocol/sync-messages.ts';
import { protocolVersion } from '../../src/protocol/version.ts';
import type { SyncContext } from '../../src/server/sync/context.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { push } from '../../src/server/sync/push.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import type { Json } from '../../src/std/json.ts';
import { present } from '../../src/std/assert.ts';
import { founding, newSme } from './server-pushes.ts';

export const costHome = 'programme-1';

export interface PushCost {
  /** Of the request, as JSON. */
  readonly bytes: number;
  /** Of the records that it touched, as they stood before and after it. */
  readonly recordBytes: number;
  readonly outcomes: readonly string[];
  readonly cpuMs: number;
  /** Bodies, and what keys take, of all rows that are there because of it. */
  readonly storedBytes: number;
  /** What another device reads to be up to date: of this protocol, and of the last without records once. */
  readonly readBytes: number;
  readonly oldReadBytes: number;
  /** The longest of those answers. */
  readonly answerBytes: number;
}

/** A server of a database, with a founder and an account manager, Emma. */
export class CostServer {
  private readonly database: SqlDatabase;
  private readonly context: SyncContext;
  private counter = 0;
  private head = 0;

  constructor(database: SqlDatabase) {
    this.database = database;
    this.context = {
      storage: sqlStorage(database),
      now: () => 1_700_000_000_000,
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      alarm: ({ reason }) => {
        throw new Error(reason);
      },
    };
  }

  /** Puts a programme with some sheets on it. */
  async found(sheets: readonly string[]): Promise<void> {
    const { storage } = this.context;
    await storage.createProgramme(
      { programmeId: costHome, epoch: 'life-1', sequence: 0, watermark: 0, name: 'E-Channel' },
      { accountId: 'maelle', memberId: 'maelle', roles: ['coordinator'] },
    );
    await this.database.write((session) =>
      session.insert(
        'memberships',
        [
          {
            programme_id: costHome,
            account_id: 'emma',
            member_id: 'emma',
            roles: '["accountManager"]',
            launch_pad_id: 'pad-fr',
            scope: 1,
          },
        ],
        'fail',
      ),
    );
    const groups = [founding, ...sheets.map((id) => [newSme(id)])];
    const { outcomes } = await this.push(
      'maelle',
      groups as unknown as readonly (readonly Json[])[],
    );
    present(outcomes.every(({ outcome }) => outcome === 'accepted') || undefined, 'founded');
    this.head = (await this.size()).head;
  }

  async push(who: string, groups: readonly (readonly Json[])[]): Promise<PushReply> {
    const device = `laptop of ${who} ${this.counter}`;
    this.counter += 1;
    const sent = groups.map((operations, index) => ({ deviceSequence: index + 1, operations }));
    const answered = await push(
      this.context,
      { accountId: who, programmeId: costHome },
      { device, sentAt: 1, groups: sent },
    );
    if (!answered.ok) throw new Error(answered.error);
    return answered.value;
  }

  /** Pushes as Emma and looks what came of it. */
  async costOf(groups: readonly (readonly Json[])[]): Promise<PushCost> {
    const text = JSON.stringify(groups);
    const touched = [
      ...new Set([...text.matchAll(/"(?:record|home)":"([^"]*)"/g)].map(([, id]) => id ?? '')),
    ];
    const before = await this.size();
    const recordsBefore = await this.recordBytes(touched);
    const begun = process.cpuUsage();
    // As it arrives: text, read again.
    const { outcomes } = await this.push('emma', JSON.parse(text) as Json[][]);
    const { user, system } = process.cpuUsage(begun);
    const after = await this.size();
    const now = await this.read(protocolVersion);
    const old = await this.read(5);
    this.head = after.head;
    return {
      bytes: text.length,
      recordBytes: recordsBefore + (await this.recordBytes(touched)),
      outcomes: outcomes.map(({ outcome }) => outcome),
      cpuMs: (user + system) / 1000,
      storedBytes: after.bytes - before.bytes,
      readBytes: now.bytes,
      oldReadBytes: old.bytes,
      answerBytes: Math.max(now.longest, old.longest),
    };
  }

  /** Reads everything since the last time as somebody else's device does. */
  private async read(protocol: number): Promise<{ bytes: number; longest: number }> {
    let sequence = this.head;
    let bytes = 0;
    let longest = 0;
    for (;;) {
      const answered = await pull(
        this.context,
        { accountId: 'maelle', programmeId: costHome, protocol },
        { device: 'other', cursor: { epoch: 'life-1', sequence, scope: 1 }, echo: false },
      );
      if (!answered.ok) throw new Error(answered.error);
      const reply = answered.value as Extract<PullReply, { kind: 'entries' }>;
      const { length } = JSON.stringify(reply);
      bytes += length;
      longest = Math.max(longest, length);
      if (reply.to === sequence) return { bytes, longest };
      sequence = reply.to;
    }
  }

  private size(): Promise<{ readonly bytes: number; readonly head: number }> {
    return this.database.read(async ({ db }) => {
      const bodies = ['entries', 'records', 'pushed_groups', 'quarantined_groups'] as const;
      let bytes = 0;
      for (const table of bodies) {
        const { sum } = await db
          .selectFrom(table)
          .select(sql<number | null>`cast(sum(octet_length(body) + 100) as bigint)`.as('sum'))
          .executeTakeFirstOrThrow();
        bytes += Number(sum ?? 0);
      }
      const { sum } = await db
        .selectFrom('group_operations')
        .select(
          sql<
            number | null
          >`cast(sum(octet_length(programme_id) + octet_length(operation_id) + octet_length(device) + 20) as bigint)`.as(
            'sum',
          ),
        )
        .executeTakeFirstOrThrow();
      const { sequence } = await db
        .selectFrom('programmes')
        .select('sequence')
        .executeTakeFirstOrThrow();
      return { bytes: bytes + Number(sum ?? 0), head: sequence };
    });
  }

  private async recordBytes(ids: readonly string[]): Promise<number> {
    const records = await this.context.storage.read(costHome, (reader) => reader.records(ids));
    return (records ?? []).reduce((sum, record) => sum + JSON.stringify(record).length, 0);
  }
}

let ids = 0;
/** A new id, as long as those of a device. */
export function costId(): string {
  ids += 1;
  return `00000000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
}

export interface MadeParts {
  readonly record?: string;
  readonly home?: string;
  readonly entity?: string;
  readonly kind?: string;
}

/** A change as somebody makes it who keeps to nothing but the schema. */
export function forged(
  fields: Json,
  { record, home = record, entity = 'sme', kind = 'set' }: MadeParts & { readonly record: string },
): { readonly [key: string]: Json } {
  return {
    operationId: costId(),
    kind,
    entity,
    record,
    home,
    fields,
    by: 'emma',
    at: 1_690_000_000_000 + ids,
    version: 1,
  };
}

/** A new contact on a sheet. */
export function newContact(home: string): Json {
  const author = { by: 'emma', at: 1_690_000_000_000, newId: costId };
  return createOperation(author, 'contact', home, {
    at: '2020-11-24T14:41',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
  }) as unknown as Json;
}

/** A form on a sheet: the same text each time, which a server that has it knows again. */
export function newForm(home: string, id: string): Json {
  const author = { by: 'emma', at: 1_690_000_000_000, newId: () => id };
  const fields = { templateId: 'readiness', state: 'draft' as const };
  return createOperation(author, 'form', home, fields) as unknown as Json;
}

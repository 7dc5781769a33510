/**
 * Random worlds: programmes that call their records, devices and people by the same names, members who come, change
 * their roles and go. Whatever is asked by whoever, the answer holds nothing but what the asker may read at that
 * moment (P6); run on memory, SQLite and PostgreSQL.
 */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import { type MemberRole, memberRoles } from '../../src/domain/programme/programme.ts';
import type { SyncContext } from '../../src/server/sync/context.ts';
import { dismiss, heldGroups, letThrough } from '../../src/server/sync/held.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { push } from '../../src/server/sync/push.ts';
import { history } from '../../src/server/sync/snapshot.ts';
import { request } from '../support/server-pushes.ts';
import type { PeopleStorages } from './account-storage.contract.ts';
import { snapshotReply } from '../support/snapshot-reply.ts';

/** Roles that read; written down apart from the table of the domain. */
const readers: readonly MemberRole[] = memberRoles.filter((role) => role !== 'observer');
const programmes = [0, 1] as const;
const people = ['anna', 'bela', 'cleo'] as const;
const homes = ['sme-0', 'sme-1'] as const;

/** Coordination and those whose changes are held come often, so that held groups are asked for. */
const rolesArbitrary = fc.oneof(
  fc.constantFrom<readonly MemberRole[]>(['coordinator'], ['chief']),
  fc.subarray([...memberRoles], { maxLength: 2 }),
);
const placeArbitrary = fc.record({
  programme: fc.constantFrom(...programmes),
  person: fc.constantFrom(...people),
});
const stepArbitrary = fc.oneof(
  placeArbitrary.chain((place) =>
    fc.record({
      kind: fc.constant('admit' as const),
      place: fc.constant(place),
      roles: rolesArbitrary,
    }),
  ),
  placeArbitrary.map((place) => ({ kind: 'dismiss' as const, place })),
  placeArbitrary.chain((place) =>
    fc.record({
      kind: fc.constant('write' as const),
      place: fc.constant(place),
      home: fc.constantFrom(...homes),
    }),
  ),
  placeArbitrary.chain((place) =>
    fc.record({
      kind: fc.constant('ask' as const),
      place: fc.constant(place),
      question: fc.constantFrom(
        'pull',
        'heads',
        'recent',
        'older',
        'history',
        'held',
        'held',
        'let',
        'dismiss',
      ),
      after: fc.nat(8),
      home: fc.constantFrom(...homes),
      memberId: fc.constantFrom(undefined, ...people),
    }),
  ),
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;
type Ask = Extract<Step, { readonly kind: 'ask' }>;

/** What was seen, so that a test which asks nothing of interest fails. */
const seen = { told: 0, refused: 0, held: 0 };

class World {
  private readonly storages: PeopleStorages;
  private readonly context: SyncContext;
  private readonly name: string;
  private readonly members = new Map<string, readonly MemberRole[]>();
  private pushed = 0;

  constructor(storages: PeopleStorages, name: string) {
    this.storages = storages;
    this.name = name;
    this.context = {
      storage: storages.sheets,
      now: () => 1_700_000_000_000,
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      alarm: ({ reason }) => expect.unreachable(reason),
    };
  }

  async begin(): Promise<void> {
    for (const programme of programmes) {
      const programmeId = this.programmeId(programme);
      await this.storages.sheets.createProgramme(
        { programmeId, epoch: 'epoch', sequence: 0, watermark: 0, name: this.canary(programme) },
        { accountId: 'founder', memberId: 'founder', roles: ['coordinator'] },
      );
      const by = this.author('founder');
      const groups = [
        createOperation(
          by,
          'programme',
          { home: programmeId, id: programmeId },
          { name: this.canary(programme), firstMonth: '2019-09', reviewMonths: [9] },
        ),
        ...homes.map((id) =>
          createOperation(
            { ...by, newId: () => id },
            'sme',
            { home: id, id },
            {
              name: this.canary(programme),
              country: 'FR',
              launchPadId: 'pad',
              track: 'programme',
              stage: 'prospect',
            },
          ),
        ),
      ];
      await this.send(programme, 'founder', groups);
    }
  }

  async take(step: Step): Promise<void> {
    const { programme, person } = step.place;
    const programmeId = this.programmeId(programme);
    const key = `${programme} ${person}`;
    switch (step.kind) {
      case 'admit':
        this.members.set(key, step.roles);
        await this.storages.accounts.write((writer) =>
          writer.putMembership({
            programmeId,
            accountId: person,
            memberId: person,
            roles: step.roles,
            scope: 1,
          }),
        );
        return;
      case 'dismiss':
        this.members.delete(key);
        await this.storages.accounts.write((writer) =>
          writer.removeMembership(programmeId, person),
        );
        return;
      case 'write':
        await this.send(programme, person, [
          createOperation(this.author(person), 'contact', step.home, {
            at: '2020-11-24T14:41',
            kind: 'interim',
            state: 'held',
            summary: { lang: 'en', text: this.canary(programme) },
          }),
        ]);
        return;
      case 'ask':
        this.judge(step, await this.ask(step));
    }
  }

  private ask({ place, question, after, home, memberId }: Ask) {
    const asker = {
      accountId: place.person,
      programmeId: this.programmeId(place.programme),
      memberId,
    };
    const cursor = { epoch: 'epoch', sequence: after, scope: 1 };
    switch (question) {
      case 'pull':
        return pull(this.context, asker, { device: 'laptop', cursor, echo: true });
      case 'history':
        return history(this.context, asker, { home });
      case 'held':
        return heldGroups(this.context, asker);
      case 'let':
        return letThrough(this.context, asker, { id: `${this.name}-op-${after}` });
      case 'dismiss':
        return dismiss(this.context, asker, { id: `${this.name}-op-${after}` });
      default: {
        const part = { kind: question as 'heads' };
        return snapshotReply(this.context, asker, {
          device: 'laptop',
          part,
          recentFrom: '2020-01-01',
        });
      }
    }
  }

  private judge({ place, question, memberId }: Ask, answer: Awaited<ReturnType<World['ask']>>) {
    const { programme, person } = place;
    const roles = this.members.get(`${programme} ${person}`) ?? [];
    const coordinates = roles.includes('coordinator') || roles.includes('projectManager');
    const isOwnLaptop = memberId === undefined || memberId === person;
    const may =
      isOwnLaptop &&
      (['held', 'let', 'dismiss'].includes(question)
        ? coordinates
        : roles.some((role) => readers.includes(role)));
    const text = JSON.stringify(answer);
    for (const other of programmes) {
      if (other !== programme || !may) expect(text).not.toContain(this.canary(other));
    }
    // Deciding on something also finds nothing of that name.
    if (question !== 'let' && question !== 'dismiss') expect(answer.ok).toBe(may);
    else if (!may) expect(answer.ok).toBe(false);
    if (!may) {
      seen.refused += 1;
      expect(Object.keys(answer).toSorted()).toEqual(['error', 'ok']);
    } else if (text.includes(this.canary(programme))) {
      seen.told += 1;
      if (question === 'held') seen.held += 1;
    }
  }

  private async send(
    programme: (typeof programmes)[number],
    who: string,
    operations: readonly Operation[],
  ): Promise<void> {
    // Each push is a device of its own, called alike in every programme.
    const device = `device-${this.pushed}`;
    const asker = { accountId: who, programmeId: this.programmeId(programme) };
    const groups = operations.map((operation) => [operation]);
    await push(this.context, asker, request(groups, { device, epoch: 'epoch' }));
  }

  private author(by: string) {
    return {
      by,
      at: 1_650_000_000_000,
      newId: () => {
        this.pushed += 1;
        return `${this.name}-op-${this.pushed % 9}-${this.pushed}`;
      },
    };
  }

  private programmeId(programme: number): string {
    return `${this.name}-programme-${programme}`;
  }

  private canary(programme: number): string {
    return `canary of ${programme} in ${this.name}`;
  }
}

export function visibilityContract(
  name: string,
  open: () => Promise<PeopleStorages>,
  { worlds, timeoutMs }: { readonly worlds: number; readonly timeoutMs: number },
): void {
  describe(`Random worlds ${name}`, () => {
    let storages: PeopleStorages | undefined;
    afterEach(() => storages?.close());

    it(
      'answer nothing but what the asker may read at that moment [P6] (control 4) (control 5)',
      async () => {
        const opened = await open();
        storages = opened;
        let count = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.array(stepArbitrary, { minLength: 20, maxLength: 60 }),
            async (steps) => {
              count += 1;
              const world = new World(opened, `world-${count}`);
              await world.begin();
              for (const step of steps) await world.take(step);
            },
          ),
          { numRuns: worlds, seed: 20_261_125, endOnFailure: true },
        );
        for (const [what, times] of Object.entries(seen)) {
          expect([what, times > 0]).toEqual([what, true]);
        }
      },
      timeoutMs,
    );
  });
}

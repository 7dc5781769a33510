/**
 * Who may change what, asked of the server: every entity, every kind of change and every field, by every role and pair
 * of roles, from every launch pad (F54). What is allowed is written down here a second time, in words of its own.
 *
 * The matrix is worth something only if it notices a rule that is not what it should be: so every rule of the tables is
 * flipped once, and the matrix has to fail each time (control 4).
 */

import { beforeAll, describe, expect, it } from 'vitest';
import type { WriteRule } from '../../../../src/domain/entity/declaration.ts';
import { entities } from '../../../../src/domain/entity/entities.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import {
  type EntityName,
  entityNames,
  type FieldName,
  fieldsOf,
} from '../../../../src/domain/entity/registry.ts';
import {
  everyPad,
  readingRoles,
  rulesOfRole,
} from '../../../../src/domain/permission/permission.ts';
import { type MemberRole, memberRoles } from '../../../../src/domain/programme/programme.ts';
import type { MemoryProgramme } from '../../../../src/server/storage/memory-storage.ts';
import { pull } from '../../../../src/server/sync/pull.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { history } from '../../../../src/server/sync/snapshot.ts';
import { present } from '../../../../src/std/assert.ts';
import { author, founding, request } from '../../../support/server-pushes.ts';
import {
  serverProgrammeId as home,
  type SyncServer,
  syncServer,
} from '../../../support/sync-server.ts';
import {
  type Attempt,
  attemptsOn,
  matrixWorld,
  padOfRecords,
} from '../../../support/write-attempts.ts';
import { snapshotReply } from '../../../support/snapshot-reply.ts';

const pads = [padOfRecords, 'pad-uk', undefined] as const;

const staff: readonly MemberRole[] = [
  'accountManager',
  'technical',
  'coordinator',
  'projectManager',
];
const coordination: readonly MemberRole[] = ['coordinator', 'projectManager'];
const readers: readonly MemberRole[] = [...staff, 'chief', 'chair'];

/** Who satisfies a rule. */
const satisfies: Readonly<
  Record<WriteRule, (role: MemberRole, pad: string | undefined) => boolean>
> = {
  staff: (role) => staff.includes(role),
  ownPad: (role, pad) =>
    coordination.includes(role) || (role === 'accountManager' && pad === padOfRecords),
  coordination: (role) => coordination.includes(role),
};

/** An entity or a field that is missing here does not compile, and has no row in the matrix. */
const ruleOfEntity: Readonly<Record<EntityName, WriteRule>> = {
  programme: 'coordination',
  launchPad: 'coordination',
  member: 'coordination',
  calendarEvent: 'staff',
  sme: 'staff',
  contact: 'staff',
  action: 'staff',
  issue: 'staff',
  form: 'staff',
  channel: 'staff',
  figures: 'staff',
  organisation: 'staff',
  lesson: 'staff',
  issuedReport: 'coordination',
  savedView: 'staff',
  attachment: 'staff',
  meeting: 'staff',
  achievement: 'staff',
  template: 'coordination',
  templateVersion: 'coordination',
};
const ruleOfSmeField: Readonly<Record<FieldName<'sme'>, WriteRule>> = {
  name: 'ownPad',
  country: 'ownPad',
  launchPadId: 'ownPad',
  accountManagerId: 'ownPad',
  track: 'ownPad',
  stage: 'ownPad',
  stageDates: 'ownPad',
  pauses: 'ownPad',
  enrolledOn: 'ownPad',
  companyNumber: 'ownPad',
  stageBeforePause: 'staff',
  handovers: 'staff',
  healthOverride: 'staff',
  snoozed: 'staff',
  supportFrom: 'staff',
  supportUntil: 'staff',
  siret: 'staff',
  vat: 'staff',
  eori: 'staff',
  activityCode: 'staff',
  street: 'staff',
  postcode: 'staff',
  town: 'staff',
  area: 'staff',
  sector: 'staff',
  website: 'staff',
  physicalShop: 'staff',
  languages: 'staff',
  people: 'staff',
  sourceKind: 'staff',
  sourceName: 'staff',
  sourceOrganisationId: 'staff',
  sourceNote: 'staff',
  closures: 'staff',
  targetMarkets: 'staff',
  consentVersion: 'staff',
  consentOn: 'staff',
  batch: 'staff',
  mergedInto: 'staff',
  summary: 'staff',
};

interface Caller {
  readonly roles: readonly MemberRole[];
  readonly pad: string | undefined;
}

const single: readonly Caller[] = memberRoles.flatMap((role) =>
  pads.map((pad) => ({ roles: [role], pad })),
);
const pairs: readonly Caller[] = memberRoles.flatMap((first, index) =>
  memberRoles
    .slice(index + 1)
    .flatMap((second) => pads.map((pad) => ({ roles: [first, second], pad }))),
);

let server: SyncServer;
let founded: ReadonlyMap<string, MemoryProgramme>;
let attempts: readonly Attempt[];

beforeAll(async () => {
  server = await syncServer();
  const groups = [founding, ...matrixWorld().map((operation) => [operation])];
  const asker = { accountId: 'maelle', programmeId: home };
  const answer = await push(server.context, asker, request(groups, { device: 'founder' }));
  if (!answer.ok) throw new Error(answer.error);
  expect(new Set(answer.value.outcomes.map(({ outcome }) => outcome))).toEqual(
    new Set(['accepted']),
  );
  founded = new Map(server.disk.programmes);
  const rules = { ofEntity: ruleOfEntity, ofSmeField: ruleOfSmeField };
  attempts = attemptsOn(present(founded.get(home), 'there').records, rules);
});

/**
 * What the server does otherwise than the tables above say, for each of these callers.
 *
 * @param first whether one is enough
 */
async function mismatches(callers: readonly Caller[], first?: 'first'): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { roles, pad } of callers) {
    if (first !== undefined && found.length > 0) return found;
    for (const [id, programme] of founded) server.disk.programmes.set(id, programme);
    server.admit('caller', roles, pad);
    const who = `${roles.join(' and ')} of ${pad ?? 'no pad'}`;
    const note = (what: string, is: boolean, should: boolean): void => {
      if (is !== should) found.push(`${who}: ${what} is ${is ? 'allowed' : 'refused'}`);
    };
    const asker = { accountId: 'caller', programmeId: home };
    const cursor = { epoch: 'epoch-1', sequence: 0, scope: 1 };
    const part = { kind: 'heads' } as const;
    const reads = roles.some((role) => readers.includes(role));
    const asked = { device: 'd', cursor, echo: true };
    note('pull', (await pull(server.context, asker, asked)).ok, reads);
    const begun = { device: 'd', part, recentFrom: '2020-01-01' };
    note('snapshot', (await snapshotReply(server.context, asker, begun)).ok, reads);
    note('history', (await history(server.context, asker, { home: 'sheet' })).ok, reads);
    const by = author('caller');
    const groups = attempts.map(({ operation }, index) => [
      {
        ...operation,
        by: 'caller',
        at: by.at,
        operationId: operation.kind === 'create' ? operation.operationId : `try-${index}`,
      },
    ]);
    const answer = await push(server.context, asker, request(groups, { device: 'callers' }));
    if (!answer.ok) throw new Error(answer.error);
    for (const [index, { name, rules }] of attempts.entries()) {
      const outcome = answer.value.outcomes[index]?.outcome ?? 'undecided';
      const known = ['accepted', 'merged', 'conflicted', 'held'].includes(outcome);
      if (!known) found.push(`${who}: ${name} is ${outcome}`);
      const should =
        rules.length > 0 && rules.every((rule) => roles.some((role) => satisfies[rule](role, pad)));
      note(name, outcome !== 'held', should);
    }
  }
  return found;
}

describe('every change, by every role, from every pad', () => {
  it('has a row for each field of a sheet: a new one is refused to everybody until it has', () => {
    expect(Object.keys(ruleOfSmeField).toSorted()).toEqual(Object.keys(fieldsOf('sme')).toSorted());
    expect(Object.keys(ruleOfEntity).toSorted()).toEqual([...entityNames].toSorted());
    expect(attempts.length).toBeGreaterThan(70);
  });

  it('is allowed exactly as the table says (F54)', async () => {
    expect(await mismatches(single)).toEqual([]);
  });

  it('is allowed to two roles in one person as to one of them (F54)', async () => {
    expect(await mismatches(pairs)).toEqual([]);
  });
});

/** One rule flipped, and how to flip it back. */
interface Mutant {
  readonly name: string;
  readonly flip: () => () => void;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function swapped<T extends object, K extends keyof T>(target: T, key: K, value: T[K]) {
  return (): (() => void) => {
    const before = Object.getOwnPropertyDescriptor(target, key);
    (target as Writable<T>)[key] = value;
    return () => {
      if (before === undefined) delete (target as Partial<Writable<T>>)[key];
      else Object.defineProperty(target, key, before);
    };
  };
}

function toggled(roles: ReadonlySet<MemberRole>, role: MemberRole) {
  return (): (() => void) => {
    const set = roles as Set<MemberRole>;
    const had = set.has(role);
    const turn = (on: boolean) => (on ? set.add(role) : set.delete(role));
    turn(!had);
    return () => void turn(had);
  };
}

const writeRules: readonly WriteRule[] = ['staff', 'ownPad', 'coordination'];
const declarations = entities as Readonly<
  Record<EntityName, { write: WriteRule; writeFields?: Partial<Record<string, WriteRule>> }>
>;

/** No pad has these: asked whose pad they are, everybody but coordination is refused in any case. */
const ofNoPad: ReadonlySet<EntityName> = new Set([
  'programme',
  'issuedReport',
  'template',
  'templateVersion',
]);

const mutants: readonly Mutant[] = [
  ...memberRoles.flatMap((role) =>
    writeRules.map((rule) => {
      const rules = rulesOfRole[role];
      const flipped = rules.includes(rule) ? rules.filter((one) => one !== rule) : [...rules, rule];
      return { name: `${role}: ${rule}`, flip: swapped(rulesOfRole, role, flipped) };
    }),
  ),
  ...memberRoles.map((role) => ({ name: `${role} reads`, flip: toggled(readingRoles, role) })),
  // Of no consequence for a role that no pad is asked of.
  ...memberRoles
    .filter((role) => rulesOfRole[role].includes('ownPad'))
    .map((role) => ({ name: `${role} has every pad`, flip: toggled(everyPad, role) })),
  ...entityNames.flatMap((entity) =>
    writeRules
      .filter((rule) => rule !== declarations[entity].write)
      .filter((rule) => !ofNoPad.has(entity) || rule !== 'ownPad')
      .map((rule) => ({
        name: `${entity}: ${rule}`,
        flip: swapped(declarations[entity], 'write', rule),
      })),
  ),
  ...Object.keys(fieldsOf('sme')).map((field) => {
    const { writeFields = {} } = declarations.sme;
    const flipped = writeFields[field] === undefined ? 'ownPad' : undefined;
    return { name: `sme.${field}`, flip: swapped(writeFields, field, flipped) };
  }),
];

describe('a rule that is not what it should be', () => {
  it.each(mutants)('is noticed: $name (control 4)', async ({ flip }) => {
    const flipBack = flip();
    try {
      // Some rules give nothing alone, and much to whoever has another role as well.
      const found =
        (await mismatches(single, 'first')).length || (await mismatches(pairs, 'first')).length;
      expect(found).toBeGreaterThan(0);
    } finally {
      flipBack();
    }
  });

  it('leaves nothing behind in the tables that were flipped', async () => {
    expect(mutants.length).toBeGreaterThan(80);
    expect(await mismatches(single)).toEqual([]);
  });
});

it('a guide of the programme is added by coordination; from others it waits for a decision (F54)', async () => {
  for (const [roles, outcome] of [
    [['accountManager'], 'held'],
    [['coordinator'], 'accepted'],
  ] as const) {
    for (const [id, programme] of founded) server.disk.programmes.set(id, programme);
    server.admit('caller', roles, padOfRecords);
    const asker = { accountId: 'caller', programmeId: home };
    const values = { name: 'Labels.pdf', kind: 'file', audience: 'sme' } as const;
    const guide = createOperation(author('caller'), 'attachment', home, values);
    const answer = await push(server.context, asker, request([[guide]], { device: 'guides' }));
    expect(answer.ok && answer.value.outcomes.map((one) => one.outcome)).toEqual([outcome]);
  }
});

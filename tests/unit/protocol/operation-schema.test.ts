/**
 * The values of a change are such as their declaration says, whoever wrote them: what one member pushes is drawn by the
 * devices of all others, whose lists would break at the first sheet without a name.
 */

import { describe, expect, it } from 'vitest';
import { createOperation } from '../../../src/domain/operation/build.ts';
import { entityNames, fieldsOf } from '../../../src/domain/entity/registry.ts';
import type { EntityName } from '../../../src/domain/entity/registry.ts';
import type { FieldChange, Operation } from '../../../src/domain/operation/operation.ts';
import { connectRequestSchema } from '../../../src/protocol/account-messages.ts';
import {
  isTame,
  reservedInNew,
  reservedKeys,
  soundnessOf,
} from '../../../src/protocol/operation-schema.ts';
import type { Json } from '../../../src/std/json.ts';

const programmeId = 'programme-1';

function changing(
  entity: EntityName,
  fields: Readonly<Record<string, FieldChange>>,
  kind: Operation['kind'] = 'set',
): Operation {
  const isShared = ['programme', 'launchPad', 'member', 'calendarEvent', 'lesson'].includes(entity);
  const isRoot = ['programme', 'sme', 'organisation'].includes(entity);
  const home = isShared ? programmeId : 'sheet-1';
  const record = isRoot ? home : 'record-1';
  const operationId = kind === 'create' ? record : 'operation-1';
  return { operationId, kind, entity, record, home, fields, by: 'emma', at: 1, version: 1 };
}

const isSound = (...made: Parameters<typeof changing>): boolean =>
  soundnessOf(changing(...made), programmeId) === 'sound';

const required = entityNames.flatMap((entity) =>
  Object.entries(fieldsOf(entity)).flatMap(([field, declared]) =>
    declared.required ? [[entity, field, declared.merge] as const] : [],
  ),
);

describe('a field that every reader counts on', () => {
  it('is there to be looked at', () => {
    expect(required.length).toBeGreaterThan(30);
  });

  it.each(required)(
    'is not emptied, by whatever a change leaves out: %s.%s (F81)',
    (entity, field) => {
      const empty: readonly FieldChange[] = [
        {},
        { base: 'operation-0' },
        { value: null },
        { value: '' },
        { value: ' ' },
        { value: { text: ' ' } },
        { put: {} },
      ];
      for (const kind of ['set', 'resolve', 'reopen'] as const) {
        expect(empty.filter((change) => isSound(entity, { [field]: change }, kind))).toEqual([]);
      }
    },
  );

  it('comes with a creation, and with a value (F81)', () => {
    const values = {
      at: { value: '2020-11-24T14:41' },
      kind: { value: 'interim' },
      state: { value: 'held' },
    };
    expect(isSound('contact', values, 'create')).toBe(true);
    for (const field of Object.keys(values)) {
      expect(isSound('contact', { ...values, [field]: {} }, 'create')).toBe(false);
    }
    const member = { name: { value: 'Emma' }, roles: { value: ['chair'] } };
    expect(isSound('member', member, 'create')).toBe(true);
    expect(isSound('member', { ...member, roles: { added: ['chair'] } }, 'create')).toBe(false);
  });

  it('may lose elements where it is a set', () => {
    expect(isSound('member', { roles: { removed: ['chair'] } })).toBe(true);
  });
});

describe('a blank text', () => {
  it.each(['languages', 'enrolledOn', 'people', 'physicalShop', 'stageDates', 'sourceKind'])(
    'is no value of a field of another kind: %s (F81)',
    (field) => {
      for (const value of ['', ' ', { text: '' }, { text: ' ', more: 1 }]) {
        expect(isSound('sme', { [field]: { value } })).toBe(false);
      }
    },
  );

  it('is a text, and no longer than one', () => {
    expect(isSound('sme', { town: { value: ' ' } })).toBe(true);
    expect(isSound('sme', { town: { value: { text: ' ' } } })).toBe(false);
    expect(isSound('sme', { town: { value: ' '.repeat(100_000) } })).toBe(false);
    expect(isSound('sme', { summary: { value: { lang: 'fr', text: ' ' } } })).toBe(true);
    expect(isSound('sme', { summary: { value: { lang: 7, text: ' ' } } })).toBe(false);
  });

  it('is no time', () => {
    expect(isSound('contact', { minutes: { value: ' ' } })).toBe(false);
    expect(isSound('contact', { minutes: { value: null } })).toBe(true);
  });
});

describe('a change of more elements than anybody looks at', () => {
  const people = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, { name: 'Anne' }]));

  it.each(['value', 'put', 'previous'])('is not sound, whatever they are: %s (F174)', (part) => {
    expect(isSound('sme', { people: { [part]: people(4001) } })).toBe(false);
    expect(isSound('sme', { people: { [part]: people(400) } })).toBe(true);
  });

  it('is not sound, where it only names them: dropped (F219)', () => {
    const names = (count: number) => Object.keys(people(count));
    expect(isSound('sme', { people: { dropped: names(4001) } })).toBe(false);
    expect(isSound('sme', { people: { dropped: names(400) } })).toBe(true);
  });
});

it('no key is one that comparing a value would call (F286)', () => {
  expect(isTame(JSON.parse('{"a":{"length":{"toString":1}}}') as Json, reservedInNew)).toBe(false);
  expect(isTame(JSON.parse('{"a":{"length":{"valueOf":1}}}') as Json, reservedInNew)).toBe(false);
  expect(isTame(JSON.parse('{"a":{"length":{"valueOf":1}}}') as Json, reservedKeys)).toBe(true);
  expect(isTame(JSON.parse('{"a":{"length":1,"name":"toString"}}') as Json, reservedInNew)).toBe(
    true,
  );
});

describe('an id', () => {
  const create = createOperation(
    { by: 'emma', at: 1, newId: () => 'contact-1' },
    'contact',
    'sme-1',
    {
      at: '2020-11-19T10:42',
      kind: 'note',
      state: 'held',
    } as never,
  );
  const named = (part: object): string => soundnessOf({ ...create, ...part }, programmeId);

  it('is such as Carnet makes them', () => {
    expect(named({})).toBe('sound');
    expect(named({ home: '018f4c2e-9a3b-7d10-8000-00A0c91e6bf6' })).toBe('sound');
  });

  it.each([':', '%', '/', '\uffff', ' ', '.', '\n'])(
    'has no sign that parts ids in a key, nor any other: %j (F289)',
    (sign) => {
      for (const bad of [`sme${sign}1`, `${sign}sme-1`, `sme-1${sign}`]) {
        expect(named({ record: bad, operationId: bad })).toBe('unsound');
        expect(named({ kind: 'set', operationId: bad })).toBe('unsound');
        // What has such an id from before is changed and deleted, and goes on.
        expect(named({ kind: 'set', operationId: 'operation-1', record: bad })).toBe('sound');
        expect(named({ kind: 'delete', operationId: 'operation-1', record: bad, home: bad })).toBe(
          'sound',
        );
        expect(named({ home: bad })).toBe('sound');
        const connect = { programmeName: 'E-Channel', memberId: 'emma', programmeId: 'p-1' };
        expect(connectRequestSchema.safeParse(connect).success).toBe(true);
        expect(connectRequestSchema.safeParse({ ...connect, programmeId: bad }).success).toBe(
          false,
        );
        expect(connectRequestSchema.safeParse({ ...connect, memberId: bad }).success).toBe(false);
      }
    },
  );
});

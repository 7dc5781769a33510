/** An SME passes to another account manager: one change, a trail, and who is told of it. */

import { describe, expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { Command } from '../../../../src/domain/command/command.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs, type Sme } from '../../../../src/domain/operation/record.ts';
import {
  confirmHandover,
  handedOverDays,
  handOver,
  openHandovers,
} from '../../../../src/domain/sme/hand-over.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { present } from '../../../../src/std/assert.ts';

const today = '2020-11-19';
let ids = 0;
const newId = (): string => `id-${(ids += 1)}`;

function smeOf(accountManagerId: string | undefined): AnyRecord {
  const operation = createOperation(
    { by: 'maelle', at: 1, newId },
    'sme',
    { home: 's', id: 's' },
    {
      name: 'Atelier Kerlan',
      country: 'FR',
      launchPadId: 'pad-fr',
      track: 'programme',
      stage: 'enrolled',
      ...(accountManagerId === undefined ? {} : { accountManagerId }),
    },
  );
  return present(applyOperation(undefined, operation, 'later'), 'created').record;
}

function groupOf(command: Command, record: AnyRecord, by = 'maelle', on = today): Group {
  const result = command({
    by,
    at: 2,
    newId,
    today: on,
    now: `${on}T10:42`,
    zone: 'Europe/Paris',
    programmeId: 'p',
    record: (id) => (id === 's' ? record : undefined),
  });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const applied = (record: AnyRecord, group: Group): AnyRecord =>
  group.reduce(
    (current, operation) => present(applyOperation(current, operation, 'later'), 'applies').record,
    record,
  );

const given = (record: AnyRecord, to: string, by = 'maelle', on = today): AnyRecord =>
  applied(
    record,
    groupOf(handOver({ smeId: 's', to, note: ' Prefers mornings. ' }), record, by, on),
  );

const asSme = (record: AnyRecord): Sme => present(recordAs(record, 'sme'), 'an SME');
const told = (record: AnyRecord, member: string, on = today) =>
  openHandovers([asSme(record)], member, on).map(({ side }) => side);

describe('handing an SME over', () => {
  it('changes the account manager and leaves a trail, in one operation', () => {
    const record = smeOf('maelle');
    const group = groupOf(handOver({ smeId: 's', to: 'emma', note: ' Mornings. ' }), record);
    expect(group).toHaveLength(1);
    const { accountManagerId, handovers } = asSme(applied(record, group)).values;
    expect(accountManagerId).toBe('emma');
    expect(Object.values(handovers ?? {})).toEqual([
      { on: today, from: 'maelle', to: 'emma', note: 'Mornings.' },
    ]);
  });

  it('is taken back by one undo', () => {
    const record = smeOf('maelle');
    const group = groupOf(handOver({ smeId: 's', to: 'emma' }), record);
    const after = applied(record, group);
    const inverse = inverseOf(group, () => after, { by: 'maelle', at: 3, newId });
    const back = asSme(applied(after, present(inverse, 'undone')));
    expect(back.values.accountManagerId).toBe('maelle');
    expect(Object.keys(back.values.handovers ?? {})).toEqual([]);
  });

  it('writes nothing where the SME is theirs already', () => {
    expect(groupOf(handOver({ smeId: 's', to: 'maelle' }), smeOf('maelle'))).toEqual([]);
  });

  it('keeps the earlier entries of the trail', () => {
    const twice = given(given(smeOf('maelle'), 'emma'), 'jonas', 'emma');
    expect(Object.keys(asSme(twice).values.handovers ?? {})).toHaveLength(2);
  });

  it('is refused for an SME in the trash', () => {
    const deleted = { ...smeOf('maelle'), deleted: { at: 2, by: 'maelle', operationId: 'd' } };
    expect(() => groupOf(handOver({ smeId: 's', to: 'emma' }), deleted)).toThrow('gone');
  });
});

describe('who is told of a handover', () => {
  it('tells the new account manager until they have seen it', () => {
    const record = given(smeOf('maelle'), 'emma');
    const far = addDays(today, 400);
    expect(told(record, 'emma', far)).toEqual(['received']);
    const [open] = openHandovers([asSme(record)], 'emma', far);
    const id = present(open, 'told').handoverId;
    const seen = applied(record, groupOf(confirmHandover('s', id), record, 'emma', far));
    expect(told(seen, 'emma', far)).toEqual([]);
    expect(asSme(seen).values.handovers?.[id]?.seenOn).toBe(far);
  });

  it('tells the former one for two weeks', () => {
    const record = given(smeOf('maelle'), 'emma');
    expect(told(record, 'maelle', addDays(today, handedOverDays - 1))).toEqual(['given']);
    expect(told(record, 'maelle', addDays(today, handedOverDays))).toEqual([]);
    expect(told(record, 'jonas')).toEqual([]);
  });

  it('does not tell who took the SME over themselves', () => {
    const taken = given(smeOf('maelle'), 'emma', 'emma');
    expect(told(taken, 'emma')).toEqual([]);
    expect(told(taken, 'maelle')).toEqual(['given']);
  });

  it('tells nobody of an SME that they handed on or got back', () => {
    const on = given(given(smeOf('maelle'), 'emma'), 'jonas', 'emma');
    expect(told(on, 'emma')).toEqual(['given']);
    expect(told(on, 'jonas')).toEqual(['received']);
    const back = given(given(smeOf('maelle'), 'emma'), 'maelle', 'maelle');
    expect(told(back, 'maelle')).toEqual([]);
  });

  it('puts the latest first', () => {
    const early = asSme(given(smeOf('maelle'), 'emma', 'maelle', '2020-11-10'));
    const late = asSme(given(smeOf('maelle'), 'emma', 'maelle', '2020-11-12'));
    const list = openHandovers([early, late], 'emma', today);
    expect(list.map(({ handover }) => handover.on)).toEqual(['2020-11-12', '2020-11-10']);
  });
});

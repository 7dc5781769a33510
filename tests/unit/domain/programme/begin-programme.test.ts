/** The first form becomes a programme, or says at which answer it cannot. */
import { describe, expect, test } from 'vitest';
import {
  type BeginAnswers,
  beginProgramme,
  readReviewMonths,
  readTarget,
} from '../../../../src/domain/programme/begin-programme.ts';
import { mayCoordinate } from '../../../../src/domain/permission/permission.ts';
import { memberRoles, type MemberRole } from '../../../../src/domain/programme/programme.ts';
import { present } from '../../../../src/std/assert.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';

const answers: BeginAnswers = {
  name: ' E-Channel ',
  firstMonth: '2019-09',
  reviewMonths: '9, 12 15;18',
  pads: [
    { name: 'Royaume-Uni', code: 'UK', country: 'GB', target: '12', timeZone: 'Europe/London' },
    {
      name: 'France',
      code: 'FR',
      country: 'FR',
      partnerName: 'Soledis',
      target: '',
      timeZone: 'Europe/Paris',
    },
  ],
  me: { name: 'Maëlle Guivarc’h', role: 'accountManager', pad: 1, email: '' },
};

function author() {
  let count = 0;
  return {
    at: 1000,
    newId: () => {
      count += 1;
      return `id-${count}`;
    },
  };
}

const errorsOf = (changed: Partial<BeginAnswers>) => {
  const result = beginProgramme(author(), { ...answers, ...changed });
  return result.ok ? [] : result.error.map(({ field, reason }) => `${field} ${reason}`);
};
const pad = (index: number, changed: object): Partial<BeginAnswers> => ({
  pads: answers.pads.map((one, i) => (i === index ? { ...one, ...changed } : one)),
});

test('good answers become a programme that a store takes in whole', async () => {
  const result = beginProgramme(author(), answers);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { programmeId, memberId, groups, name } = result.value;
  expect(name).toBe('E-Channel');
  expect(groups).toHaveLength(1);
  expect(groups.flat().every(({ by, at }) => by === memberId && at === 1000)).toBe(true);

  const store = memoryStore(programmeId);
  await store.begin(memberId);
  expect(await store.importLog(groups, () => true, 1)).toEqual({ added: 1, known: 0 });
  const { programme: records } = await store.readProgramme();
  const valuesOf = (entity: string) =>
    records.filter((r) => r.entity === entity).map((r) => r.values);
  const padIds = records.filter((r) => r.entity === 'launchPad').map(({ id }) => id);
  expect(valuesOf('programme')).toEqual([
    {
      name: 'E-Channel',
      firstMonth: '2019-09',
      reviewMonths: [9, 12, 15, 18],
      targets: { [padIds[0] ?? '']: 12 },
    },
  ]);
  expect(valuesOf('launchPad')).toEqual([
    {
      name: 'Royaume-Uni',
      code: 'UK',
      country: 'GB',
      timeZone: 'Europe/London',
      holidayRegion: 'GB-ENG',
    },
    {
      name: 'France',
      code: 'FR',
      country: 'FR',
      partnerName: 'Soledis',
      timeZone: 'Europe/Paris',
      holidayRegion: 'FR',
    },
  ]);
  expect(valuesOf('member')).toEqual([
    { name: 'Maëlle Guivarc’h', roles: ['accountManager', 'coordinator'], launchPadId: padIds[1] },
  ]);
});

test('whoever begins a programme coordinates it, whether they follow SMEs or not', () => {
  for (const role of memberRoles) {
    const begun = beginProgramme(author(), { ...answers, me: { ...answers.me, role } });
    if (!begun.ok) throw new Error(JSON.stringify(begun.error));
    const member = begun.value.groups.flat().find(({ entity }) => entity === 'member');
    const roles = present(member?.fields['roles']?.value, 'roles') as readonly MemberRole[];
    expect(roles).toContain(role);
    expect(mayCoordinate(roles)).toBe(true);
  }
});

describe('an answer that will not do is named', () => {
  const rows: readonly (readonly [string, Partial<BeginAnswers>, readonly string[]])[] = [
    ['no name', { name: '  ' }, ['name required']],
    ['a name too long', { name: 'x'.repeat(201) }, ['name tooLong']],
    ['no month', { firstMonth: '' }, ['firstMonth required']],
    ['a month that is none', { firstMonth: '2020-13' }, ['firstMonth invalid']],
    ['words for review months', { reviewMonths: 'neuf' }, ['reviewMonths invalid']],
    ['a review month beyond any project', { reviewMonths: '9, 241' }, ['reviewMonths invalid']],
    ['no launch pad', { pads: [] }, ['pads required']],
    ['a pad without a name', pad(0, { name: '' }), ['pads.0.name required']],
    ['a pad without a code', pad(1, { code: ' ' }), ['pads.1.code required']],
    ['a code too long', pad(1, { code: 'FRANCE' }), ['pads.1.code tooLong']],
    ['two pads with one code', pad(1, { code: 'uk' }), ['pads.1.code twice']],
    ['a target in words', pad(0, { target: 'douze' }), ['pads.0.target invalid']],
    ['a target too large', pad(0, { target: '10001' }), ['pads.0.target invalid']],
    ['a zone that is none', pad(0, { timeZone: 'Europe/Nantes' }), ['pads.0.timeZone invalid']],
    ['nobody', { me: { ...answers.me, name: '' } }, ['me.name required']],
  ];
  test.each(rows)('%s', (_name, changed, errors) => {
    expect(errorsOf(changed)).toEqual(errors);
  });

  test('no review months are none, and all errors are told at once', () => {
    expect(errorsOf({ reviewMonths: '' })).toEqual([]);
    expect(errorsOf({ name: '', firstMonth: '' })).toEqual([
      'name required',
      'firstMonth required',
    ]);
  });
});

test('review months are read in order, once each', () => {
  expect(readReviewMonths('15 ; 9, 9')).toEqual([9, 15]);
  expect(readReviewMonths('')).toEqual([]);
  expect(readReviewMonths('9.5')).toBeUndefined();
});

test('a target is a whole number, and empty is none', () => {
  expect(['', '12', '1 200', '-1', '1,5', 'x'].map(readTarget)).toEqual([
    0,
    12,
    1200,
    undefined,
    undefined,
    undefined,
  ]);
});

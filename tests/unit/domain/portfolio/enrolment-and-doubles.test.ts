/** Enrolments per pad, and SMEs that may be the same. */

import { describe, expect, it } from 'vitest';
import { padEnrolments } from '../../../../src/domain/portfolio/pad-enrolment.ts';
import { sameSmes, suspectedDoubles } from '../../../../src/domain/portfolio/same-sme.ts';
import type { LaunchPad } from '../../../../src/domain/operation/record.ts';
import { sme } from './records.ts';

const stamp = { at: 0, by: 'member' };
const pad: LaunchPad = {
  id: 'pad-fr',
  entity: 'launchPad',
  home: 'programme',
  created: stamp,
  changed: stamp,
  values: { name: 'France', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
};

describe('the enrolments of a pad', () => {
  it('count from the day, go on after a withdrawal, and leave out those outside the programme', () => {
    const smes = [
      sme({ enrolledOn: '2020-11-19' }),
      sme({ enrolledOn: '2020-11-20', stage: 'eligible' }),
      sme({ enrolledOn: '2020-02-01', stage: 'withdrawn' }),
      sme({ enrolledOn: '2020-02-01', track: 'outside' }),
      sme({ stage: 'screening' }),
      sme({ stage: 'prospect' }),
      sme({ stage: 'screening', launchPadId: 'pad-uk' }),
    ];
    expect(padEnrolments([pad], smes, { 'pad-fr': 12 }, '2020-11-19')).toEqual([
      { padId: 'pad-fr', code: 'FR', enrolled: 2, candidates: 2, target: 12 },
    ]);
    expect(padEnrolments([pad], smes, undefined, '2020-11-19')[0]?.target).toBeUndefined();
  });
});

describe('an SME that may be there already', () => {
  const kerlan = sme({ name: 'Atelier Kerlan', companyNumber: '732 829 320' }, 'kerlan');
  const found = (name: string, companyNumber = '', country = 'FR') =>
    sameSmes({ name, companyNumber, country }, [kerlan]).map(({ because }) => because);

  it('has the same name, whatever the accents, the capitals and the spaces', () => {
    expect(found(' ATELIER   kérlan ')).toEqual(['name']);
    expect(found('Atelier')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('has the same name, whatever its hyphens, its dots and its legal form', () => {
    expect(found('Atelier-Kerlan SARL')).toEqual(['name']);
    expect(found('atelier kerlan S.A.R.L.')).toEqual(['name']);
    expect(found('Atelier Kerlan Ltd.')).toEqual(['name']);
    expect(found('SARL')).toEqual([]);
    expect(found('Atelier Kerlan Nord')).toEqual([]);
  });

  it('has the same company number, however it is spaced, right or wrong', () => {
    expect(found('Autre', '732829320')).toEqual(['companyNumber']);
    expect(found('Atelier Kerlan', '732.829.320')).toEqual(['companyNumber']);
    expect(found('Autre', '')).toEqual([]);
  });
});

describe('two sheets that may stand for one business', () => {
  const kerlan = sme({ name: 'Atelier Kerlan', country: 'FR' }, 'kerlan');
  const told = (values: Parameters<typeof sme>[0], id = 'other') => {
    const other = sme({ country: 'FR', ...values }, id);
    return suspectedDoubles(kerlan, [kerlan, other]).map(({ because }) => because);
  };

  it('tell of each other, and no sheet of itself', () => {
    expect(told({ name: 'ATELIER KERLAN' })).toEqual(['name']);
    const other = sme({ name: 'Atelier Kérlan', country: 'FR' }, 'other');
    expect(suspectedDoubles(other, [kerlan, other]).map(({ sme: { id } }) => id)).toEqual([
      'kerlan',
    ]);
    expect(told({ name: 'Northgate' })).toEqual([]);
    expect(told({ name: 'Atelier Kerlan' }, 'kerlan')).toEqual([]);
  });

  it('are two businesses where the same name stands in another country', () => {
    expect(told({ name: 'Atelier Kerlan', country: 'GB' })).toEqual([]);
  });

  it('are told apart by two company numbers, and are one by the same number', () => {
    const numbered = sme(
      { name: 'Atelier Kerlan', country: 'FR', companyNumber: '732 829 320' },
      'kerlan',
    );
    const with1 = (companyNumber: string | undefined, name = 'Atelier Kerlan') =>
      suspectedDoubles(numbered, [
        sme(
          { name, country: 'FR', ...(companyNumber === undefined ? {} : { companyNumber }) },
          'other',
        ),
      ]).map(({ because }) => because);
    expect(with1('552 100 554')).toEqual([]);
    expect(with1('732829320', 'Kerlan SARL')).toEqual(['companyNumber']);
    expect(with1(undefined)).toEqual(['name']);
  });
});

import { describe, expect, it } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import {
  intervalFigures,
  medianOf,
  milestonesOf,
  type PacedSheet,
} from '../../../../src/domain/report/intervals.ts';

const stamp = { at: 1, by: 'm' };

interface Facts {
  readonly sme?: Partial<Values<'sme'>>;
  readonly firstOn?: string;
  readonly forms?: readonly Partial<FormBrief>[];
  readonly sales?: readonly string[];
}

function sheet(id: string, { sme = {}, firstOn, forms = [], sales = [] }: Facts): PacedSheet {
  return {
    sme: {
      id,
      entity: 'sme',
      home: id,
      created: stamp,
      changed: stamp,
      values: {
        name: id,
        country: 'FR',
        launchPadId: 'fr',
        track: 'programme',
        stage: 'enrolled',
        ...sme,
      },
    },
    summary: { firstOn },
    forms: forms.map((form, place) => ({
      id: `${id}-${place}`,
      templateId: 'eligibility-checklist/1',
      state: 'complete',
      changedAt: 1,
      ...form,
    })),
    achievements: sales.map((on, place) => ({
      id: `${id}-sale-${place}`,
      entity: 'achievement',
      home: id,
      created: stamp,
      changed: stamp,
      values: { kind: 'firstSaleAbroad', on, attribution: 'no' },
    })),
  };
}

describe('the steps of an SME', () => {
  it('are its first contact, checklist, enrolment, agreed plan and sale abroad', () => {
    const forms: readonly Partial<FormBrief>[] = [
      { onDate: '2020-06-01', state: 'draft' },
      { onDate: '2020-06-10', state: 'replaced' },
      { onDate: '2020-06-20', replaces: 'a-1' },
      { onDate: '2020-05-30', state: 'replaced' },
      { templateId: 'market-entry-plan/2', state: 'agreed', agreedOn: '2020-09-01' },
      { templateId: 'market-entry-plan/2', state: 'draft', onDate: '2020-08-01' },
    ];
    const facts = { firstOn: '2020-05-01', sme: { enrolledOn: '2020-06-24' }, forms };
    expect(milestonesOf(sheet('a', { ...facts, sales: ['2021-01-05', '2020-12-01'] }))).toEqual({
      contact: '2020-05-01',
      checklist: '2020-06-10',
      enrolment: '2020-06-24',
      plan: '2020-09-01',
      sale: '2020-12-01',
    });
  });
});

describe('the time between two steps', () => {
  const checked = (on: string): Facts => ({ firstOn: '2020-05-01', forms: [{ onDate: on }] });

  it('is the median of the SMEs that took both, with the shortest and the longest', () => {
    const figures = intervalFigures([
      sheet('a', checked('2020-05-11')),
      sheet('b', checked('2020-05-31')),
      sheet('c', checked('2020-05-03')),
      sheet('d', { firstOn: '2020-05-01' }),
      sheet('uk', { ...checked('2020-05-02'), sme: { launchPadId: 'uk' } }),
    ]);
    expect(figures.get('interval:fr:checklist')).toMatchObject({ value: 10, least: 2, most: 30 });
    expect(figures.get('interval:fr:checklist')?.records.map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(figures.get('interval:uk:checklist')).toMatchObject({ value: 1, least: 1, most: 1 });
    expect(figures.has('interval:fr:enrolment')).toBe(false);
  });

  it('leaves out steps in another order, and SMEs outside the programme', () => {
    const figures = intervalFigures([
      sheet('a', checked('2020-04-30')),
      sheet('b', { ...checked('2020-05-11'), sme: { track: 'outside' } }),
    ]);
    expect(figures.size).toBe(0);
  });

  it('lies between the two middle ones where their number is even', () => {
    expect(medianOf([1, 4, 9, 30])).toBe(6.5);
    expect(medianOf([5])).toBe(5);
  });
});

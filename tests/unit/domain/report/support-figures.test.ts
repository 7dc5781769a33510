import { describe, expect, it } from 'vitest';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import {
  type SupportedSheet,
  supportFigures,
  supportOf,
} from '../../../../src/domain/report/support-figures.ts';

const stamp = { at: 1, by: 'm' };
const today = '2021-05-19';
const rate = { amount: 400, currency: 'EUR' } as const;

function sheet(
  id: string,
  minutes: number,
  values: Partial<Values<'sme'>> = {},
  preparation = 0,
): SupportedSheet {
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
        stage: 'supported',
        enrolledOn: '2021-01-01',
        ...values,
      },
    },
    summary: { minutes, preparation },
  };
}

describe('the support of an SME', () => {
  it('is worth its hours at the day rate, and nothing of the preparation', () => {
    const terms = { minimumHours: 20, supportDayRate: rate };
    const support = supportOf(
      sheet('a', 8 * 60, { supportUntil: '2021-06-01' }, 240),
      terms,
      today,
    );
    expect(support).toEqual({
      minutes: 480,
      preparation: 240,
      minimumMinutes: 1200,
      value: { amount: 400, currency: 'EUR' },
      weeks: 2,
    });
  });

  it('has no value without a rate, no weeks without an end, and none left after it', () => {
    const open = supportOf(sheet('a', 60), {}, today);
    expect(open).toMatchObject({ minimumMinutes: undefined, value: undefined, weeks: undefined });
    expect(supportOf(sheet('a', 60, { supportUntil: '2021-05-18' }), {}, today).weeks).toBe(0);
  });
});

describe('the figures of the support', () => {
  const sheets = [
    sheet('a', 20 * 60, { supportUntil: '2021-06-16' }, 30),
    sheet('b', 20 * 60 - 1, { supportUntil: '2021-06-17' }),
    sheet('c', 0, { supportUntil: '2021-05-18' }),
    sheet('uk', 60, { launchPadId: 'uk' }),
    sheet('soon', 60, { enrolledOn: '2021-05-20' }),
    sheet('never', 60, { enrolledOn: undefined }),
    sheet('outside', 60, { track: 'outside' }),
  ];
  const figures = supportFigures(sheets, { minimumHours: 20, supportDayRate: rate }, today);
  const ids = (key: string) => figures.get(key)?.records.map(({ id }) => id);

  it('tell who has the minimum of hours and who lacks some, of those enrolled', () => {
    expect(ids('support:fr:reached')).toEqual(['a']);
    expect(ids('support:fr:below')).toEqual(['b', 'c']);
    expect(ids('support:uk:below')).toEqual(['uk']);
  });

  it('tell whose support ends within four weeks, not whose has ended', () => {
    expect(ids('support:fr:ending')).toEqual(['a']);
  });

  it('add up hours, their value and the preparation apart', () => {
    expect(figures.get('given:fr')?.value).toBe(2399);
    expect(figures.get('worth:fr:EUR')?.value).toBe(1000 + 999.17);
    expect(figures.get('preparation:fr')?.value).toBe(30);
    expect(figures.has('preparation:uk')).toBe(false);
  });

  it('say nothing of a minimum that the programme does not set', () => {
    const without = supportFigures(sheets, {}, today);
    expect(without.has('support:fr:below')).toBe(false);
    expect(without.get('support:fr:ending')?.value).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { closedSmes, holidaysOn } from '../../../../src/domain/calendar/day-notes.ts';
import { daysOf } from '../../../../src/domain/calendar/weeks.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';
import { sme } from '../portfolio/records.ts';
import { padFr, padUk } from './records.ts';

const pads = [padUk, padFr];

describe('the public holidays of a day', () => {
  it('say who keeps them: one side, or both under one name or two', () => {
    const shown = (day: string): readonly string[] =>
      holidaysOn(day, pads).map(({ name, padCodes }) => `${padCodes.join('+')} ${name.en}`);
    expect(shown('2021-05-13')).toEqual(['FR Ascension Day']);
    expect(shown('2021-05-31')).toEqual(['UK Spring bank holiday']);
    expect(shown('2021-05-24')).toEqual(['FR Whit Monday']);
    expect(shown('2021-04-05')).toEqual(['UK+FR Easter Monday']);
    // In 2020 the English moved theirs to the French day of victory.
    expect(shown('2020-05-08')).toEqual(['UK Early May bank holiday', 'FR Victory in Europe Day']);
    expect(shown('2021-05-19')).toEqual([]);
  });

  it('are none where a launch pad keeps no calendar', () => {
    const { holidayRegion: _none, ...values } = padFr.values;
    expect(holidaysOn('2021-05-13', [{ ...padFr, values }])).toEqual([]);
  });
});

describe('the closed businesses of a range', () => {
  const summer = { from: '2019-08-08', to: '2019-08-20', every: 'year' } as const;
  const stocktaking = { from: '2020-08-20', to: '2020-08-21', every: 'once' } as const;
  const smes = [
    sme({ name: 'Étoile', closures: { summer, stocktaking } }, 'star'),
    sme(
      { name: 'Atelier', closures: { stocktaking }, launchPadId: 'pad-uk', accountManagerId: 'me' },
      'workshop',
    ),
    sme({ name: 'Open' }, 'open'),
  ];
  const range = { from: '2020-08-18', to: '2020-08-23' };

  it('stand on each of their days once, in the order of their names', () => {
    const days = closedSmes(smes, range, {
      scope: { mine: false, padId: undefined },
      memberId: 'me',
    });
    const shown = [...days].map(([day, closed]) => [day, ...closed.map(({ id }) => id)].join(' '));
    expect(shown.toSorted()).toEqual([
      '2020-08-18 star',
      '2020-08-19 star',
      '2020-08-20 workshop star',
      '2020-08-21 workshop star',
    ]);
  });

  it('follow the scope', () => {
    const ids = (scope: { mine: boolean; padId: string | undefined }): ReadonlySet<string> =>
      new Set(
        [...closedSmes(smes, range, { scope, memberId: 'me' }).values()].flat().map(({ id }) => id),
      );
    expect(ids({ mine: true, padId: undefined })).toEqual(new Set(['workshop']));
    expect(ids({ mine: false, padId: 'pad-fr' })).toEqual(new Set(['star']));
  });

  it('are found at once among a thousand', () => {
    const many = Array.from({ length: 1000 }, (_, place) =>
      sme({ closures: { summer, stocktaking } }, `sme-${place}`),
    );
    const range = { from: '2020-07-27', to: '2020-09-06' };
    const scope = { mine: false, padId: undefined };
    const find = () => closedSmes(many, range, { scope, memberId: 'me' });
    expect(find().get('2020-08-20')).toHaveLength(1000);
    /** The same lists, of every SME on every day, without asking who is closed. */
    const list = () =>
      new Map(daysOf(range).map((day) => [day, many.filter(({ id }) => id !== day)]));
    // About 3.
    expect(timesAsLong(find, list)).toBeLessThan(30);
  });
});

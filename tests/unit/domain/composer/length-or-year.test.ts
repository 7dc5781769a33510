/** Two digits behind a month: how long it took, how many there were, or a year. */
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

describe('two digits behind a month', () => {
  const day = { ...context, today: '2026-11-29' };
  const read = (line: string) => {
    const { date, minutes, text, state } = readComposer(line, day);
    return [date, minutes, text, state];
  };

  it.each([
    ['tel 12 nov 15 min étiquettes', ['2026-11-12', 15, 'étiquettes', 'held']],
    ['call 12 November 15 min labels', ['2026-11-12', 15, 'labels', 'held']],
    ['a 12 nov 20 claire', ['2026-11-12', 20, '', 'held']],
    ['tel 12 nov 25 claire', ['2026-11-12', 25, '', 'held']],
    ['video 12 nov 60 min claire', ['2026-11-12', 60, '', 'held']],
    ['rdv tel 3 déc 20 min', ['2026-12-03', 20, '', 'planned']],
    ['email du 12 oct 25 factures', ['2026-10-12', undefined, '25 factures', 'held']],
    ['call 24 Nov 26, 20 min', ['2026-11-24', 20, '', 'held']],
    ['tel 12 nov 24, 20 min', ['2024-11-12', 20, '', 'held']],
    ['tel 12 nov 2025 20 min', ['2025-11-12', 20, '', 'held']],
    ['tel 12/11/25 20 min', ['2025-11-12', 20, '', 'held']],
  ])('are a year only where they are no length: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['appelé, 1/3 des commandes perdues', 'appelé, 1/3 des commandes perdues'],
    ['email reçu 2/3 des étiquettes', '2/3 des étiquettes'],
    ['call 1/2 of stock sold', '1/2 of stock sold'],
  ])('a part of a whole is no day: %j', (line, text) => {
    expect(read(line)).toEqual([undefined, undefined, text, 'held']);
  });

  it.each([
    ['a 10 may be late', [undefined, 10, 'may be late', 'held']],
    ['call claire 10 may need help', [undefined, 10, 'may need help', 'held']],
    ['visit 10 May claire', ['2027-05-10', undefined, '', 'planned']],
    ['tel 5 claire ligne 2', [undefined, 5, 'ligne 2', 'held']],
  ])('take no word of a sentence away: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('a length behind the day of an action puts it off for no twenty years', () => {
    const { actions } = readComposer('a 12 claire > relancer 15 jan 45 min', day);
    expect(actions.map(({ due }) => due)).toEqual(['2027-01-15']);
  });
});

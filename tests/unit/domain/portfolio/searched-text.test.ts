/** What the filter by words looks through, and what a row shows because of it. */

import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { portfolioRow } from '../../../../src/domain/portfolio/portfolio-row.ts';
import { foundBeside, searchedText } from '../../../../src/domain/portfolio/searched-text.ts';
import { head } from './records.ts';

const row = portfolioRow(
  head({
    sme: {
      name: 'Cidrerie Lecourtois',
      town: 'Pont-Aven',
      sector: 'Boissons',
      people: { one: { name: 'Bertrand Lecourtois' }, two: { name: 'Annick Le Goff' } },
    },
  }),
  alertContext({ today: '2020-11-19' }),
);

describe('the text of a row', () => {
  it('holds the name, the town, the people and the sector, folded', () => {
    for (const word of ['cidrerie', 'pont-aven', 'bertrand', 'annick', 'boissons']) {
      expect(searchedText(row)).toContain(word);
    }
  });

  it('shows beside the name what holds the words', () => {
    expect(foundBeside(row, 'AN')).toEqual(['Bertrand Lecourtois', 'Annick Le Goff']);
    expect(foundBeside(row, 'pont')).toEqual(['Pont-Aven']);
    expect(foundBeside(row, 'cidrerie')).toEqual([]);
  });
});

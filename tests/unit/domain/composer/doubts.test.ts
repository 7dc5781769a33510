/** What looks like a day or a length and is none is said, and stays in the text. */

import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const doubtsOf = (line: string) =>
  readComposer(line, context).doubts.map(({ kind, text }) => `${kind} ${text}`);

describe('what was not understood', () => {
  it.each([
    ['call 5.5.21 10 min', ['date 5.5.21']],
    ['call claire 30/02 labels', ['date 30/02']],
    ['appel claire 31/04, 10 min', ['date 31/04']],
    ['visio le 30 février claire', ['date 30 février']],
    ['call 31 April 10 min', ['date 31 April']],
    ['call 5.19.21 10 min', ['date 5.19.21']],
    ['call 1500 min claire', ['minutes 1500 min']],
    ['a 1500mn claire', ['minutes 1500mn']],
    ['visite 30 heures claire', ['minutes 30 heures']],
    ['call claire 10 min > send the list 31/06', ['date 31/06']],
  ])('is said of %j', (line, doubts) => {
    expect(doubtsOf(line)).toEqual(doubts);
    expect(readComposer(line, context).kind).toBe('entry');
  });

  it('keeps nothing else of the line from being read', () => {
    const read = readComposer('31/04/2021 appel claire 20 min étiquettes', context);
    expect(read).toMatchObject({ mode: 'phone', people: ['claire'], minutes: 20 });
    expect(read.text).toBe('31/04/2021 appel claire 20 min étiquettes');
  });

  it.each(['25/11/2026', '25/11/26', '18-11-2026', '18.11.2026', '11/18/2026', '25 november 2026'])(
    'is no day that there is: %j before everything else',
    (day) => {
      const read = readComposer(`${day} call claire 20 min`, context);
      expect(read).toMatchObject({ mode: 'phone', people: ['claire'], minutes: 20, doubts: [] });
      expect(read.date).toMatch(/^2026-11-(?:25|18)$/u);
      expect(read.text).toBe('');
    },
  );

  it.each([
    'call 5/5/21 10 min',
    'a claire 31/03, ok',
    'v 30 claire version 2.1.5 du thème',
    'e claire tailles 36/38 et 10/12 manquantes',
    'e claire prix 12,50/10,90',
    'a 12 claire 1500 m de tissu',
    'a 12 claire 1500 étiquettes',
    'n 1500 min de retard',
    'a 15 claire 1500 min de retard',
    'a claire 29/02/2028',
    'a claire 06 12 34 56 78',
    '31 may 10 min call',
  ])('is nothing in %j', (line) => {
    expect(doubtsOf(line)).toEqual([]);
  });
});

/** Pasted words: no sign among them opens an action, and nothing else of them is changed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSigns } from '../../../../../src/client/parts/composer/paste-as-text.ts';
import { readComposer } from '../../../../../src/domain/composer/composer.ts';
import { context } from '../../../domain/composer/people.ts';

describe('A pasted text (F198)', () => {
  it.each([
    ['> can you send the labels?', '› can you send the labels?'],
    ['>send', '›send'],
    ['a > b\u00a0> c\t> d', 'a › b\u00a0› c\t› d'],
    ['>> one\n> > two\n\n >\n> three', '›› one\n› › two\n\n ›\n› three'],
    [
      '-> call DPD\n→ call DPD, ok => send the labels',
      '-› call DPD\n› call DPD, ok =› send the labels',
    ],
    ['＞ send the labels', '› send the labels'],
  ])('has no sign of an action: %j', (pasted, put) => {
    expect(withoutSigns(pasted)).toBe(put);
  });

  it.each([
    ['margin > 30 %, basket > £40, 1 200 > 12,5€'],
    ['a>b <b>bold</b> x-> y>='],
    ['stock >= 12, 12 -> 15'],
  ])('keeps what opens none: %j', (pasted) => {
    expect(withoutSigns(pasted)).toBe(pasted);
  });

  it('opens no action, wherever it stands, and keeps every other character in its place', () => {
    const piece = fc.constantFrom(
      ...[
        '>',
        '> ',
        ' > ',
        '>>',
        '> > ',
        '->',
        '-> ',
        ' → ',
        '=> ',
        '--> ',
        '＞ ',
        '>=',
        '\n',
        ' ',
      ],
      ...['send ', 'Claire ', 'call DPD', '30 %', '£40 ', '12 May ', 'vendredi', '(', 'a'],
    );
    fc.assert(
      fc.property(
        fc.constantFrom('', 'c 12 claire ', 'ok', 'ok\n'),
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (before, pasted) => {
          const put = withoutSigns(pasted);
          expect(readComposer(before + put, context).actions).toEqual([]);
          expect(put.replaceAll(/[›>→＞]/gu, '>')).toBe(pasted.replaceAll(/[→＞]/gu, '>'));
        },
      ),
      { seed: 20261130, numRuns: 1000 },
    );
  });
});

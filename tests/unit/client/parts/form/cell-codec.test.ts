import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigure, showFigure } from '../../../../../src/client/parts/form/cell-codec.ts';

describe('a figure as people type it', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234', 1234],
    ['1.234', 1234],
    ['1.234.567', 1_234_567],
    ['1\u202f234', 1234],
    ["1'234,50", 1234.5],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['12.3456', 12.3456],
    ['−5', -5],
    ['-1 200', -1200],
  ])('reads %s in either language', (text, figure) => {
    expect(readFigure(text)).toBe(figure);
  });

  it.each(['1e9', '12 people', '.5', '5.', '1,23,456', '1,234,56', '٣', '--5', ''])(
    'does not guess what %j means',
    (text) => {
      expect(readFigure(text)).toBeUndefined();
    },
  );

  it('takes three decimals of a percentage for decimals', () => {
    expect(readFigure('2,125', true)).toBe(2.125);
    expect(readFigure('2,125')).toBe(2125);
  });

  it('(F91) is read back as it is shown', () => {
    const figures = fc.tuple(fc.integer({ min: -1e8, max: 1e8 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(
        figures,
        fc.boolean(),
        fc.constantFrom('en', 'fr'),
        ([digits, places], percent, language) => {
          const figure = Number((digits / 10 ** places).toFixed(places)) + 0;
          expect(readFigure(showFigure(figure, language, percent), percent)).toBe(figure);
        },
      ),
    );
  });
});

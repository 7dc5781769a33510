/** Matches are marked where they stand in the text as written. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, tokenise } from '../../../../src/domain/text/fold.ts';
import { excerpt, highlight } from '../../../../src/domain/text/highlight.ts';

const marked = (text: string, query: string): readonly string[] =>
  highlight(text, tokenise(query))
    .filter(({ match }) => match)
    .map((segment) => segment.text);

describe('the highlight', () => {
  it.each([
    ['Étiquettes reçues', 'etiq RECUES', ['Étiq', 'reçues']],
    ['Cœur de Bœuf', 'boeuf', ['Bœuf']],
    ['E\u0301tat', 'etat', ['E\u0301tat']],
    ['Straße', 'strasse', ['Straße']],
    ['aaa', 'aa', ['aa']],
    ['ananas', 'ana nas', ['ananas']],
    ['rien', 'autre', []],
    ['<img onerror>', 'onerror', ['onerror']],
  ])('in %j of %j is %j', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('never changes the text, and marks what folds to the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 3 }), (text, query) => {
        const tokens = tokenise(query);
        const segments = highlight(text, tokens);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const segment of segments.filter(({ match }) => match)) {
          expect(tokens.some((token) => fold(segment.text).includes(token))).toBe(true);
        }
      }),
    );
  });
});

describe('an excerpt', () => {
  const text = `${'début '.repeat(40)}étiquettes en anglais ${'fin '.repeat(40)}`;

  it('shows the first match, cut between words, with an ellipsis on both sides', () => {
    const part = excerpt(text, ['anglais'], 60);
    expect(part).toContain('anglais');
    expect(part).toMatch(/^…\S.*\S…$/);
    expect(part.length).toBeLessThanOrEqual(62);
  });

  it('is the whole of a short text on one line', () => {
    expect(excerpt('a\n b', ['a'], 60)).toBe('a b');
  });

  it('never cuts a letter in two', () => {
    const part = excerpt('😀'.repeat(100), [], 31);
    expect(part.isWellFormed()).toBe(true);
  });
});

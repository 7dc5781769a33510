/** What somebody added to a text, without a word of the text [C8]. */

import { expect, test } from 'vitest';
import { addedWords } from '../../../../src/domain/text/added-words.ts';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const paragraph = (at: number, more = ''): string =>
  `Colleague ${at} writes what was agreed on${more} day ${at}.`;
const note = numbers(600).map((at) => paragraph(at));

test.each([
  ['after it', 'Their words.', 'Their words. My words.', 'My words.'],
  ['within it', 'Their long words.', 'Their very long words.', 'very'],
  ['in two places', 'a b c', 'a x b y c', 'x y'],
  [
    'instead of some of it',
    'We met on Monday. They agreed.',
    'We met on Friday. They agreed.',
    'Friday.',
  ],
  ['and some removed', 'One. Two. Three.', 'Three. Four.', 'Four.'],
  ['nothing', 'One. Two.', 'Two.', ''],
  ['to nothing', '', 'My words.', 'My words.'],
])('what is added %s', (_where, before, after, added) => {
  expect(addedWords(before, after)).toBe(added);
});

test('a few words in each paragraph of a long note', () => {
  const after = note.map((_line, at) => (at % 2 === 0 ? paragraph(at, ` mine${at}`) : note[at]));
  expect(addedWords(note.join('\n'), `First. ${after.join('\n')}\nLast.`)).toBe(
    ['First.', ...numbers(300).map((at) => `mine${2 * at}`), 'Last.'].join(' '),
  );
});

test('a long text in the place of another', () => {
  const own = numbers(3000).map((at) => `own${at}`);
  expect(addedWords(note.join('\n'), own.join(' '))).toBe(own.join(' '));
});

test('more than can be compared, without a word of the text', () => {
  const theirs = numbers(9000).map((at) => `theirs${at % 50}`);
  const after = theirs
    .toReversed()
    .flatMap((word, at) => (at % 3 === 0 ? [word, `own${at}`] : [word]));
  expect(addedWords(theirs.join(' '), after.join(' ')).split(' ')).toEqual(
    after.filter((word) => word.startsWith('own')),
  );
});

test('more sentences than can be compared, without a word of the text', () => {
  const theirs = numbers(9000).map((at) => `theirs ${at % 50}.`);
  const after = theirs
    .toReversed()
    .map((line, at) => (at % 1000 === 0 ? `${line} own${at}.` : line));
  expect(addedWords(theirs.join('\n'), after.join('\n')).split(/\s+/u)).toEqual(
    numbers(9).map((at) => `own${at * 1000}.`),
  );
});

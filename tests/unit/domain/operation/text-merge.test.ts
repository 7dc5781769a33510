/** What a merge of texts takes at most (F174). */

import { expect, test } from 'vitest';
import { mergeTexts } from '../../../../src/domain/operation/text-merge.ts';

const sentences = (count: number, sentence: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => sentence(at)).join('');

test('long notes of ordinary sentences are merged, some of which are said often', () => {
  const text = sentences(500, (at) => (at % 30 === 0 ? 'As agreed. ' : `Sentence ${at}. `));
  const theirs = text.replace('Sentence 1.', 'Theirs.');
  expect(mergeTexts(`${text}Mine.`, text, theirs)).toBe(`${theirs}Mine.`);
});

test('a text that says the same again and again is not compared: both versions stand (F174)', () => {
  const text = 'a.'.repeat(290);
  expect(mergeTexts(`${text}b.`, text, `c.${text}`)).toBeUndefined();
  const short = 'a.'.repeat(29);
  expect(mergeTexts(`${short}b.`, short, `c.${short}`)).toBe(`c.${short}b.`);
});

test('a text that has an end of a sentence at every second letter is not even split (F174)', () => {
  const text = sentences(10_000, () => 'a.');
  expect(mergeTexts(`${text}b.`, text, `c.${text}`)).toBeUndefined();
  expect(mergeTexts(text, text, `c.${text}`)).toBe(`c.${text}`);
});

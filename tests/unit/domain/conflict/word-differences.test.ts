import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Stretch, wordDifferences } from '../../../../src/domain/conflict/word-differences.ts';

const textOf = (stretches: readonly Stretch[]): string =>
  stretches.map(({ text }) => text).join('');
const differing = (stretches: readonly Stretch[]): readonly string[] =>
  stretches.filter(({ differs }) => differs).map(({ text }) => text.trim());

test('one figure that differs is marked, and a sentence that only one side has', () => {
  const { a, b } = wordDifferences(
    'Deux transporteurs comparés. Livraison offerte dès 60 £, sinon 6,90 £.',
    'Deux transporteurs comparés. Livraison offerte dès 75 £, sinon 6,90 £. Assurance comprise.',
  );
  expect(differing(a)).toEqual(['60']);
  expect(differing(b)).toEqual(['75', 'Assurance comprise.']);
});

test('texts that are the same have no stretch that differs', () => {
  const { a, b } = wordDifferences('Rien de neuf. Vraiment.', 'Rien de neuf. Vraiment.');
  expect([differing(a), differing(b)]).toEqual([[], []]);
});

test('the stretches of a side joined are its text, whatever the texts', () => {
  const word = fc.constantFrom('un', 'deux.', '  ', '\n', 'trois !', '£', 'café', '');
  const text = fc.array(word, { maxLength: 40 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, text, (first, second) => {
      const { a, b } = wordDifferences(first, second);
      expect(textOf(a)).toBe(first);
      expect(textOf(b)).toBe(second);
    }),
  );
});

test('two long texts without a common sentence are marked whole, and quickly', () => {
  const long = (word: string): string => `${`${word} `.repeat(3000)}.`;
  const { a, b } = wordDifferences(long('avant'), long('après'));
  expect(a.filter(({ differs }) => differs)).toHaveLength(1);
  expect(b.filter(({ differs }) => differs)).toHaveLength(1);
});

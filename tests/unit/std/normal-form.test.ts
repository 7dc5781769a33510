/** Normal forms of texts, also of those that nobody writes (F182). */

import { expect, test } from 'vitest';
import { fold } from '../../../src/domain/text/fold.ts';
import { mergeTexts } from '../../../src/domain/operation/text-merge.ts';
import { alikeText } from '../../../src/std/json.ts';
import { normalForm } from '../../../src/std/normal-form.ts';

/** Signs that would have to change their places: those above the letter stand before those below it. */
const signs = (count: number): string => '\u0301'.repeat(count) + '\u0323'.repeat(count);

test('a text is brought to a normal form, with as many signs on a letter as a language has', () => {
  expect(normalForm('e\u0301')).toBe('\u00E9');
  expect(normalForm('\u00E9', 'NFD')).toBe('e\u0301');
  const many = `a${signs(3)}`;
  expect(normalForm(many)).toBe(many.normalize());
  expect(normalForm(many)).not.toBe(many);
});

test('a text with signs without end is left as it is: nothing is put in order (F182)', () => {
  const endless = `a${signs(4)} e\u0301`;
  expect(normalForm(endless)).toBe(endless);
  expect(alikeText(endless, endless.normalize())).toBe(false);
  expect(alikeText(endless, `${endless}`)).toBe(true);
});

test('such a text is merged and found as any other (F182)', () => {
  const endless = `a${signs(4)}. `;
  expect(mergeTexts(`${endless}Mine.`, endless, `Theirs. ${endless}`)).toBe(
    `Theirs. ${endless}Mine.`,
  );
  expect(fold(`Caf${endless}`)).toBe('cafa. ');
});

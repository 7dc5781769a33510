/** Normal forms of texts, also of those that nobody writes (F182). */

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fold } from '../../../src/domain/text/fold.ts';
import { mergeTexts } from '../../../src/domain/operation/text-merge.ts';
import { alikeText } from '../../../src/std/json.ts';
import { normalForm } from '../../../src/std/normal-form.ts';
import { timesAsLong } from '../../support/times-as-long.ts';

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

test('texts are alike where their normal forms are the same, however long these are', () => {
  const unit = fc.constantFrom(
    'a',
    'e\u0301',
    '\u00e9',
    'a\u0344',
    '\ufb2c',
    '\u1f82',
    '\u{1d160}',
    '\uac01',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 9 }), (text) => {
      for (const form of ['NFC', 'NFD'] as const) {
        expect(alikeText(text, text.normalize(form))).toBe(true);
        expect(normalForm(text, form)).toBe(text.normalize(form));
      }
    }),
  );
  expect(alikeText('a'.repeat(13), 'b')).toBe(false);
});

test('to look for signs without end takes less than to look from each sign on (F210)', () => {
  const runs = 'a\u0301\u0316\u0301\u0316\u0301\u0316'.repeat(3000);
  const fromEach = (): unknown => [/\p{M}{7}/u.test(runs), runs.normalize()];
  expect(timesAsLong(() => normalForm(runs), fromEach)).toBeLessThan(0.8);
});

test('texts that differ first in ordinary letters are told apart without their normal forms, and others as by these (F219)', () => {
  const normalize = vi.spyOn(String.prototype, 'normalize');
  const long = `${'a'.repeat(1000)}e\u0301`;
  expect(alikeText(`${long} b.`, `${long} c.`)).toBe(false);
  expect(alikeText(`${long} b.`, `${long} b`)).toBe(false);
  expect(alikeText(long, `${long}\u00e9`)).toBe(false);
  expect(normalize).not.toHaveBeenCalled();
  expect(alikeText(long, `${'a'.repeat(1000)}\u00e9`)).toBe(true);
  normalize.mockRestore();
  const unit = fc.constantFrom(
    ...[
      'a',
      'e',
      '\u00e9',
      '\u0301',
      '\u0323',
      '\u1100',
      '\u1161',
      '\uac00',
      '\u2126',
      '\u03a9',
      '\u02ff',
    ],
  );
  const text = fc.string({ unit, maxLength: 4 });
  fc.assert(
    fc.property(text, text, text, (before, one, other) => {
      const [a, b] = [before + one, before + other];
      expect(alikeText(a, b)).toBe(normalForm(a) === normalForm(b));
    }),
    { numRuns: 2000 },
  );
});

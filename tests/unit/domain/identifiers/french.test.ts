import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSiren, checkSiret } from '../../../../src/domain/identifiers/french-company.ts';
import { passesLuhn } from '../../../../src/domain/identifiers/luhn.ts';
import { type Row, shown } from './rows.ts';

fc.configureGlobal({ seed: 20261125 });

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

/** Adds the digit that makes the row pass. */
function withLuhnDigit(front: string): string {
  const last = Array.from({ length: 10 }, (_, digit) => `${front}${digit}`).find(passesLuhn);
  if (last === undefined) throw new Error(`No Luhn digit for ${front}`);
  return last;
}

describe('A SIREN', () => {
  const rows: readonly Row[] = [
    ['732 829 320', '732829320'],
    ['732829320', '732829320'],
    ['732.829.320', '732829320'],
    ['７３２８２９３２０', '732829320'],
    [' 404\u00A0833\u202F048 ', '404833048'],
    ['356000000', '356000000'],
    ['732 829 321', '(checksum)'],
    ['723829320', '(checksum)'],
    ['73282932', '(length)'],
    ['73282932000074', '(length)'],
    ['RCS 732829320', '(shape)'],
    ['٧٣٢٨٢٩٣٢٠', '(shape)'],
    ['', '(empty)'],
    [' - ', '(empty)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkSiren(typed))).toBe(expected);
  });

  it('with one digit mistaken is always noticed', () => {
    fc.assert(
      fc.property(
        digits(8).map(withLuhnDigit),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (siren, position, change) => {
          const mistaken = (Number(siren[position]) + change) % 10;
          const typed = `${siren.slice(0, position)}${mistaken}${siren.slice(position + 1)}`;
          expect(shown(checkSiren(siren))).toBe(siren);
          expect(shown(checkSiren(typed))).toBe('(checksum)');
        },
      ),
    );
  });
});

describe('A SIRET', () => {
  const rows: readonly Row[] = [
    ['732 829 320 00074', '73282932000074'],
    ['73282932000074', '73282932000074'],
    ['73282932000075', '(checksum)'],
    // Luhn over all fourteen digits, but the SIREN inside is wrong.
    ['73282932100072', '(checksum)'],
    ['732829320', '(length)'],
    ['732829320 0007X', '(shape)'],
    ['', '(empty)'],
    // La Poste: the head office passes Luhn, the branches by their digit sum.
    ['356 000 000 00048', '35600000000048'],
    ['35600000049837', '35600000049837'],
    ['35600000049838', '(checksum)'],
    ['35600000049836', '(checksum)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkSiret(typed))).toBe(expected);
  });

  it('of La Poste passes exactly when its digit sum is a multiple of five or Luhn holds', () => {
    fc.assert(
      fc.property(digits(5), (branch) => {
        const siret = `356000000${branch}`;
        const sum = Array.from(siret).reduce((total, digit) => total + Number(digit), 0);
        expect(checkSiret(siret).ok).toBe(sum % 5 === 0 || passesLuhn(siret));
      }),
      { numRuns: 1000 },
    );
  });

  it('made of a SIREN and five digits that fit is right', () => {
    fc.assert(
      fc.property(digits(8).map(withLuhnDigit), digits(4), (siren, place) => {
        expect(checkSiret(withLuhnDigit(`${siren}${place}`)).ok).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCompaniesHouse } from '../../../../src/domain/identifiers/companies-house.ts';
import { checkEori } from '../../../../src/domain/identifiers/eori.ts';
import { passesLuhn } from '../../../../src/domain/identifiers/luhn.ts';
import { checkVat, frenchVatKey } from '../../../../src/domain/identifiers/vat.ts';
import { type Row, shown } from './rows.ts';

fc.configureGlobal({ seed: 20261125 });

describe('A number of Companies House', () => {
  const rows: readonly Row[] = [
    ['01234567', '01234567'],
    ['1234567', '01234567'],
    ['6', '00000006'],
    ['SC123456', 'SC123456'],
    ['sc 12345', 'SC012345'],
    ['NI 012345', 'NI012345'],
    ['OC301540', 'OC301540'],
    ['R0000005', 'R0000005'],
    ['R5', 'R0000005'],
    ['IP28746R', 'IP28746R'],
    ['123456789', '(length)'],
    ['SC1234567', '(length)'],
    ['SCO12345', '(shape)'],
    ['ABCDEFGH', '(shape)'],
    ['SC', '(shape)'],
    ['12A45678', '(shape)'],
    ['', '(empty)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkCompaniesHouse(typed))).toBe(expected);
  });

  it('keeps its meaning without the zeros in front', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'R', 'SC', 'NI', 'OC', 'LP'),
        fc.integer({ min: 1, max: 999_999 }),
        (register, number) => {
          const full = `${register}${String(number).padStart(8 - register.length, '0')}`;
          expect(shown(checkCompaniesHouse(full))).toBe(full);
          expect(shown(checkCompaniesHouse(`${register} ${number}`))).toBe(full);
        },
      ),
    );
  });
});

describe('A French VAT number', () => {
  const rows: readonly Row[] = [
    ['FR83404833048', 'FR83404833048'],
    ['fr 83 404 833 048', 'FR83404833048'],
    ['83 404 833 048', 'FR83404833048'],
    ['FR44732829320', 'FR44732829320'],
    // A key with letters follows no rule known here; the SIREN still does.
    ['FRK7404833048', 'FRK7404833048'],
    ['K7404833048', 'FRK7404833048'],
    ['FRK7404833049', '(checksum)'],
    ['FR84404833048', '(checksum)'],
    ['FR83404833049', '(checksum)'],
    // Monaco: 000 where the SIREN begins.
    ['FR53000004605', 'FR53000004605'],
    ['FR54000004605', '(checksum)'],
    ['FRO7404833048', '(shape)'],
    ['FR8340483304', '(length)'],
    ['404833048', '(length)'],
    ['DE12345678', '(country)'],
    ['', '(empty)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkVat(typed, 'FR'))).toBe(expected);
  });

  it('has the key that follows from its SIREN and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 999_999_999 }).map((n) => String(n).padStart(9, '0')),
        fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0')),
        (siren, key) => {
          fc.pre(passesLuhn(siren));
          expect(checkVat(`FR${frenchVatKey(siren)}${siren}`, 'GB').ok).toBe(true);
          expect(checkVat(`FR${key}${siren}`, 'FR').ok).toBe(key === frenchVatKey(siren));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('A VAT number of Great Britain or Northern Ireland', () => {
  const rows: readonly Row[] = [
    ['GB980780684', 'GB980780684'],
    ['980 7806 84', 'GB980780684'],
    ['gb 980 7806 84 001', 'GB980780684001'],
    ['XI980780684', 'XI980780684'],
    // The same seven digits in the three series: remainders 0, 42 and 55.
    ['100000089', 'GB100000089'],
    ['100000034', 'GB100000034'],
    ['100000047', 'GB100000047'],
    ['100000035', '(checksum)'],
    // Below 100 million only the first series exists.
    ['010000090', 'GB010000090'],
    ['010000035', '(checksum)'],
    ['010000048', '(checksum)'],
    ['GB802311781', '(checksum)'],
    ['GBGD001', 'GBGD001'],
    ['GD499', 'GBGD499'],
    ['HA500', 'GBHA500'],
    ['GBGD500', '(range)'],
    ['GBHA499', '(range)'],
    ['GBGD01', '(length)'],
    ['GB98078068', '(length)'],
    ['GB9807806840', '(length)'],
    ['GB98078068A', '(shape)'],
    ['IE1234567X', '(country)'],
    ['', '(empty)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkVat(typed, 'GB'))).toBe(expected);
  });
});

describe('An EORI number', () => {
  const rows: readonly Row[] = [
    ['FR732829320', 'FR732829320'],
    ['fr 732 829 320', 'FR732829320'],
    ['FR73282932000074', '(outdated)'],
    ['FR73282932000075', '(checksum)'],
    ['FR732829321', '(checksum)'],
    ['FR73282932', '(length)'],
    ['GB980780684000', 'GB980780684000'],
    ['XI 980780684000', 'XI980780684000'],
    ['GB980780684', '(length)'],
    ['GB98078068400A', '(shape)'],
    ['DE1234567', '(country)'],
    ['732829320', '(shape)'],
    ['F', '(shape)'],
    ['', '(empty)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkEori(typed))).toBe(expected);
  });
});

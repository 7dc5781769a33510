import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkIdentifier,
  identifierKinds,
} from '../../../../src/domain/identifiers/check-identifier.ts';
import { identifierProblems } from '../../../../src/domain/identifiers/finding.ts';
import { shown } from './rows.ts';

fc.configureGlobal({ seed: 20261125 });

const kind = fc.constantFrom(...identifierKinds);
const country = fc.constantFrom('FR', 'GB', 'BE', '', 'constructor');
/** Close to identifiers, so that the checks get past their first line. */
const nearly = fc
  .array(fc.constantFrom(...'0123456789FRGBXISCGDHAZ .-+()é’\u{1F600}'), { maxLength: 20 })
  .map((all) => all.join(''));

describe('Checking an identifier', () => {
  it.each([
    ['companyNumber', 'FR', '732 829 320', '732829320'],
    ['companyNumber', 'GB', 'sc12345', 'SC012345'],
    ['siret', 'FR', '732 829 320 00074', '73282932000074'],
    ['vat', 'FR', '83404833048', 'FR83404833048'],
    ['vat', 'GB', '980 7806 84', 'GB980780684'],
    ['eori', 'GB', 'FR732829320', 'FR732829320'],
    ['activityCode', 'FR', '4791a', '47.91A'],
    ['activityCode', 'GB', '47910', '47910'],
    ['postcode', 'FR', '76 000', '76000'],
    ['postcode', 'GB', 'cb21tn', 'CB2 1TN'],
    ['phone', 'GB', '020 7946 0123', '+442079460123'],
    // No rule is known: what was typed is right.
    ['siret', 'GB', ' anything ', 'anything'],
    ['vat', 'BE', 'BE0123456789', 'BE0123456789'],
    ['phone', 'constructor', '12', '12'],
    ['phone', 'BE', '  ', '(empty)'],
  ] as const)('%s of %s typed as %j gives %s', (of, where, typed, expected) => {
    expect(shown(checkIdentifier(of, typed, where))).toBe(expected);
  });

  it('gives a finding of the closed list for any text at all', () => {
    fc.assert(
      fc.property(
        kind,
        country,
        fc.oneof(nearly, fc.string({ unit: 'binary' })),
        (of, where, typed) => {
          const finding = checkIdentifier(of, typed, where);
          if (finding.ok) expect(finding.normalised).not.toBe('');
          else expect(identifierProblems).toContain(finding.reason);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds what it has put in form right, and in form', () => {
    let formed = 0;
    fc.assert(
      fc.property(kind, country, nearly, (of, where, typed) => {
        const finding = checkIdentifier(of, typed, where);
        if (!finding.ok) return;
        formed += 1;
        expect(checkIdentifier(of, finding.normalised, where)).toEqual(finding);
      }),
      { numRuns: 4000 },
    );
    expect(formed).toBeGreaterThan(200);
  });

  it('is as quick on a text of a million characters as on a line', () => {
    const long = '1'.repeat(1_000_000);
    for (const of of identifierKinds) {
      expect(shown(checkIdentifier(of, long, 'FR'))).toMatch(/^\((length|shape)\)$/);
      expect(checkIdentifier(of, long, 'GB').ok).toBe(of === 'siret');
    }
  });
});

/** Terms of the glossary that stand in one text and are offered for the other. */

import { describe, expect, it } from 'vitest';
import { glossaryHints, hintsMax } from '../../../../src/domain/glossary/glossary.ts';
import { glossaryTerms } from '../../../../src/domain/glossary/terms.ts';

const intoFrench = (other: string, written = '') =>
  glossaryHints({ written, other }, 'fr', glossaryTerms).map(({ from, to }) => `${from} = ${to}`);
const intoEnglish = (other: string, written = '') =>
  glossaryHints({ written, other }, 'en', glossaryTerms).map(({ from, to }) => `${from} = ${to}`);

describe('the terms offered', () => {
  it('are those of the other text, in its order, in either language', () => {
    expect(intoFrench('The account manager met the launch pad.')).toEqual([
      'account manager = gestionnaire de compte',
      'launch pad = rampe de lancement',
    ]);
    expect(intoEnglish('Le gestionnaire de compte a vu la rampe de lancement.')).toEqual([
      'gestionnaire de compte = account manager',
      'rampe de lancement = launch pad',
    ]);
  });

  it('are found in the plural, with capitals, without accents and over a line break', () => {
    expect(intoFrench('Account\nManagers')).toEqual(['account manager = gestionnaire de compte']);
    expect(intoEnglish('RAMPES DE LANCEMENT')).toEqual(['rampe de lancement = launch pad']);
    expect(intoEnglish('une decision')).toEqual(intoEnglish('une décision'));
  });

  it('are whole words, and the longest where two begin together', () => {
    expect(intoFrench('managerial accountancy')).toEqual([]);
    const [first] = intoFrench('an import one-stop shop');
    expect(first).toBe('import one-stop shop = guichet unique à l’importation');
    expect(intoFrench('an import one-stop shop')).toHaveLength(1);
  });

  it('know abbreviations, and leave out what is the same in both', () => {
    expect(intoFrench('two BSOs')).toEqual(['BSO = OSE']);
    expect(intoFrench('the programme and the OSS')).toEqual([]);
  });

  it('are no longer offered once they stand in the translation', () => {
    expect(intoFrench('the launch pad', 'les rampes de lancement')).toEqual([]);
    expect(intoFrench('the launch pad of the account manager', 'La rampe de lancement')).toEqual([
      'account manager = gestionnaire de compte',
    ]);
  });

  it('begin with those of the programme, and are few', () => {
    const terms = [{ en: 'launch pad', fr: 'antenne' }, ...glossaryTerms];
    expect(glossaryHints({ written: '', other: 'launch pad' }, 'fr', terms)).toEqual([
      { from: 'launch pad', to: 'antenne' },
    ]);
    const many = glossaryTerms.map(({ en }) => en).join(', ');
    expect(intoFrench(many)).toHaveLength(hintsMax);
  });

  it('come from any text without an error', () => {
    for (const text of ['', '(((', '\\', '$^.*+?', 'ﬁ ½ 🙂', '(BSO']) {
      expect(() => intoFrench(text, text)).not.toThrow();
      const own = [
        { en: text, fr: text },
        { en: `${text}x`, fr: text },
      ];
      expect(() => glossaryHints({ written: '', other: text }, 'fr', own)).not.toThrow();
    }
  });
});

describe('the glossary', () => {
  it('has each term in both languages, once', () => {
    expect(glossaryTerms.length).toBeGreaterThan(150);
    for (const { en, fr } of glossaryTerms) expect([en.trim(), fr.trim()]).toEqual([en, fr]);
    expect(new Set(glossaryTerms.map(({ en, fr }) => `${en}|${fr}`)).size).toBe(
      glossaryTerms.length,
    );
  });
});

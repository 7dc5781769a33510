/**
 * The words of the interface, against the glossary (`docs/glossary.md`): one word per idea
 * in each language, French typography, British spelling, and failures told without jargon.
 */
import { expect, test } from 'vitest';
import { scanned, scannedFilesMin } from './sources.ts';

type Tree = string | { readonly [key: string]: Tree };

interface Phrase {
  readonly place: string;
  readonly text: string;
}

function phrases(language: 'en' | 'fr'): readonly Phrase[] {
  const folder = new RegExp(`^locales/${language}/.*\\.json$`);
  const visit = (place: string, tree: Tree): Phrase[] =>
    typeof tree === 'string'
      ? [{ place, text: tree }]
      : Object.entries(tree).flatMap(([key, next]) => visit(`${place}.${key}`, next));
  const files = scanned(folder, scannedFilesMin.localesPerLanguage);
  return files.flatMap(({ path, text }) => visit(path, JSON.parse(text) as Tree));
}

/** Placeholders are not words: what they are called is not shown. */
const shown = (text: string): string => text.replaceAll(/\{\{[^}]*\}\}/g, '¤');

function offending(language: 'en' | 'fr', pattern: RegExp): readonly string[] {
  return phrases(language)
    .filter(({ text }) => pattern.test(shown(text)))
    .map(({ place, text }) => `${place}: ${text}`);
}

/** Any of a list, parted by commas, as whole words; French letters and hyphens count as letters. */
function words(list: string): RegExp {
  const alternatives = list.split(',').map((word) => word.trim());
  return new RegExp(`(?<![\\p{L}-])(${alternatives.join('|')})(?![\\p{L}])`, 'iu');
}

test('French uses the word of the glossary and none of its synonyms', () => {
  const synonyms = words(`
    leçons? apprises?, leçons? tirées?, initiation, en difficulté,
    examens? trimestriels?, révisions? mensuelles?, révisions? trimestrielles?,
    réunions? virtuelles?, non-OSC, fiches? de progression, fiches? de suivi,
    rampes? de démarrage, chargée?s? de compte, gestionnaires? de comptes,
    plans? d’accès, courriels?, mail, mails
  `);
  expect(offending('fr', synonyms)).toEqual([]);
});

test('English uses the word of the glossary and none of its synonyms', () => {
  const synonyms = words(`
    lessons? learnt, initiation, quarterly exam(ination)?s?, monthly revisions?,
    virtual meetings?, progress (spread)?sheets? file, launching pads?,
    account executives?, tracking sheets?, e-mails?, telephone calls? log
  `);
  expect(offending('en', synonyms)).toEqual([]);
});

test('English is spelt as in Britain', () => {
  const american = words(`
    organizations?, organized?, organizing, programs?, colors?, centers?, canceled,
    behaviors?, favorites?, analyz\\w+, recogniz\\w+, synchroniz\\w+, summariz\\w+,
    catalogs?, enrollments?, fulfillments?, license[sd]? to, labeled, traveled
  `);
  expect(offending('en', american)).toEqual([]);
});

test('a failure is told without jargon, blame or exclamation mark', () => {
  const french = words(`
    erreurs? réseau, échec, a échoué, données corrompues, file d’attente, oups,
    serveur \\d+, HTTP
  `);
  const english = words(`
    network errors?, corrupt(ed)? data, data (is )?corrupt(ed)?, queues?, oops, HTTP,
    sorry, whoops
  `);
  expect(offending('fr', french)).toEqual([]);
  expect(offending('en', english)).toEqual([]);
  expect([...offending('fr', /!/), ...offending('en', /!/)]).toEqual([]);
});

test('French has its no-break spaces, its quotation marks and its apostrophe', () => {
  expect(offending('fr', /\u202f/)).toEqual([]);
  expect(offending('fr', /[^\u00a0\d] ?[;!?%]|[^\u00a0\d]:(?!\/\/)|\d[;!?%]/)).toEqual([]);
  expect(offending('fr', /«(?!\u00a0)|(?<!\u00a0)»/)).toEqual([]);
  expect(offending('fr', /['"“”]/)).toEqual([]);
});

test('French pages have them too, outside of code', () => {
  const pages = scanned(/^(README|docs\/\w+)\.fr\.md$/, 2);
  const wrong = pages.flatMap(({ path, text }) =>
    text
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, 'x')
      .split('\n')
      .filter((line) => / [:;?!»]|« |«(?!\u00a0)|(?<!\u00a0)»/.test(line))
      .map((line) => `${path}: ${line}`),
  );
  expect(wrong).toEqual([]);
});

test('French says vous', () => {
  expect(offending('fr', words('tu, ton, tes, toi, t’es'))).toEqual([]);
});

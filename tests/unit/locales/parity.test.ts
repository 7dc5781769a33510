/**
 * Both languages are equal: the same texts with the same placeholders, every plural form that
 * the language has, and the typography of each. The compiler sees missing French keys only;
 * everything else is found here, text by text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/std/json.ts';
import { english } from '../../../src/client/i18n/english.ts';
import { french } from '../../../src/client/i18n/french.ts';
import { formatNumber } from '../../../src/client/i18n/format.ts';
import { initI18n, setLanguage, textFormats } from '../../../src/client/i18n/i18n.ts';
import { localeOf } from '../../../src/client/i18n/language.ts';

const languages = ['en', 'fr'] as const;
type Language = (typeof languages)[number];

const root = new URL('../../../locales/', import.meta.url);

/** The counts where the forms of the two languages part. */
const counts = [0, 1, 1.5, 2, 1e6];

function flatten(tree: Json, path = ''): readonly (readonly [string, string])[] {
  if (typeof tree === 'string') return [[path, tree]];
  if (tree === null || typeof tree !== 'object' || Array.isArray(tree)) {
    throw new Error(`${path} is neither a text nor a group of texts`);
  }
  return Object.entries(tree as { readonly [key: string]: Json }).flatMap(([key, value]) =>
    flatten(value, path === '' ? key : `${path}.${key}`),
  );
}

function namespacesOf(language: Language): readonly string[] {
  return readdirSync(new URL(`${language}/`, root))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();
}

function readTexts(language: Language): ReadonlyMap<string, string> {
  const texts = namespacesOf(language).flatMap((namespace) => {
    const file = new URL(`${language}/${namespace}.json`, root);
    const tree = JSON.parse(readFileSync(file, 'utf8')) as Json;
    return flatten(tree).map(([key, text]) => [`${namespace}:${key}`, text] as const);
  });
  return new Map(texts);
}

const texts = { en: readTexts('en'), fr: readTexts('fr') };

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** A key without the ending of its plural form. */
function stem(key: string): string {
  return key.replace(pluralSuffix, '');
}

/** Keys of texts that depend on a count, with the forms that the language gives them. */
function pluralsOf(language: Language): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>();
  for (const key of texts[language].keys()) {
    const form = pluralSuffix.exec(key)?.[1];
    if (form) forms.set(stem(key), [...(forms.get(stem(key)) ?? []), form]);
  }
  return forms;
}

function placeholdersOf(text: string): readonly string[] {
  const found = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => (match[1] ?? '').trim());
  return [...new Set(found)].toSorted();
}

function tagsOf(text: string): readonly string[] {
  return [...text.matchAll(/<\/?[\w-]+\s*\/?>/g)].map((match) => match[0]).toSorted();
}

/** The texts that `fault` finds something wrong with, as `language key: fault`. */
function faults(
  language: Language,
  fault: (text: string, key: string) => string | undefined,
): readonly string[] {
  return [...texts[language]].flatMap(([key, text]) => {
    const found = fault(text, key);
    return found === undefined ? [] : [`${language} ${key}: ${found} in ${JSON.stringify(text)}`];
  });
}

describe('the same texts', () => {
  test('every namespace exists in both languages and is loaded', () => {
    expect(namespacesOf('fr')).toEqual(namespacesOf('en'));
    expect(Object.keys(english).toSorted()).toEqual(namespacesOf('en'));
    expect(Object.keys(french).toSorted()).toEqual(namespacesOf('fr'));
    expect(texts.en.size).toBeGreaterThan(30);
  });

  test('every key exists in both languages, plural forms apart', () => {
    const keysOf = (language: Language) => [...new Set([...texts[language].keys()].map(stem))];
    expect(keysOf('fr').toSorted()).toEqual(keysOf('en').toSorted());
  });

  test('each plural has exactly the forms of its language', () => {
    for (const language of languages) {
      const categories = new Intl.PluralRules(localeOf[language]).resolvedOptions();
      for (const [key, forms] of pluralsOf(language)) {
        expect(forms.toSorted(), `${language} ${key}`).toEqual(
          categories.pluralCategories.toSorted(),
        );
      }
    }
  });

  test('no text is empty or has spaces around it', () => {
    for (const language of languages) {
      expect(
        faults(language, (text) =>
          text === '' || text !== text.trim() ? 'empty or untrimmed' : undefined,
        ),
      ).toEqual([]);
    }
  });
});

describe('the same placeholders', () => {
  /** What each text asks for; a plural asks for what its `other` form asks for. */
  const asked = (language: Language) =>
    new Map(
      [...texts[language]]
        .filter(([key]) => !pluralSuffix.test(key) || key.endsWith('_other'))
        .map(([key, text]) => [stem(key), placeholdersOf(text)] as const),
    );

  test('a text asks for the same values in both languages', () => {
    // Whether French puts `de` or `que` before a name is its own affair.
    const names = (language: Language) =>
      [...asked(language)].map(([key, placeholders]) => [
        key,
        [...new Set(placeholders.map((one) => one.replace(/,\s*(of|that)$/, '')))],
      ]);
    expect(Object.fromEntries(names('fr'))).toEqual(Object.fromEntries(names('en')));
  });

  test('each plural form asks for nothing that its other form does not', () => {
    for (const language of languages) {
      const others = asked(language);
      expect(
        faults(language, (text, key) => {
          const known = others.get(stem(key)) ?? [];
          return placeholdersOf(text).find((placeholder) => !known.includes(placeholder));
        }),
      ).toEqual([]);
    }
  });

  test('a French singular gives the count, because it also serves 0 and 1.5', () => {
    expect(
      faults('fr', (text, key) => {
        if (!key.endsWith('_one')) return undefined;
        const inOther = placeholdersOf(texts.fr.get(`${stem(key)}_other`) ?? '');
        return inOther.find((placeholder) => !placeholdersOf(text).includes(placeholder));
      }),
    ).toEqual([]);
  });

  test('counts are formatted as numbers, and no other format is used than those we have', () => {
    const known = new Set<string>(textFormats);
    for (const language of languages) {
      expect(
        faults(language, (text) =>
          placeholdersOf(text).find((placeholder) => {
            const [name = '', format] = placeholder.split(/,\s*/);
            if (!/^\w+$/.test(name)) return true;
            return name === 'count'
              ? format !== 'number'
              : format !== undefined && !known.has(format);
          }),
        ),
      ).toEqual([]);
    }
  });

  test('a text marks the same parts in both languages, and none calls another text', () => {
    for (const [key, text] of texts.fr) {
      const other = texts.en.get(key) ?? texts.en.get(`${stem(key)}_other`) ?? '';
      expect(tagsOf(text), key).toEqual(tagsOf(other));
    }
    for (const language of languages) {
      expect(faults(language, (text) => (text.includes('$t(') ? '$t(' : undefined))).toEqual([]);
    }
  });
});

describe('plurals as they are shown', () => {
  test.each(languages)(
    '%s: every count finds its own form, in its own language',
    async (language) => {
      // Both languages are loaded, so that a missing form could borrow from the other.
      await initI18n('en');
      await setLanguage('fr');
      await setLanguage(language);
      const plurals = [...pluralsOf(language).keys()];
      expect(plurals.length).toBeGreaterThan(0);
      const translate = i18next.t as unknown as (key: string, options: object) => string;
      const rules = new Intl.PluralRules(localeOf[language]);
      for (const key of plurals) {
        for (const count of counts) {
          const form = texts[language].get(`${key}_${rules.select(count)}`) ?? '';
          const start = form.split('{{', 1)[0] ?? '';
          const shown = translate(key, { count });
          expect(shown, `${key} at ${count}`).not.toBe('');
          expect(shown, `${key} at ${count}`).not.toBe(key.split(':')[1]);
          expect(shown.startsWith(start), `${key} at ${count}: ${shown}`).toBe(true);
          if (form.includes('{{count')) expect(shown).toContain(formatNumber(language, count));
        }
      }
    },
  );
});

/** What French typography forbids, each with a pattern that finds it. */
const frenchFaults: readonly (readonly [string, RegExp])[] = [
  ['no U+00A0 before ; ! ? %', /[^\u00A0;!?%][;!?%]/],
  ['no U+00A0 before a colon', /[^\u00A0]:(?=\s|$)/],
  ['no U+00A0 inside « »', /«(?!\u00A0)|[^\u00A0]»/],
  ['a foreign quotation mark', /[“”]/],
];

const commonFaults: readonly (readonly [string, RegExp])[] = [
  ['a straight apostrophe', /'/],
  ['a straight quotation mark', /"/],
  ['three dots instead of an ellipsis', /\.\.\./],
  ['two spaces', / {2}/],
  ['U+202F', /\u202F/],
  ['a line break or a tab', /[\n\r\t]/],
];

/** A text without what is not prose: placeholders (which bring their own spaces) and tags. */
function prose(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}/g, 'X').replace(/<\/?[\w-]+\s*\/?>/g, '');
}

describe('typography', () => {
  test.each(languages)('%s texts have no straight quotes, no stray spaces', (language) => {
    expect(
      faults(language, (text) => commonFaults.find(([, fault]) => fault.test(prose(text)))?.[0]),
    ).toEqual([]);
  });

  test.each(languages)('%s: a number is never parted from its days or weeks', (language) => {
    const parted = /\}\} (j|jours?|semaines?|d|days?|weeks?)(?![\p{L}’])/u;
    expect(parted.test('{{days, number}} j') && !parted.test('{{count}} d’éléments')).toBe(true);
    expect(faults(language, (text) => parted.exec(text)?.[0])).toEqual([]);
  });

  test('a French name stands behind no de or que that it may have to shorten', () => {
    // What these hold starts with a digit.
    const digits = ['by', 'ceiling', 'rate', 'size'];
    const unshortened = /(?<![\p{L}’])(?:de|lorsque|jusque|puisque|quoique|que)\s\{\{(\w+)\}\}/iu;
    expect(unshortened.test('Ce que {{name}} écrit')).toBe(true);
    expect(unshortened.test('L’accès {{name, of}}, plus de {{days, number}} j')).toBe(false);
    expect(
      faults('fr', (text) => {
        const [found, name = ''] = unshortened.exec(text) ?? [];
        return digits.includes(name) ? undefined : found;
      }),
    ).toEqual([]);
  });

  test('French punctuation stands behind a no-break space', () => {
    expect(
      faults('fr', (text) => frenchFaults.find(([, fault]) => fault.test(prose(text)))?.[0]),
    ).toEqual([]);
  });

  test('the French rules find what they are for', () => {
    const wrong = ['Vraiment ?', 'Vraiment?', '62%', 'Note : oui', 'Note: oui', '« oui »', '«oui»'];
    for (const text of wrong) {
      expect(
        frenchFaults.some(([, fault]) => fault.test(text)),
        text,
      ).toBe(true);
    }
    const right = ['?', 'Vraiment\u00A0?', 'à 14:41', '«\u00A0oui\u00A0»', 'Note\u00A0: oui'];
    for (const text of right) {
      expect(
        frenchFaults.some(([, fault]) => fault.test(text)),
        text,
      ).toBe(false);
    }
  });
});

/**
 * i18next, set up for Carnet. Each language is one chunk: the chosen one is there before the
 * first render, the other is fetched when it is asked for (the service worker has both, so
 * this works offline). No language falls back on the other: a sentence in the wrong language
 * would be read as ours, so a missing text shows its key and fails the parity test instead.
 *
 * What fails: a chunk that cannot be fetched. `initI18n` then rejects (nothing can be shown
 * yet); `setLanguage` answers `unavailable` and leaves the language as it was.
 */
import i18next, {
  type FormatterModule,
  type PostProcessorModule,
  type ThirdPartyModule,
} from 'i18next';
import { initReactI18next } from 'react-i18next/initReactI18next';
import type { Language } from '../../domain/entity/field.ts';
import { formatElided, formatList, formatNumber, formatPercent } from './format.ts';
import { isLanguage } from './language.ts';
import type { Texts } from './texts.ts';

const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import('./english.ts')).english,
  fr: async () => (await import('./french.ts')).french,
};

/**
 * The formats that a text may ask for: `{{count, number}}`, `{{share, percent}}`, `{{names, list}}`, and in French
 * `{{name, of}}` for `de Maëlle` and `d’Emma`, `{{name, that}}` for `que Maëlle` and `qu’Emma`.
 */
export const textFormats = ['number', 'percent', 'list', 'of', 'that'] as const;

function formatValue(value: unknown, format: string | undefined, tag: string | undefined): string {
  const language = isLanguage(tag) ? tag : currentLanguage();
  if (format === 'number' && typeof value === 'number') return formatNumber(language, value);
  if (format === 'percent' && typeof value === 'number') return formatPercent(language, value);
  if (format === 'list' && Array.isArray(value)) return formatList(language, value.map(String));
  if (format === 'of') return formatElided(language, 'de', String(value));
  if (format === 'that') return formatElided(language, 'que', String(value));
  return String(value);
}

/** Replaces i18next's own formatter, which knows neither our spaces nor our locales. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: formatValue,
};

/** A French sentence that ends with an abbreviated month has one full stop: « envoyée le 3 janv. » */
const oneFullStop: PostProcessorModule = {
  type: 'postProcessor',
  name: 'oneFullStop',
  process: (text) => text.replace(/(janv|févr|avr|juil|sept|oct|nov|déc)\.\.(?!\.)/g, '$1.'),
};

/**
 * i18next as react-i18next is given it: everything is inherited from the real one. For each component that asks for texts,
 * react-i18next copies what its i18next owns, which for the real one took a tenth of the time to open a sheet.
 */
const forReact: ThirdPartyModule = {
  type: '3rdParty',
  init: (real) => initReactI18next.init(Object.create(real)),
};

/** The language last asked for: a slow chunk must not overrule a later choice. */
let wanted: Language | undefined;

/** Set again to what it is, it would still make the browser style the whole page once more. */
function announce(language: Language): void {
  if (typeof document === 'undefined') return;
  const page = document.documentElement;
  if (page.lang !== language) page.lang = language;
}

/** A choice that a newer version added has no text yet: it is shown as it is stored. Any other text is never missing. */
function missingText(key: string): string {
  const [, choice = key] = /^option\.\w+\.(.+)$/.exec(key) ?? [];
  return choice;
}

/** Loads the texts of `language` and makes `t()` ready. Call once, before the first render. */
export async function initI18n(language: Language): Promise<void> {
  wanted = language;
  const texts = await loaders[language]();
  await i18next
    .use(formatter)
    .use(oneFullStop)
    .use(forReact)
    .init({
      lng: language,
      supportedLngs: ['en', 'fr'],
      fallbackLng: false,
      resources: { [language]: texts },
      ns: Object.keys(texts),
      defaultNS: 'shell',
      initAsync: false,
      returnEmptyString: false,
      interpolation: { escapeValue: false },
      postProcess: [oneFullStop.name],
      parseMissingKeyHandler: missingText,
      react: { useSuspense: false },
    });
  announce(language);
}

/** Reads the texts of a language, so that it can be spoken at once; answers whether they are there. */
export async function loadLanguage(language: Language): Promise<boolean> {
  try {
    if (!i18next.hasResourceBundle(language, 'shell')) {
      const texts = await loaders[language]();
      for (const [namespace, tree] of Object.entries(texts)) {
        i18next.addResourceBundle(language, namespace, tree);
      }
    }
    return true;
  } catch {
    return false;
  }
}

/** How a change of language ended; `superseded` when another was asked for in the meantime. */
export type LanguageChange = 'changed' | 'superseded' | 'unavailable';

/** Changes the language of the interface at once, without a reload. */
export async function setLanguage(language: Language): Promise<LanguageChange> {
  wanted = language;
  if (!(await loadLanguage(language))) return 'unavailable';
  if (wanted !== language) return 'superseded';
  await i18next.changeLanguage(language);
  announce(language);
  return 'changed';
}

/** The language shown now. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

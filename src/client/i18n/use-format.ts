/** The formatters of `format.ts` in the language of the interface, for components. */
import i18next from 'i18next';
import { createContext, use, useSyncExternalStore } from 'react';
import type { Language } from '../../domain/entity/field.ts';
import * as format from './format.ts';
import { currentLanguage } from './i18n.ts';

function bind<Arguments extends readonly unknown[], Value>(
  language: Language,
  formatter: (language: Language, ...values: Arguments) => Value,
): (...values: Arguments) => Value {
  return (...values) => formatter(language, ...values);
}

function formatsIn(language: Language) {
  return {
    language,
    day: bind(language, format.formatDay),
    dayMonth: bind(language, format.formatDayMonth),
    dateLong: bind(language, format.formatDateLong),
    dateFull: bind(language, format.formatDateFull),
    dateRange: bind(language, format.formatDateRange),
    month: bind(language, format.formatMonth),
    relativeDay: bind(language, format.formatRelativeDay),
    time: bind(language, format.formatTime),
    dayTime: bind(language, format.formatDayTime),
    duration: bind(language, format.formatDuration),
    number: bind(language, format.formatNumber),
    percent: bind(language, format.formatPercent),
    money: bind(language, format.formatMoney),
    fileSize: bind(language, format.formatFileSize),
    list: bind(language, format.formatList),
  } as const;
}

/** The formatters of one language, bound to it. */
export type Formats = ReturnType<typeof formatsIn>;

const formats: Readonly<Record<Language, Formats>> = { en: formatsIn('en'), fr: formatsIn('fr') };

/** The formatters of a language, whatever that of the interface is. */
export function formatsOf(language: Language): Formats {
  return formats[language];
}

function subscribe(onChange: () => void): () => void {
  i18next.on('languageChanged', onChange);
  return () => i18next.off('languageChanged', onChange);
}

/** A part of the page in a language of its own: `in-language.tsx`. */
export const FormatLanguageContext = createContext<Language | undefined>(undefined);

/**
 * The formatters in the language of the interface; the same object until the language changes. Reads the language
 * alone, since `useTranslation` wraps all of i18next and lists ask for formats in every cell.
 */
export function useFormat(): Formats {
  const shown = useSyncExternalStore(subscribe, currentLanguage);
  return formats[use(FormatLanguageContext) ?? shown];
}

/** The formatters of `format.ts` in the language of the interface, for components. */
import { useTranslation } from 'react-i18next';
import type { Language } from '../../domain/entity/field.ts';
import * as format from './format.ts';
import { isLanguage } from './language.ts';

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

/** The formatters in the language of the interface; the same object until the language changes. */
export function useFormat(): Formats {
  const { i18n } = useTranslation();
  return formats[isLanguage(i18n.language) ? i18n.language : 'en'];
}

/**
 * What a report is besides its words, said on its first page, on every page and in the name of its file: a draft of a day, or an
 * edition that was issued. It is never issued itself: a draft that is issued is one no more.
 */

import type { LocalDate } from '../../calendar/local-date.ts';
import type { Language } from '../../entity/field.ts';
import { formatDate } from '../../form/format.ts';
import type { ReportStatus } from './report-document.ts';

const fileWords = {
  draft: { en: 'draft', fr: 'brouillon' },
  edition: { en: 'edition', fr: 'edition' },
} as const;

/** Of a report that is not issued: the words of a day. */
export function draftStatus(day: LocalDate, language: Language): ReportStatus {
  const date = formatDate(day, language);
  return {
    text: language === 'fr' ? `Brouillon du ${date}` : `Draft of ${date}`,
    inFileName: `${fileWords.draft[language]}-${day}`,
  };
}

/** Of what was issued. */
export function issuedStatus(edition: number, day: LocalDate, language: Language): ReportStatus {
  const date = formatDate(day, language);
  return {
    text:
      language === 'fr'
        ? `Édition ${edition}, diffusée le ${date}`
        : `Edition ${edition}, issued on ${date}`,
    inFileName: `${fileWords.edition[language]}-${edition}`,
  };
}

/**
 * The languages of the interface, and the one to begin with. Both are equal: neither stands in
 * for the other, and English is chosen first only for someone who asks for neither.
 */
import type { Language } from '../../domain/entity/field.ts';

/** The locale whose dates and numbers a language uses: 24 h and day before month in both. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Whether a stored or received text names a language of the interface. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(localeOf, value);
}

/**
 * The first of someone's preferred languages (`navigator.languages`, best first) that Carnet
 * speaks, whatever the region: `fr-CA` is French. English when there is none.
 */
export function detectLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-', 1)[0];
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

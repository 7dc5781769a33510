/**
 * What this device prefers before any programme is open: the language and the theme. They stand
 * in the browser's simple storage and not in the database, because `public/start.js` needs them
 * before the first paint and cannot wait. Where storage is blocked they last for the visit.
 */
import type { Language } from '../../domain/entity/field.ts';
import { detectLanguage, isLanguage } from '../i18n/language.ts';

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

/** The part of `localStorage` that is used here. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** As `public/start.js` reads them. */
const languageKey = 'carnet.language';
const themeKey = 'carnet.theme';

function read(storage: PreferenceStorage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

function write(storage: PreferenceStorage, key: string, value: string | undefined): void {
  try {
    if (value === undefined) storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    // Blocked or full: the preference holds for this visit only.
  }
}

/** The chosen language of this device, else the best of what the browser prefers. */
export function preferredLanguage(
  storage: PreferenceStorage,
  browserLanguages: readonly string[],
): Language {
  const chosen = read(storage, languageKey);
  return isLanguage(chosen) ? chosen : detectLanguage(browserLanguages);
}

/** Keeps a chosen language for the next start. */
export function rememberLanguage(storage: PreferenceStorage, language: Language): void {
  write(storage, languageKey, language);
}

/** The chosen theme of this device. */
export function preferredTheme(storage: PreferenceStorage): Theme {
  const chosen = read(storage, themeKey);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Shows a theme at once and keeps it for the next start. */
export function chooseTheme(storage: PreferenceStorage, theme: Theme, page: HTMLElement): void {
  write(storage, themeKey, theme === 'system' ? undefined : theme);
  if (theme === 'system') delete page.dataset['theme'];
  else page.dataset['theme'] = theme;
}

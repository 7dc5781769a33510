/** Changing the language of the interface, for every switch that does. */

import type { Language } from '../../../domain/entity/field.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import { preferences } from '../../model/preferences.ts';

/** Changes the language of the interface, and remembers it once it is there. */
export async function changeLanguage(language: Language): Promise<void> {
  if ((await setLanguage(language)) === 'changed') preferences.setState({ language });
}

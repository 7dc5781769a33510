/** In which language one writes to an owner, whatever language the interface speaks. */

import { type Language, languages } from '../entity/field.ts';
import type { Sme } from '../operation/record.ts';

/** The first language of the owner that Carnet writes; else that of the country. */
export function ownerLanguage({ values }: Pick<Sme, 'values'>): Language {
  const spoken = languages.find((language) => values.languages?.some((each) => each === language));
  return spoken ?? (values.country === 'FR' ? 'fr' : 'en');
}

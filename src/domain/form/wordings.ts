/** Words that every form uses, in both languages: the answers that no template has to spell out. */

import type { Option, Wording } from './template.ts';

/** "Not sure" is an answer to every question. */
export const unsureWording: Wording = { en: 'Not sure', fr: 'Je ne sais pas' };

export const yesNoOptions: readonly Option[] = [
  { id: 'yes', label: { en: 'Yes', fr: 'Oui' } },
  { id: 'no', label: { en: 'No', fr: 'Non' } },
];

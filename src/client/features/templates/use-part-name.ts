/** What questions, parts and answers are called: in the language of the reader, else in the other one. */

import { useTranslation } from 'react-i18next';
import { type Parts, wordingAt } from '../../../domain/template/parts.ts';
import { otherLanguage } from '../../../domain/text/text-pair.ts';
import { unsureWording, yesNoOptions } from '../../../domain/form/wordings.ts';
import { useFormat } from '../../i18n/use-format.ts';

export interface PartNames {
  readonly item: (parts: Parts) => string;
  readonly section: (parts: Parts) => string;
  readonly answer: (parts: Parts, id: string, number: number) => string;
}

export function usePartName(): PartNames {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const said = (parts: Parts, keys: readonly string[]): string | undefined => {
    for (const side of [language, otherLanguage(language)]) {
      for (const key of keys) {
        const text = wordingAt(parts, key)[side];
        if (text !== undefined) return text;
      }
    }
    return undefined;
  };
  return {
    item: (parts) => said(parts, ['short', 'label']) ?? t('list.untitled'),
    section: (parts) => said(parts, ['title']) ?? t('list.untitledPart'),
    answer: (parts, id, number) => {
      const known = yesNoOptions.find((option) => parts['type'] === 'yesNo' && option.id === id);
      const words = known?.label ?? (id === 'unsure' ? unsureWording : undefined);
      return words?.[language] ?? said(parts, [`option.${id}`]) ?? t('answers.name', { number });
    },
  };
}

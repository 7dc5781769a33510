/** FR | EN: instantly, without losing anything on the screen. */

import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Segments } from '../../ui/segments.tsx';
import { changeLanguage } from './change-language.ts';

export function LanguageSwitch() {
  const { t } = useTranslation('shell');
  const { language } = useFormat();
  return (
    <Segments<Language>
      label={t('language')}
      narrow
      value={language}
      onValueChange={(next) => void changeLanguage(next)}
      options={[
        { value: 'fr', label: 'FR', name: t('languages.fr'), lang: 'fr' },
        { value: 'en', label: 'EN', name: t('languages.en'), lang: 'en' },
      ]}
    />
  );
}

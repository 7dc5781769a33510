/** French or English, at once and for the next start. */

import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { preferences } from '../../model/preferences.ts';
import { Segments } from '../../ui/segments.tsx';

export function LanguageChoice() {
  const { t } = useTranslation('shell');
  const { language } = useFormat();
  return (
    <Segments<Language>
      label={t('language')}
      narrow
      value={language}
      onValueChange={(next) => void change(next)}
      options={[
        { value: 'fr', label: 'FR', name: t('languages.fr'), lang: 'fr' },
        { value: 'en', label: 'EN', name: t('languages.en'), lang: 'en' },
      ]}
    />
  );
}

async function change(language: Language): Promise<void> {
  if ((await setLanguage(language)) === 'changed') preferences.setState({ language });
}

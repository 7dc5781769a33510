/** The mark of Carnet and the language, above screens that stand outside a programme. */

import { useTranslation } from 'react-i18next';
import { Brand } from '../../ui/brand.tsx';
import styles from './first-run.module.css';
import { LanguageChoice } from './language-choice.tsx';

export function ScreenHead() {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.head}>
      <Brand name={t('appName')} />
      <LanguageChoice />
    </div>
  );
}

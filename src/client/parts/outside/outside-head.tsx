/** What stands above a screen outside any programme: the mark of Carnet and the language. */

import { useTranslation } from 'react-i18next';
import { Brand } from '../../ui/brand.tsx';
import { LanguageSwitch } from '../language/language-switch.tsx';
import styles from './outside-head.module.css';

export function OutsideHead() {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.head}>
      <Brand name={t('appName')} />
      <LanguageSwitch />
    </div>
  );
}

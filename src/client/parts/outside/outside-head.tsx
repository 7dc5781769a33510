/** What stands above a screen outside any programme: the mark of Carnet, the language, and what could not be done here. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { notices } from '../../model/notices.ts';
import { Brand } from '../../ui/brand.tsx';
import { LanguageSwitch } from '../language/language-switch.tsx';
import styles from './outside-head.module.css';

export function OutsideHead() {
  const { t } = useTranslation('shell');
  return (
    <>
      <div className={styles.head}>
        <Brand name={t('appName')} />
        <LanguageSwitch />
      </div>
      <OutsideNotice />
    </>
  );
}

/** A problem that came up on this screen, such as a file that was dropped; toasts are those of a programme. */
function OutsideNotice() {
  const [first] = useState(() => notices.getState().next);
  const list = useStore(notices, (state) => state.list);
  const found = list.findLast(({ id, tone }) => id >= first && tone === 'problem');
  return (
    <p role="status" className={styles.notice}>
      {found?.message}
    </p>
  );
}

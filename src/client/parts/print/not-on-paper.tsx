/** A screen that is not for paper: it may hold what is confidential, or notes for the team alone. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './not-on-paper.module.css';

export function NotOnPaper({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const isOnPaper = useIsPrinting();
  return (
    <>
      <div className={styles.screen} hidden={isOnPaper}>
        {children}
      </div>
      {isOnPaper ? <p>{t('notOnPaper')}</p> : null}
    </>
  );
}

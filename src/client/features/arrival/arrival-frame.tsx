/** What stands around the screens of an arrival: the mark of Carnet, and the title. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../model/use-document-title.ts';
import { Brand } from '../../ui/brand.tsx';
import styles from './arrival.module.css';

interface ArrivalFrameProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

export function ArrivalFrame({ title, lead, children }: ArrivalFrameProps) {
  const { t } = useTranslation('shell');
  useDocumentTitle(title);
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <Brand name={t('appName')} />
      </div>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </main>
  );
}

/** What stands around the screens of an arrival: the mark of Carnet, and the title. */

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isFocusNowhere } from '../../model/left-place.ts';
import { useDocumentTitle } from '../../model/use-document-title.ts';
import { Brand } from '../../ui/brand.tsx';
import styles from './arrival.module.css';

interface ArrivalFrameProps {
  readonly title: string;
  readonly lead: string;
  /** It stands where somebody was at work: a keyboard or a screen reader goes on from its title. */
  readonly replacesWork?: boolean | undefined;
  readonly children: ReactNode;
}

export function ArrivalFrame({ title, lead, replacesWork = false, children }: ArrivalFrameProps) {
  const { t } = useTranslation('shell');
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(title);
  useEffect(() => {
    if (replacesWork && isFocusNowhere()) heading.current?.focus();
  }, [replacesWork]);
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <Brand name={t('appName')} />
      </div>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </main>
  );
}

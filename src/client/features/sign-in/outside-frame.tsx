/** What stands around the screens of the sign-in: the mark of Carnet, the language, the title. */

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { preferences } from '../../model/preferences.ts';
import { Brand } from '../../ui/brand.tsx';
import { Segments } from '../../ui/segments.tsx';
import styles from './sign-in.module.css';

interface OutsideFrameProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The title takes the focus when it changes: something else stands below it then. */
export function OutsideFrame({ title, lead, children }: OutsideFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(title);
  useEffect(() => {
    if (first.current === title) return;
    first.current = title;
    heading.current?.focus();
  }, [title]);
  return (
    <main className={styles.screen}>
      <OutsideHead />
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </main>
  );
}

function OutsideHead() {
  const { t } = useTranslation('shell');
  const { language } = useFormat();
  return (
    <div className={styles.head}>
      <Brand name={t('appName')} />
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
    </div>
  );
}

/** Changes the language of the interface, and remembers it once it is there. */
export async function changeLanguage(language: Language): Promise<void> {
  if ((await setLanguage(language)) === 'changed') preferences.setState({ language });
}

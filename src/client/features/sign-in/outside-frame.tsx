/** What stands around the screens of the sign-in: the mark of Carnet, the language, the title. */

import { type ReactNode, useEffect, useRef } from 'react';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';
import { useDocumentTitle } from '../../model/use-document-title.ts';
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
  useDocumentTitle(title);
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

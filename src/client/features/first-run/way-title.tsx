/**
 * The title of a way in. Going from one way to another puts the focus on it, so that a keyboard or a screen reader
 * starts where the new content does; the first one of a visit leaves the focus alone.
 */

import { type ReactNode, useEffect, useRef } from 'react';
import styles from './first-run.module.css';

interface WayTitleProps {
  /** Absent on the first way that a visit shows. */
  readonly focused: boolean;
  readonly children: ReactNode;
}

export function WayTitle({ focused, children }: WayTitleProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focused) title.current?.focus();
  }, [focused]);
  return (
    <h1 ref={title} tabIndex={-1} className={styles.title}>
      {children}
    </h1>
  );
}

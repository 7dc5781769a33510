/**
 * What stays in view while its page scrolls: the composer over a journal (`top`), the line of
 * counts and keys under a table (`bottom`, left out on phones with `desktopOnly`).
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './sticky-bar.module.css';

interface StickyBarProps {
  readonly edge: 'top' | 'bottom';
  readonly desktopOnly?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function StickyBar({ edge, desktopOnly = false, className, children }: StickyBarProps) {
  return (
    <div
      className={classNames(styles.bar, styles[edge], desktopOnly && styles.desktopOnly, className)}
    >
      {children}
    </div>
  );
}

/**
 * A key of the keyboard, drawn beside what it does. Hidden from assistive technology when
 * `decorative`: inside a control the shortcut is told by `aria-keyshortcuts` instead.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './kbd.module.css';

interface KbdProps {
  readonly children: ReactNode;
  readonly bare?: boolean | undefined;
  readonly decorative?: boolean | undefined;
}

export function Kbd({ children, bare = false, decorative = false }: KbdProps) {
  return (
    <kbd
      className={classNames(styles.key, bare && styles.bare)}
      aria-hidden={decorative || undefined}
    >
      {children}
    </kbd>
  );
}

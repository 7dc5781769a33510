/** What to do about an answer, under it: announced when it comes. */

import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import styles from './controls.module.css';

export function ItemMessage({ children }: { readonly children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <p className={styles.error} role="alert">
      <Icon name="error" size={14} />
      <span>{children}</span>
    </p>
  );
}

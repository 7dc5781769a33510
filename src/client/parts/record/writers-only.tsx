/** What changes something, for whoever writes: who only reads is not offered it (`useMayWrite`). */

import type { ReactNode } from 'react';
import { useMayWrite } from '../../model/use-may-write.ts';
import styles from './writers-only.module.css';

interface WritersProps {
  readonly children: ReactNode;
}

/** Buttons and boxes to write in: shown to whoever writes. */
export function WritersOnly({ children }: WritersProps) {
  return useMayWrite() ? children : null;
}

interface SavedFieldsetProps extends WritersProps {
  readonly label: string;
  /** Read only whoever reads it, as in the trash. */
  readonly readOnly?: boolean | undefined;
}

/** Fields that save themselves: who only reads sees what they hold, and none of the buttons among them. */
export function SavedFieldset({ label, readOnly = false, children }: SavedFieldsetProps) {
  const mayWrite = useMayWrite();
  return (
    <fieldset disabled={readOnly || !mayWrite} className={styles.fieldset} aria-label={label}>
      {children}
    </fieldset>
  );
}

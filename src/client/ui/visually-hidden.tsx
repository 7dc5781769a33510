/** Text for people who listen to the page: read aloud, never drawn. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './visually-hidden.module.css';

export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

interface WithFocusProps {
  readonly id: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** The same, drawn all the same while the element before it has the focus. */
export function DrawnWithFocus({ id, className, children }: WithFocusProps) {
  return (
    <span id={id} className={classNames(styles.drawnWithFocus, className)}>
      {children}
    </span>
  );
}

/**
 * Says aloud, politely, each new text that it is given, and shows nothing. It has to be on the
 * page before the text changes, so it is rendered empty at first, never on demand.
 */
export function Announcement({ children }: { readonly children?: ReactNode }) {
  return (
    <span role="status" className={styles.hidden}>
      {children}
    </span>
  );
}

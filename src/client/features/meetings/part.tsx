/** A part of the notes: its heading in the margin, one rule, its content on the right. */

import { type ReactNode, useId } from 'react';
import styles from './meetings.module.css';

interface PartProps {
  readonly title: ReactNode;
  /** Under the heading, lighter. */
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

export function Part({ title, note, children }: PartProps) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.margin}>
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}

/** One question of the side column, with its answer, under a hairline. */

import { type ReactNode, useId } from 'react';
import styles from './side-column.module.css';

interface BlockProps {
  readonly title: string;
  /** At the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Block({ title, aside, children }: BlockProps) {
  const id = useId();
  return (
    <section className={styles.block} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

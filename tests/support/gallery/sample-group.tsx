/** The two parts that a page of samples is made of. */
import type { ReactNode } from 'react';
import styles from './gallery.module.css';

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function SampleGroup({ title, children }: PartProps) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function SampleLine({ children }: { readonly children: ReactNode }) {
  return <div className={styles.line}>{children}</div>;
}

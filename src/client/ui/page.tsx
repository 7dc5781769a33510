/** The body of a screen and its sections: gutters, hairlines and space, and nothing else. */
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './page.module.css';

interface PageProps {
  /** As wide as a text is comfortable to read: settings, forms. */
  readonly reading?: boolean | undefined;
  readonly children: ReactNode;
}

export function Page({ reading = false, children }: PageProps) {
  return <div className={classNames(styles.page, reading && styles.reading)}>{children}</div>;
}

interface SectionProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** At the end of the title's line. */
  readonly aside?: ReactNode;
  readonly id?: string | undefined;
  readonly children: ReactNode;
}

export function Section({ title, lead, aside, id, children }: SectionProps) {
  const titleId = useId();
  return (
    <section id={id} aria-labelledby={titleId} className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id={titleId}>{title}</h2>
        {aside === undefined ? null : <div className={styles.sectionAside}>{aside}</div>}
        {lead === undefined ? null : <p className={styles.sectionLead}>{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** Fields, one under the other. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** Small things in a line, which wraps. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

export interface Fact {
  readonly id: string;
  readonly name: ReactNode;
  readonly value: ReactNode;
}

/** Names and values, in two columns. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ id, name, value }) => (
        <div key={id} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

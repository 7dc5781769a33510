/**
 * A box, for the two things that deserve one: what must be settled (`conflict`, with its edge)
 * and what can be installed (`accent`). Everything else is grouped by lines and space.
 */
import type { ReactNode } from 'react';
import styles from './card.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface CardProps {
  readonly tone?: 'plain' | 'accent' | 'conflict' | undefined;
  readonly icon?: IconName | undefined;
  readonly title: string;
  readonly lead?: ReactNode;
  /** Buttons at the end of the head. */
  readonly actions?: ReactNode;
  /** Under the head. */
  readonly children?: ReactNode;
}

export function Card({ tone = 'plain', icon, title, lead, actions, children }: CardProps) {
  return (
    <section
      aria-label={title}
      className={classNames(styles.card, tone !== 'plain' && styles[tone])}
    >
      <div className={styles.head}>
        {icon === undefined ? null : <Icon name={icon} size={24} className={styles.icon} />}
        <div className={styles.text}>
          <h3 className={styles.title}>{title}</h3>
          {lead === undefined ? null : <div className={styles.lead}>{lead}</div>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children === undefined ? null : <div className={styles.body}>{children}</div>}
    </section>
  );
}

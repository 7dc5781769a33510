/**
 * A place with nothing in it yet: a sentence, then the real ways in, each with its button. With
 * `small`, for a list inside a page, the margin and the large title go.
 */
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon, type IconName } from './icon.tsx';

export interface WayIn {
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  readonly text: ReactNode;
  readonly action: ReactNode;
}

interface EmptyStateProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly ways?: readonly WayIn[] | undefined;
  /** After the sentence, where there is but one way in. */
  readonly action?: ReactNode;
  readonly small?: boolean | undefined;
}

export function EmptyState({ title, lead, ways, action, small = false }: EmptyStateProps) {
  const sentence = (
    <>
      <h2 className={styles.title}>{title}</h2>
      {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      {action === undefined ? null : <div className={styles.only}>{action}</div>}
    </>
  );
  if (small) return <div className={styles.small}>{sentence}</div>;
  return (
    <div className={styles.empty}>
      <div className={styles.margin} />
      <div className={styles.content}>
        {sentence}
        {ways === undefined ? null : (
          <ul className={styles.ways}>
            {ways.map((way) => (
              <li key={way.id} className={styles.way}>
                <Icon name={way.icon} size={24} className={styles.icon} />
                <div>
                  <h3 className={styles.name}>{way.name}</h3>
                  <p className={styles.text}>{way.text}</p>
                </div>
                <div className={styles.action}>{way.action}</div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

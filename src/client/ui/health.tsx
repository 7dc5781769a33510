/** The health of an SME: a shape, a colour and a word, so that no one of them carries it alone. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './health.module.css';

export type HealthLevel = 'ok' | 'watch' | 'risk' | 'none';

const shapes: Readonly<Record<HealthLevel, ReactNode>> = {
  ok: <circle cx="6" cy="6" r="5" />,
  watch: <path d="M6 .8 11.6 11H.4Z" />,
  risk: <path d="M6 0 12 6 6 12 0 6Z" />,
  none: <circle cx="6" cy="6" r="4.25" />,
};

interface HealthProps {
  readonly level: HealthLevel;
  /** The word. */
  readonly children: string;
  /** In the rows of a phone the word is not drawn, only read. */
  readonly shapeOnPhone?: boolean | undefined;
}

export function Health({ level, children, shapeOnPhone = false }: HealthProps) {
  return (
    <span className={classNames(styles.health, styles[level], shapeOnPhone && styles.shapeOnPhone)}>
      <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shapes[level]}
      </svg>
      <span className={styles.word}>{children}</span>
    </span>
  );
}

/**
 * A line that explains, in the page and beside what it concerns: offline, a conflict, an error.
 * With `announced` it is read aloud when it comes.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './note.module.css';

export type NoteTone = 'state' | 'conflict' | 'error' | 'accent';

interface NoteProps {
  readonly icon: IconName;
  readonly tone?: NoteTone | undefined;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** At the end of the line: a button. */
  readonly action?: ReactNode;
  readonly announced?: boolean | undefined;
}

export function Note({ icon, tone = 'state', title, children, action, announced }: NoteProps) {
  return (
    <div
      role={announced === true ? 'status' : undefined}
      className={classNames(
        styles.note,
        tone !== 'state' && styles[tone],
        action !== undefined && styles.acting,
      )}
    >
      <Icon name={icon} className={styles.icon} />
      <div className={styles.text}>
        {title === undefined ? null : <b className={styles.title}>{title}</b>}
        {children}
      </div>
      {action}
    </div>
  );
}

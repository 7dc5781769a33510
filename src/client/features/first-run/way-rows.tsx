/** A few ways on, one under the other, each with its button. */

import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './first-run.module.css';

export interface WayRow {
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  readonly text: string;
  readonly action: ReactNode;
}

interface WayRowsProps {
  readonly label: string;
  readonly rows: readonly WayRow[];
}

export function WayRows({ label, rows }: WayRowsProps) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map(({ id, icon, name, text, action }) => (
        <li key={id} className={styles.row}>
          <Icon name={icon} size={24} className={styles.icon} />
          <div>
            <h2 className={styles.name}>{name}</h2>
            <p className={styles.text}>{text}</p>
          </div>
          <div className={styles.actions}>{action}</div>
        </li>
      ))}
    </ul>
  );
}

/** One record of a list: a line that says what it is, and opens on its fields. */

import type { ReactNode } from 'react';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import type { ChangedPlace } from '../../model/use-waiting.ts';
import { LineMark } from '../../parts/entry-mark/entry-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './settings.module.css';

interface RecordItemProps {
  readonly record: Pick<AnyRecord, 'id' | 'contested' | 'conflicts'>;
  /** Something of another record that the line shows as well. */
  readonly also?: ChangedPlace | undefined;
  /** In the margin: a code, a date. */
  readonly mark: string;
  readonly name: string;
  /** The language of the name, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly detail?: ReactNode;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly children: ReactNode;
}

export function RecordItem(props: RecordItemProps) {
  const { record, also, mark, name, lang, detail, open, onToggle, children } = props;
  return (
    <li>
      <details
        className={styles.item}
        open={open}
        onToggle={(event) => onToggle(event.currentTarget.open)}
      >
        <summary className={styles.summary}>
          <span className={styles.mark}>{mark}</span>
          <span>
            <span className={styles.name} lang={lang}>
              {name}
            </span>{' '}
            <LineMark record={record} also={also} />
            {detail === undefined ? null : <div className={styles.detail}>{detail}</div>}
          </span>
          <Icon name="down" className={styles.chevron} />
        </summary>
        {open ? <div className={styles.body}>{children}</div> : null}
      </details>
    </li>
  );
}

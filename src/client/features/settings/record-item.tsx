/** One record of a list: a line that says what it is, and opens on its fields. */

import { type ReactNode, useLayoutEffect, useRef } from 'react';
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
  /** It was just added, and whoever did goes on with its next field. */
  readonly isAdded: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly children: ReactNode;
}

export function RecordItem(props: RecordItemProps) {
  const { record, also, mark, name, lang, detail, open, isAdded, onToggle, children } = props;
  const item = useRef<HTMLDetailsElement>(null);
  // Before the next key: on the button that opened the dialog, each letter would be a shortcut.
  useLayoutEffect(() => {
    if (isAdded) goOnIn(item.current);
  }, [isAdded]);
  return (
    <li>
      <details
        ref={item}
        className={styles.item}
        open={open}
        onToggle={({ currentTarget }) => {
          // Also told of what was drawn open or closed, as where another record was opened: nobody toggled that.
          if (currentTarget.open !== open) onToggle(currentTarget.open);
        }}
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

/** The first box in which nothing stands yet, else the line of the record; on a phone no keyboard comes up unasked. */
function goOnIn(item: HTMLElement | null): void {
  const boxes = [...(item?.querySelectorAll<HTMLInputElement>(textBoxes) ?? [])];
  const isTouched = window.matchMedia?.('(pointer: coarse)').matches === true;
  const next = isTouched ? undefined : boxes.find(({ value }) => value === '');
  (next ?? item?.querySelector('summary'))?.focus();
}

const textBoxes = 'input[type="text"], input[type="email"], input[type="url"], textarea';

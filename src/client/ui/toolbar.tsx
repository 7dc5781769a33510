/**
 * A row of filters and buttons over a list. It wraps; on a phone, with `scrolling`, the filters are one line that scrolls.
 * `end` stands at the end of the row, and on a phone below that line, so that no button is cut.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './toolbar.module.css';

interface ToolbarProps {
  /** Names the group for assistive technology. */
  readonly label: string;
  readonly children: ReactNode;
  readonly end?: ReactNode;
  readonly scrolling?: boolean | undefined;
  /** Without the gutters of the page, inside a column that has its own. */
  readonly flush?: boolean | undefined;
}

export function Toolbar(props: ToolbarProps) {
  const { label, children, end, scrolling = false, flush = false } = props;
  return (
    <div
      role="group"
      aria-label={label}
      className={classNames(styles.bar, scrolling && styles.scrolling, flush && styles.flush)}
    >
      {scrolling ? <div className={styles.line}>{children}</div> : children}
      {end === undefined ? null : <div className={styles.end}>{end}</div>}
    </div>
  );
}

/** A thin upright line between two groups of a toolbar. */
export function ToolbarDivider() {
  return <span className={styles.divider} aria-hidden="true" />;
}

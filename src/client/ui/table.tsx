/**
 * The look of a real `table`; rows and cells are the caller's plain `tr`, `th scope` and `td`. A
 * number stands at the end of its cell with `data-align="end"`. Wider than its place, it scrolls
 * inside its frame, which then takes the focus so that arrows can scroll it.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './table.module.css';

interface TableProps {
  readonly caption: string;
  readonly captionShown?: boolean | undefined;
  /** The first column is the margin, with the ruled line at its end. */
  readonly ruled?: boolean | undefined;
  /** The first and last cells keep the gutters of the page. */
  readonly gutters?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Table(props: TableProps) {
  const { caption, captionShown = false, ruled = false, gutters = false, className } = props;
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={caption}>
      <table
        className={classNames(
          styles.table,
          !captionShown && styles.captionHidden,
          ruled && styles.ruled,
          gutters && styles.gutters,
          className,
        )}
      >
        <caption>{caption}</caption>
        {props.children}
      </table>
    </div>
  );
}

/**
 * The look of a real `table`; rows and cells are the caller's plain `tr`, `th scope` and `td`. A
 * number stands at the end of its cell with `data-align="end"`. Wider than its place, it scrolls
 * inside its frame, which then takes the focus so that arrows can scroll it.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './table.module.css';

interface TableProps {
  readonly caption: string;
  readonly captionShown?: boolean | undefined;
  /** The first column is the margin, with the ruled line at its end. */
  readonly ruled?: boolean | undefined;
  /** The first and last cells keep the gutters of the page. */
  readonly gutters?: boolean | undefined;
  /** On a phone each row stands as a block of lines; a cell may say what it is with `data-label`. */
  readonly stacked?: boolean | undefined;
  readonly className?: string | undefined;
  /** A table whose cells take the focus and are changed in place. */
  readonly role?: 'grid' | undefined;
  readonly children: ReactNode;
}

/** Whether the content of a frame is wider than the frame, now and after each change of size. */
function useOverflow() {
  const frame = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null || typeof ResizeObserver !== 'function') return;
    const watcher = new ResizeObserver(() =>
      setOverflows(element.scrollWidth > element.clientWidth),
    );
    watcher.observe(element);
    if (element.firstElementChild !== null) watcher.observe(element.firstElementChild);
    return () => watcher.disconnect();
  }, []);
  return { frame, overflows };
}

export function Table(props: TableProps) {
  const { caption, captionShown = false, ruled = false, gutters = false } = props;
  const { stacked = false, className, role } = props;
  const { frame, overflows } = useOverflow();
  return (
    <div
      ref={frame}
      className={styles.frame}
      {...(overflows && { tabIndex: 0, role: 'region', 'aria-label': caption })}
    >
      <table
        role={role}
        className={classNames(
          styles.table,
          !captionShown && styles.captionHidden,
          ruled && styles.ruled,
          gutters && styles.gutters,
          stacked && styles.stacked,
          className,
        )}
      >
        <caption>{caption}</caption>
        {props.children}
      </table>
    </div>
  );
}

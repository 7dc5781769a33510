/**
 * Carnet's own way to lay out a list: the margin of a ruled notebook. The journal, the history
 * and the reports use it. Each entry has a mark in the margin, an optional node on the line, and
 * its content.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './margin-list.module.css';

interface MarginListProps {
  readonly label: string;
  readonly children: ReactNode;
  /** The line without nodes. */
  readonly plain?: boolean | undefined;
  /** With `plain`: a margin wide enough for headings. */
  readonly wide?: boolean | undefined;
}

export function MarginList({ label, children, plain = false, wide = false }: MarginListProps) {
  return (
    <ol
      aria-label={label}
      className={classNames(styles.list, plain && styles.plain, plain && wide && styles.wide)}
    >
      {children}
    </ol>
  );
}

export type NodeTone = 'plain' | 'accent' | 'risk' | 'ok';

interface MarginEntryProps {
  /** In bold in the margin: a day. */
  readonly mark?: ReactNode;
  /** Under it, lighter: an hour, a length. */
  readonly submark?: ReactNode;
  readonly node?: IconName | undefined;
  readonly tone?: NodeTone | undefined;
  /** Saved here and not sent yet: the node is dashed; say it in words too. */
  readonly pending?: boolean | undefined;
  /** `brief` one line, `aside` a remark, `gap` a silence: the line itself is dashed. */
  readonly kind?: 'entry' | 'brief' | 'aside' | 'gap' | undefined;
  readonly id?: string | undefined;
  readonly children: ReactNode;
}

export function MarginEntry(props: MarginEntryProps) {
  const { mark, submark, node, tone = 'plain', pending = false, kind = 'entry', id } = props;
  return (
    <li
      id={id}
      className={classNames(
        styles.entry,
        tone !== 'plain' && styles[tone],
        pending && styles.pending,
        kind === 'brief' && styles.brief,
        (kind === 'aside' || kind === 'gap') && styles.aside,
        kind === 'gap' && styles.gap,
      )}
    >
      <div className={styles.margin}>
        {mark === undefined ? null : <span className={styles.strong}>{mark}</span>}
        {submark}
      </div>
      <MarginLine node={node} />
      <div className={styles.body}>{props.children}</div>
    </li>
  );
}

function MarginLine({ node }: { readonly node: IconName | undefined }) {
  return (
    <div className={styles.line} aria-hidden="true">
      {node === undefined ? null : (
        <span className={styles.node}>
          <Icon name={node} size={14} />
        </span>
      )}
    </div>
  );
}

/** A heading between entries, on the line of their content: a month, a year. */
export function MarginHeading({ children }: { readonly children: ReactNode }) {
  return (
    <li>
      <h3 className={styles.heading}>{children}</h3>
    </li>
  );
}

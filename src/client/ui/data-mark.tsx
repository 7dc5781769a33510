/**
 * The state of one datum, beside it: an icon and a word. What is synced has no mark at all, so
 * this component is rendered only when there is something to say.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './data-mark.module.css';
import { Icon, type IconName } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type DataMarkKind =
  | 'waiting'
  | 'savedHere'
  | 'conflict'
  | 'refused'
  | 'changed'
  | 'toTranslate'
  | 'toProofread'
  | 'proofread'
  | 'onlineOnly'
  | 'availableHere';

const icons: Readonly<Record<DataMarkKind, IconName>> = {
  waiting: 'waiting',
  savedHere: 'waiting',
  conflict: 'conflict',
  refused: 'syncFailed',
  changed: 'receiving',
  toTranslate: 'toTranslate',
  toProofread: 'toProofread',
  proofread: 'check',
  onlineOnly: 'onlineOnly',
  availableHere: 'laptop',
};

interface DataMarkProps {
  readonly kind: DataMarkKind;
  /** The icon alone is drawn: the word is read aloud, and shown under the pointer. */
  readonly shapeOnly?: boolean | undefined;
  readonly children: ReactNode;
}

export function DataMark({ kind, shapeOnly = false, children }: DataMarkProps) {
  return (
    <span
      className={classNames(styles.mark, styles[kind])}
      title={shapeOnly && typeof children === 'string' ? children : undefined}
    >
      <Icon name={icons[kind]} size={shapeOnly ? 14 : 16} />
      {shapeOnly ? <VisuallyHidden>{children}</VisuallyHidden> : <span>{children}</span>}
    </span>
  );
}

/**
 * Where the work is, in the same corner of every screen: an icon and a sentence of a few words.
 * It opens the panel of synchronisation, so it takes the props of a popover's trigger.
 */
import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './sync-pill.module.css';
import { Announcement } from './visually-hidden.tsx';

export type SyncPillState =
  | 'synced'
  | 'sending'
  | 'waiting'
  | 'offline'
  | 'conflict'
  | 'failed'
  | 'unprotected';

const icons: Readonly<Record<SyncPillState, IconName>> = {
  synced: 'synced',
  sending: 'sending',
  waiting: 'waiting',
  offline: 'offline',
  conflict: 'conflict',
  failed: 'syncFailed',
  unprotected: 'unprotected',
};

type SyncPillProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  readonly state: SyncPillState;
  readonly text: string;
  /** The rest of the sentence, ` · 10:41`; a phone does without. */
  readonly detail?: string | undefined;
  /** Read aloud when it changes; leave it out for what need not interrupt. */
  readonly announcement?: string | undefined;
};

export function SyncPill({ state, text, detail, announcement, className, ...rest }: SyncPillProps) {
  return (
    <>
      <button type="button" {...rest} className={classNames(styles.pill, styles[state], className)}>
        <Icon name={icons[state]} />
        <span>
          {text}
          <span className={styles.detail}>{detail}</span>
        </span>
      </button>
      <Announcement>{announcement}</Announcement>
    </>
  );
}

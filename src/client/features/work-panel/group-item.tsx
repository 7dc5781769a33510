/** One group that took no effect: on which sheet, what it changes, why it waits, and its whole text. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../../domain/operation/operation.ts';
import { useTimeOf } from '../../parts/record/use-stamp.ts';
import { createdName } from '../../model/root-name.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useChangeLines, useWholeText } from './change-lines.ts';
import { ChangeItem } from './waiting-list.tsx';
import styles from './work-panel.module.css';

interface GroupItemProps {
  readonly group: readonly Operation[];
  /** All that is listed: what one change adds to may be created by another. */
  readonly listed: readonly Operation[];
  readonly why: string;
  /** What can be done about it. */
  readonly children: ReactNode;
}

export function GroupItem({ group, listed, why, children }: GroupItemProps) {
  const { t } = useTranslation('sync');
  const time = useTimeOf();
  const home = group[0]?.home ?? '';
  const name = useHomeName(home) ?? createdName(listed, home);
  const linesOf = useChangeLines(home, true);
  const wholeText = useWholeText(home);
  return (
    <div className={styles.home}>
      <h3 className={styles.name}>
        <bdi>{name ?? t('waiting.shared')}</bdi>
      </h3>
      <ul className={styles.lines}>
        {group.flatMap((operation) =>
          linesOf(operation).map((line) => (
            <ChangeItem key={line.id} line={line} when={time(operation.at)} />
          )),
        )}
      </ul>
      <p className={styles.quiet}>{why}</p>
      <details className={styles.whole}>
        <summary>{t('stuck.whole')}</summary>
        <p className={styles.text}>{wholeText(group)}</p>
      </details>
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}

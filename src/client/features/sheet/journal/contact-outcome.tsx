/** What came out of a contact: its actions, which unfold and can be ticked here, and the issues it opened. */

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenAction } from '../../../../domain/action/action.ts';
import type { Action, Issue } from '../../../../domain/operation/record.ts';
import { Icon } from '../../../ui/icon.tsx';
import { ActionLine } from '../actions/action-line.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import styles from './entry.module.css';

interface ContactOutcomeProps {
  readonly actions: readonly Action[];
  readonly issues: readonly Issue[];
  readonly readOnly: boolean;
}

export function ContactOutcome({ actions, issues, readOnly }: ContactOutcomeProps) {
  const { t } = useTranslation('sheet');
  const open = useOpenDialog();
  const [unfolded, setUnfolded] = useState(false);
  const listId = useId();
  if (actions.length === 0 && issues.length === 0) return null;
  const openCount = actions.filter(({ values }) => isOpenAction(values.state)).length;
  const label =
    openCount > 0
      ? t('journal.actionsOpen', { count: openCount })
      : t('journal.actionsDone', { count: actions.length });
  return (
    <>
      <div className={styles.links}>
        {actions.length === 0 ? null : (
          <button
            type="button"
            className={styles.link}
            aria-expanded={unfolded}
            aria-controls={unfolded ? listId : undefined}
            onClick={() => setUnfolded(!unfolded)}
          >
            <Icon name={openCount > 0 ? 'action' : 'actionDone'} size={14} />
            {label}
          </button>
        )}
        {issues.map((issue) => (
          <button
            key={issue.id}
            type="button"
            className={styles.link}
            onClick={() => open({ kind: 'issue', issue })}
          >
            <Icon name="issue" size={14} />
            <span lang={issue.values.title.lang}>{issue.values.title.text}</span>
          </button>
        ))}
      </div>
      {unfolded ? (
        <ul id={listId} className={styles.actions}>
          {actions.map((action) => (
            <li key={action.id}>
              <ActionLine action={action} readOnly={readOnly} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

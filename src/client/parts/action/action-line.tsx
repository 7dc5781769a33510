/** One action in a line: ticked in one press, opened by its name. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpenAction } from '../../../domain/action/action.ts';
import { completeAction, reopenAction } from '../../../domain/action/settle-action.ts';
import type { Action } from '../../../domain/operation/record.ts';
import { saidIn } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useChange } from '../record/use-change.ts';
import { EntryMark } from '../entry-mark/entry-mark.tsx';
import { paths } from '../../ports/routes.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { usePeople } from '../record/people.ts';
import styles from './action-line.module.css';

interface ActionLineProps {
  readonly action: Action;
  readonly readOnly: boolean;
  readonly onOpen: () => void;
  /** Whose it is, where several stand in one list. */
  readonly place?: ReactNode;
}

export function ActionLine({ action, readOnly, onOpen, place }: ActionLineProps) {
  const { t } = useTranslation(['sheet', 'domain']);
  const format = useFormat();
  const change = useChange();
  const today = useToday();
  const people = usePeople(action.home);
  const { title, ownerId, due, state } = action.values;
  const said = saidIn(title, format.language);
  const isOpen = isOpenAction(state);
  const late = isOpen && due !== undefined && due < today;
  const dueText = due === undefined ? undefined : format.dayMonth(due, today);
  const detail = [
    ownerId === undefined ? undefined : people.nameOf(ownerId),
    late ? t('action.late', { date: dueText }) : dueText,
    state === 'open' || state === 'done' ? undefined : t(`domain:option.actionState.${state}`),
  ].filter((part) => part !== undefined);
  const toggle = (checked: boolean): void => {
    if (readOnly) return;
    if (checked) void change(completeAction(action.id), { done: t('action.done') });
    else void change(reopenAction(action.id), { done: t('action.reopened') });
  };
  return (
    <div className={styles.line}>
      <Checkbox
        checked={!isOpen}
        onCheckedChange={toggle}
        disabled={readOnly}
        strikes
        late={late}
        detail={detail.length === 0 ? undefined : detail.join(' · ')}
      >
        <span lang={said.lang}>{said.text}</span>
      </Checkbox>
      <span className={styles.below}>
        {place}
        <EntryMark record={action} />
        {action.values.from?.meetingId === undefined ? null : (
          <Link href={paths.meeting(action.values.from.meetingId)} asChild>
            <TextLink>{t('domain:entityName.meeting')}</TextLink>
          </Link>
        )}
      </span>
      {readOnly ? null : (
        <IconButton
          small
          icon="write"
          label={t('action.open', { title: said.text })}
          onClick={onOpen}
        />
      )}
    </div>
  );
}

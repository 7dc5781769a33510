/** Actions of organisations and of the programme, after those of the SMEs: ticked in one press, opened by their name. */

import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { completeAction } from '../../../domain/action/settle-action.ts';
import type { DayScope } from '../../../domain/my-day/day-scope.ts';
import { type OtherAction, otherActions } from '../../../domain/my-day/other-actions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { recordsOf, rootsOf } from '../../model/records.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { paths } from '../../ports/routes.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './my-day.module.css';

/** The actions that a day is about. */
export function useOtherActions(scope: DayScope): readonly OtherAction[] {
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const shared = useCarnetState((state) => state.shared);
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const today = useToday();
  return useMemo(() => {
    const ofOrganisations = rootsOf({ otherSheets }, 'organisation').flatMap(({ root, head }) =>
      recordsOf(head, 'action').map((action) => ({ action, organisation: root })),
    );
    const own = recordsOf(shared, 'action').map((action) => ({ action, organisation: undefined }));
    return otherActions([...ofOrganisations, ...own], { scope, memberId, members }, today);
  }, [otherSheets, shared, memberId, members, scope, today]);
}

interface OtherActionListProps {
  readonly actions: readonly OtherAction[];
}

export function OtherActionList({ actions }: OtherActionListProps) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const headingId = useId();
  if (actions.length === 0) return null;
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t('section.others')} <span className={styles.count}>{format.number(actions.length)}</span>
      </h2>
      <ul className={styles.others}>
        {actions.map((one) => (
          <li key={one.action.id}>
            <OtherActionLine one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherActionLine({ one }: { readonly one: OtherAction }) {
  const { t } = useTranslation(['my-day', 'sheet']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const mayWrite = useMayWrite();
  const { action, organisation, due } = one;
  const { title, from } = action.values;
  const late = due !== undefined && due < today;
  const day = due === undefined ? undefined : format.dayMonth(due, today);
  const place =
    organisation === undefined
      ? from?.meetingId === undefined
        ? undefined
        : paths.meeting(from.meetingId)
      : paths.organisation(organisation.id);
  const name = organisation?.values.name ?? t('my-day:others.programme');
  return (
    <div className={styles.other}>
      <Checkbox
        checked={false}
        disabled={!mayWrite}
        onCheckedChange={() =>
          void change(completeAction(action.id), { done: t('sheet:action.done') })
        }
        late={late}
        detail={late ? t('sheet:action.late', { date: day }) : day}
      >
        <span lang={title.lang}>{title.text}</span>
      </Checkbox>
      {place === undefined ? (
        <span>{name}</span>
      ) : (
        <Link href={place} asChild>
          <TextLink>
            <bdi>{name}</bdi>
          </TextLink>
        </Link>
      )}
    </div>
  );
}

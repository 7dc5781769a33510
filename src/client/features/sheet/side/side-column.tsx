/**
 * Where an SME stands and what is due: stage, next contact, open actions, open issues, a few facts. It stands beside
 * the journal, and under it where there is no room.
 */

import { useTranslation } from 'react-i18next';
import { heldCountOf } from '../../../../domain/sme/journal-summary.ts';
import { isOpenAction } from '../../../../domain/action/action.ts';
import { isOpenIssue } from '../../../../domain/issue/issue.ts';
import type { Action, Issue } from '../../../../domain/operation/record.ts';
import { daysBetween } from '../../../../domain/calendar/local-date.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useMayWrite } from '../../../model/use-may-write.ts';
import { EntryMark } from '../../../parts/entry-mark/entry-mark.tsx';
import { useManagerName } from '../../../parts/programme/use-member-name.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Facts, type Fact } from '../../../ui/page.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { ActionLine } from '../actions/action-line.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import { AlertsBlock } from './alerts-block.tsx';
import { Block } from './block.tsx';
import { NextContact } from './next-contact.tsx';
import styles from './side-column.module.css';
import { StageBlock } from './stage-block.tsx';
import { SupportBlock } from './support-block.tsx';

/** Below `SheetDialogs`, which opens what is pressed here. */
export function SideColumn({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('side');
  const kept = useCarnetState((state) => state.sheets.get(smeId));
  const trashed = useCarnetState((state) => state.trashedSheets.get(smeId));
  const mayWrite = useMayWrite();
  const sheet = kept ?? trashed;
  if (sheet === undefined) return null;
  const readOnly = kept === undefined || !mayWrite;
  return (
    <aside className={styles.side} aria-label={t('title')}>
      <StageBlock sme={sheet.sme} readOnly={readOnly} />
      <AlertsBlock sheet={sheet} readOnly={readOnly} />
      <NextContact sheet={sheet} readOnly={readOnly} />
      <OpenActions actions={sheet.actions} readOnly={readOnly} />
      <OpenIssues issues={sheet.issues} readOnly={readOnly} />
      <SupportBlock sheet={sheet} />
      <KeyFacts sheet={sheet} />
    </aside>
  );
}

interface OpenActionsProps {
  readonly actions: readonly Action[];
  readonly readOnly: boolean;
}

/** An action without a date comes after those with one. */
const dueOrder = (action: Action): string => action.values.due ?? '9999-12-31';

/** What is still to be done, the soonest first. */
export function OpenActions({ actions, readOnly }: OpenActionsProps) {
  const { t } = useTranslation('side');
  const open = useOpenDialog();
  const shown = actions
    .filter(({ values }) => isOpenAction(values.state))
    .toSorted((a, b) => (dueOrder(a) < dueOrder(b) ? -1 : 1));
  return (
    <Block title={t('actions.title')} aside={<Count count={shown.length} />}>
      {shown.length === 0 ? <p className={styles.quiet}>{t('actions.none')}</p> : null}
      {shown.length === 0 ? null : (
        <ul className={styles.list}>
          {shown.map((action) => (
            <li key={action.id}>
              <ActionLine action={action} readOnly={readOnly} />
            </li>
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <TextButton icon="add" onClick={() => open({ kind: 'action' })}>
          {t('actions.add')}
        </TextButton>
      )}
    </Block>
  );
}

function Count({ count }: { readonly count: number }) {
  const format = useFormat();
  return count === 0 ? null : <span className={styles.quiet}>{format.number(count)}</span>;
}

interface OpenIssuesProps {
  readonly issues: readonly Issue[];
  readonly readOnly: boolean;
}

/** What still needs attention, the gravest first. */
export function OpenIssues({ issues, readOnly }: OpenIssuesProps) {
  const { t } = useTranslation('side');
  const open = useOpenDialog();
  const shown = issues
    .filter(({ values }) => isOpenIssue(values.state))
    .toSorted(
      (a, b) =>
        b.values.severity - a.values.severity || (a.values.openedOn < b.values.openedOn ? -1 : 1),
    );
  return (
    <Block title={t('issues.title')} aside={<Count count={shown.length} />}>
      {shown.length === 0 ? <p className={styles.quiet}>{t('issues.none')}</p> : null}
      {shown.length === 0 ? null : (
        <ul className={styles.list}>
          {shown.map((issue) => (
            <IssueLine key={issue.id} issue={issue} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <TextButton icon="add" onClick={() => open({ kind: 'issue' })}>
          {t('issues.add')}
        </TextButton>
      )}
    </Block>
  );
}

interface IssueLineProps {
  readonly issue: Issue;
  readonly readOnly: boolean;
}

function IssueLine({ issue, readOnly }: IssueLineProps) {
  const { t } = useTranslation(['side', 'domain', 'sheet']);
  const today = useToday();
  const open = useOpenDialog();
  const { title, kind, severity, state, openedOn } = issue.values;
  const days = Math.max(0, daysBetween(openedOn, today));
  const detail = [
    t(`domain:option.issueKind.${kind}`),
    severityWord(severity, t),
    state === 'open' ? undefined : t(`domain:option.issueState.${state}`),
    days === 0 ? t('side:issues.today') : t('side:age', { count: days }),
  ].filter((part) => part !== undefined);
  return (
    <li className={styles.issue}>
      <Icon name="issue" />
      <span className={styles.text}>
        <span lang={title.lang}>{title.text}</span>
        <span className={styles.quiet}>{detail.join(' · ')}</span>
        <EntryMark record={issue} />
      </span>
      {readOnly ? null : (
        <IconButton
          small
          icon="write"
          label={t('side:issues.open', { title: title.text })}
          onClick={() => open({ kind: 'issue', issue })}
        />
      )}
    </li>
  );
}

type SeverityKey = `domain:option.severity.s${1 | 2 | 3}`;

function severityWord(severity: number, t: (key: SeverityKey) => string): string | undefined {
  const step = ([1, 2, 3] as const).find((one) => one === severity);
  return step === undefined ? undefined : t(`domain:option.severity.s${step}`);
}

function KeyFacts({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('side');
  const format = useFormat();
  const today = useToday();
  const { sme, summary } = sheet;
  const { accountManagerId, enrolledOn, supportUntil } = sme.values;
  const manager = useManagerName(accountManagerId);
  const last = summary.lastReached?.at.slice(0, 10);
  const held = heldCountOf(summary);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const none = contactsComing ? t('facts.coming') : t('facts.none');
  const facts: readonly (Fact | undefined)[] = [
    { id: 'manager', name: t('facts.manager'), value: manager ?? t('facts.none') },
    {
      id: 'last',
      name: t('facts.lastContact'),
      value: last === undefined ? none : format.relativeDay(last, today),
    },
    {
      id: 'contacts',
      name: t('facts.contacts'),
      value: contactsComing
        ? none
        : summary.planned.length === 0
          ? format.number(held)
          : t('facts.withPlanned', {
              held: format.number(held),
              count: summary.planned.length,
            }),
    },
    enrolledOn === undefined
      ? undefined
      : { id: 'enrolled', name: t('facts.enrolled'), value: format.dayMonth(enrolledOn, today) },
    supportUntil === undefined
      ? undefined
      : { id: 'until', name: t('facts.supportUntil'), value: format.dayMonth(supportUntil, today) },
  ];
  return (
    <Block title={t('facts.title')}>
      <Facts facts={facts.filter((fact) => fact !== undefined)} />
    </Block>
  );
}

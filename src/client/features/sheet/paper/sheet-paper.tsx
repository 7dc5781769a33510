/**
 * One sheet on paper: who the SME is, what is open, its forms, and the journal in full, each text in both languages where
 * there are two. Confidential contacts are left out and counted, and with them what was noted at them.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenAction } from '../../../../domain/action/action.ts';
import { isOpenIssue } from '../../../../domain/issue/issue.ts';
import type { Action, Contact, Issue, Sme } from '../../../../domain/operation/record.ts';
import { introductionsThatLeave } from '../../../../domain/organisation/introduce.ts';
import { type Log, mayLeave } from '../../../../domain/report/since-review.ts';
import { timelineOf } from '../../../../domain/sheet/timeline.ts';
import { useDescribe } from '../../../i18n/describe-value.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useAlertContext } from '../../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useNames } from '../../../model/use-names.ts';
import { classNames } from '../../../ui/class-names.ts';
import { MarginHeading, MarginList } from '../../../ui/margin-list.tsx';
import { Facts } from '../../../ui/page.tsx';
import { PaperHead } from '../../../ui/paper-head.tsx';
import { OnPaper } from '../journal/entry-day.ts';
import { RemarkEntry } from '../journal/remark-entry.tsx';
import { useMayName } from '../../../parts/introduction/use-party.ts';
import { usePeople } from '../../../parts/record/people.ts';
import { PaperContact, PaperText } from './paper-contact.tsx';
import { PaperFigures } from './paper-figures.tsx';
import { PaperForms } from './paper-forms.tsx';
import styles from './sheet-paper.module.css';

export interface SheetPaperProps {
  readonly sheet: Sheet;
  /** Absent while the journal is read. */
  readonly contacts: readonly Contact[] | undefined;
  /** What else is known of the contacts at which something was noted: `useContactsOfNotes`. */
  readonly others: readonly Contact[];
  /** Of other sheets, where they introduced this one. */
  readonly introductions: readonly Contact[];
  /** With the profile, and the notes on answers. */
  readonly staff: boolean;
}

export function SheetPaper({ sheet, contacts, others, introductions, staff }: SheetPaperProps) {
  const { t } = useTranslation('export');
  const format = useFormat();
  const today = useToday();
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const { sme, actions, issues } = sheet;
  const leaving = useMemo(
    () => (contacts === undefined ? undefined : mayLeave({ contacts, actions, issues }, others)),
    [contacts, others, actions, issues],
  );
  return (
    <>
      <PaperHead
        title={sme.values.name}
        details={[t('paper.sheet'), programme, format.dateLong(today)]}
      />
      <KeyFacts sme={sme} />
      <People sme={sme} />
      {contactsComing ? (
        <p className={styles.section}>{t('paper.contactsComing')}</p>
      ) : (
        <>
          {leaving === undefined ? null : (
            <>
              <OpenActions smeId={sme.id} actions={leaving.actions} />
              <OpenIssues issues={leaving.issues} />
            </>
          )}
          <PaperForms sheet={sheet} staff={staff} />
          <PaperFigures smeId={sme.id} />
          <section className={styles.section}>
            <h2>{t('paper.journal')}</h2>
            {leaving === undefined ? (
              <p>{t('paper.reading')}</p>
            ) : (
              <Journal
                sheet={sheet}
                contacts={contacts ?? []}
                introductions={introductions}
                leaving={leaving}
              />
            )}
          </section>
        </>
      )}
    </>
  );
}

/** What tells who an SME is; those without a value are left out. */
const factFields = [
  'launchPadId',
  'accountManagerId',
  'stage',
  'track',
  'enrolledOn',
  'supportFrom',
  'supportUntil',
  'street',
  'postcode',
  'town',
  'sector',
  'website',
  'companyNumber',
  'siret',
  'vat',
  'eori',
  'targetMarkets',
  'sourceKind',
  'sourceName',
] as const satisfies readonly (keyof Sme['values'])[];

function KeyFacts({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation('export');
  const describe = useDescribe(useToday(), useNames(sme.id));
  const values = useCarnet().record(sme.id)?.values ?? {};
  const facts = factFields.flatMap((field) => {
    const value = values[field];
    if (value === undefined) return [];
    return [
      {
        id: field,
        name: describe.field('sme', field),
        value: describe.value('sme', field, value),
      },
    ];
  });
  const { summary } = sme.values;
  return (
    <section className={classNames(styles.section, styles.facts)}>
      <h2>{t('paper.facts')}</h2>
      <Facts facts={facts} />
      {summary === undefined ? null : <PaperText text={summary} />}
    </section>
  );
}

function People({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation(['export', 'domain']);
  const people = Object.entries(sme.values.people ?? {});
  if (people.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('export:paper.people')}</h2>
      <ul className={styles.list}>
        {people.map(([id, { name, role, email, phone, state }]) => (
          <li key={id}>
            <b>{name}</b>{' '}
            {[
              role,
              email,
              phone,
              state === undefined ? undefined : t(`domain:option.personState.${state}`),
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OpenActionsProps {
  readonly smeId: string;
  readonly actions: readonly Action[];
}

/** An action without a date comes after those with one. */
const lastDay = '9999-12-31';

function OpenActions({ smeId, actions }: OpenActionsProps) {
  const { t } = useTranslation(['export', 'domain']);
  const format = useFormat();
  const today = useToday();
  const people = usePeople(smeId);
  const open = actions
    .filter(({ values }) => isOpenAction(values.state))
    .toSorted((a, b) => ((a.values.due ?? lastDay) < (b.values.due ?? lastDay) ? -1 : 1));
  return (
    <section className={styles.section}>
      <h2>{t('export:paper.actions')}</h2>
      {open.length === 0 ? <p>{t('export:paper.none')}</p> : null}
      <ul className={styles.list}>
        {open.map(({ id, values: { title, due, ownerId, state } }) => (
          <li key={id}>
            <PaperText text={title} />
            <p className={styles.quiet}>
              {[
                due === undefined
                  ? t('export:paper.noDue')
                  : t('export:paper.due', { day: format.day(due, today) }),
                ownerId === undefined ? undefined : people.nameOf(ownerId),
                t(`domain:option.actionState.${state}`),
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenIssues({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation(['export', 'domain']);
  const describe = useDescribe(useToday(), () => undefined);
  const format = useFormat();
  const today = useToday();
  const open = issues
    .filter(({ values }) => isOpenIssue(values.state))
    .toSorted((a, b) => b.values.severity - a.values.severity);
  return (
    <section className={styles.section}>
      <h2>{t('export:paper.issues')}</h2>
      {open.length === 0 ? <p>{t('export:paper.none')}</p> : null}
      <ul className={styles.list}>
        {open.map(({ id, values: { title, kind, category, severity, openedOn, response } }) => (
          <li key={id}>
            <PaperText text={title} />
            <p className={styles.quiet}>
              {[
                t(`domain:option.issueKind.${kind}`),
                t(`domain:option.issueCategory.${category}`),
                describe.value('issue', 'severity', severity),
                t('export:paper.opened', { day: format.dayMonth(openedOn, today) }),
              ].join(' · ')}
            </p>
            {response === undefined ? null : <PaperText text={response} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface JournalProps {
  readonly sheet: Sheet;
  readonly contacts: readonly Contact[];
  readonly introductions: readonly Contact[];
  readonly leaving: Log;
}

function Journal(props: JournalProps) {
  const { sheet, contacts, leaving } = props;
  const { sme } = sheet;
  const introductions = introductionsThatLeave(props.introductions, useMayName());
  const { contacts: open, issues } = leaving;
  const { t } = useTranslation('export');
  const events = useCarnetState((state) => state.events);
  const today = useToday();
  const people = usePeople(sme.id);
  const alerts = useAlertContext();
  const openDays = useMemo(() => alerts.openDaysOf(sme), [alerts, sme]);
  const { coming, past } = timelineOf(
    { sme, contacts: open, introductions, issues, events, today, openDays },
    { filter: 'all', context: true },
  );
  const leftOut = contacts.length - open.length;
  return (
    <>
      {leftOut === 0 ? null : <p className={styles.quiet}>{t('leftOut', { count: leftOut })}</p>}
      <MarginList label={t('paper.journal')}>
        {coming.length === 0 ? null : <MarginHeading>{t('paper.coming')}</MarginHeading>}
        {coming.map((contact) => (
          <PaperContact key={contact.id} contact={contact} people={people} />
        ))}
        {coming.length === 0 ? null : <MarginHeading>{t('paper.journal')}</MarginHeading>}
        {past.map((entry) =>
          entry.kind === 'contact' ? (
            <PaperContact key={entry.key} contact={entry.contact} people={people} />
          ) : (
            <OnPaper key={entry.key} value={true}>
              <RemarkEntry entry={entry} today={today} marked={false} readOnly />
            </OnPaper>
          ),
        )}
      </MarginList>
    </>
  );
}

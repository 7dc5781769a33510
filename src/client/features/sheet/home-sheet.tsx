/**
 * What the sheet of anything has, an organisation as an SME: the line that logs, its people, what is open, its documents, and
 * the journal. Other screens show it by way of `app`, which hands it to them.
 */

import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isConfidential } from '../../../domain/contact/confidential.ts';
import { inOrder } from '../../../domain/contact/contact-order.ts';
import type { Timeline } from '../../../domain/sheet/timeline.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useHomeRoot } from '../../model/use-home.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useNotedMayLeave } from '../../model/use-noted-may-leave.ts';
import { useRecords } from '../../model/use-records.ts';
import { recordAs } from '../../../domain/operation/record.ts';
import { HalfTypedBinned } from '../../parts/composer/half-typed-binned.tsx';
import { LeftOut } from '../../parts/print/left-out.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { Composer } from './composer/composer.tsx';
import styles from './home-sheet.module.css';
import { PeopleSection } from './details/people-section.tsx';
import { JournalList } from './journal/journal-list.tsx';
import { JournalNotRead } from './journal/journal-tab.tsx';
import { OnlyReads } from './journal/only-reads.tsx';
import { useJournal } from './journal/use-journal.ts';
import { SheetDialogs } from './sheet-dialogs.tsx';
import { OpenActions, OpenIssues } from './side/side-column.tsx';

const Documents = lazy(async () => ({
  default: (await import('../../parts/files/documents.tsx')).Documents,
}));

interface HomeSheetProps {
  /** The organisation. */
  readonly home: string;
  /** Between its people and what is open. */
  readonly children: ReactNode;
}

export function HomeSheet({ home, children }: HomeSheetProps) {
  const { t } = useTranslation('sheet');
  const organisation = recordAs(useHomeRoot(home), 'organisation');
  const { actions, issues } = useShownOf(home);
  const isLeftOut = useIsLeftOut();
  const readOnly = !useMayWrite();
  if (organisation === undefined) return null;
  return (
    <SheetDialogs smeId={home}>
      {readOnly ? <OnlyReads home={home} /> : <Composer smeId={home} />}
      {readOnly ? null : <HalfTypedBinned home={home} />}
      <PeopleSection holder={organisation} readOnly={readOnly} />
      {children}
      <div className={styles.open}>
        <OpenActions actions={actions} readOnly={readOnly} />
        <OpenIssues issues={issues} readOnly={readOnly} />
      </div>
      <Suspense fallback={<SkeletonLines label={t('loading')} />}>
        <Documents home={home} readOnly={readOnly} isLeftOut={isLeftOut} />
      </Suspense>
      <Section title={t('journal.label')}>
        <Journal home={home} />
      </Section>
    </SheetDialogs>
  );
}

function Journal({ home }: { readonly home: string }) {
  const { t } = useTranslation('sheet');
  const { actions, issues, hidden } = useShownOf(home);
  const readOnly = !useMayWrite();
  const { contacts: every, failed, retry } = useJournal(home);
  const contacts = useMemo(() => every?.filter(({ id }) => !hidden.has(id)), [every, hidden]);
  const timeline = useMemo((): Timeline | undefined => {
    if (contacts === undefined) return undefined;
    const isPlanned = ({ values }: (typeof contacts)[number]): boolean =>
      values.state === 'planned';
    return {
      coming: inOrder(contacts.filter(isPlanned)),
      past: contacts
        .filter((contact) => !isPlanned(contact))
        .map((contact) => ({ kind: 'contact', key: contact.id, contact })),
    };
  }, [contacts]);
  if (failed) return <JournalNotRead onRetry={retry} />;
  if (timeline === undefined) return <SkeletonLines label={t('journal.loading')} />;
  if (timeline.coming.length + timeline.past.length === 0) {
    // Who only reads is not told how to write.
    const lead = readOnly ? undefined : t('journal.empty.text');
    return <EmptyState small title={t('journal.empty.title')} lead={lead} />;
  }
  return (
    <>
      <JournalList
        home={home}
        actions={actions}
        issues={issues}
        timeline={timeline}
        readOnly={readOnly}
      />
      <LeftOut count={hidden.size} />
    </>
  );
}

/** What is open there; on paper without what is confidential, and without what was noted at it. */
function useShownOf(home: string) {
  const actions = useRecords(home, 'action');
  const issues = useRecords(home, 'issue');
  const { contacts } = useJournal(home);
  const isOnPaper = useIsPrinting();
  const mayLeave = useNotedMayLeave();
  const hidden = useMemo(() => {
    const left = isOnPaper ? (contacts ?? []).filter(isConfidential) : [];
    return new Set(left.map(({ id }) => id));
  }, [contacts, isOnPaper]);
  if (!isOnPaper) return { actions, issues, hidden };
  return { actions: actions.filter(mayLeave), issues: issues.filter(mayLeave), hidden };
}

/** Whether documents about a record are left out: on paper those about a confidential contact, also in the trash. */
function useIsLeftOut(): (aboutId: string) => boolean {
  const carnet = useCarnet();
  const isOnPaper = useIsPrinting();
  return (aboutId) => isOnPaper && carnet.record(aboutId)?.values['confidential'] === true;
}

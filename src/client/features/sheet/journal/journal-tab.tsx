/** The journal of a sheet: the line that logs, what to show, and everything that happened; at its side, what is due. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TimelineFilter, timelineOf } from '../../../../domain/sheet/timeline.ts';
import { preferences, usePreference } from '../../../model/preferences.ts';
import type { Sheet } from '../../../model/state.ts';
import { useAlertContext } from '../../../model/use-alerts.ts';
import { useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useIntroductionsTo } from '../../../model/use-introductions-to.ts';
import { useSummary } from '../../../model/use-records.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Chip } from '../../../ui/chip.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Note } from '../../../ui/note.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { Toolbar } from '../../../ui/toolbar.tsx';
import { HalfTypedBinned } from '../../../parts/composer/half-typed-binned.tsx';
import {
  HalfTypedBefore,
  HalfTypedElsewhere,
} from '../../../parts/composer/half-typed-elsewhere.tsx';
import { Composer } from '../composer/composer.tsx';
import { SideColumn } from '../side/side-column.tsx';
import { JournalList } from './journal-list.tsx';
import styles from './journal-tab.module.css';
import { OnlyReads } from './only-reads.tsx';
import { useJournal } from './use-journal.ts';

interface JournalTabProps {
  readonly sheet: Sheet;
  /** The sheet is in the trash: it can be read, and nothing changed. */
  readonly readOnly: boolean;
}

export function JournalTab({ sheet, readOnly }: JournalTabProps) {
  // Where there is no room beside the journal, what is due opens above it instead of hiding under its end.
  const [brief, setBrief] = useState(false);
  return (
    <div className={styles.layout}>
      <div className={styles.journal}>
        {readOnly ? null : <Composer smeId={sheet.sme.id} wordsClass={styles.words} />}
        <div className={styles.words}>
          {readOnly ? null : <HalfTypedBefore home={sheet.sme.id} />}
          {readOnly && sheet.sme.deleted === undefined ? <OnlyReads home={sheet.sme.id} /> : null}
          <HalfTypedElsewhere home={sheet.sme.id} />
          {readOnly ? null : <HalfTypedBinned home={sheet.sme.id} />}
        </div>
        <Timeline sheet={sheet} readOnly={readOnly} brief={brief} onBrief={setBrief} />
      </div>
      <div id={briefId} className={classNames(styles.side, brief && styles.open)}>
        <SideColumn smeId={sheet.sme.id} />
      </div>
    </div>
  );
}

const briefId = 'sheet-brief';

interface TimelineProps extends JournalTabProps {
  readonly brief: boolean;
  readonly onBrief: (brief: boolean) => void;
}

const filters: readonly TimelineFilter[] = ['all', 'contacts', 'reviews', 'issues'];

function Timeline({ sheet, readOnly, brief, onBrief }: TimelineProps) {
  const { t } = useTranslation('sheet');
  const { sme, issues } = sheet;
  const journal = useJournal(sme.id);
  const events = useCarnetState((state) => state.events);
  const today = useToday();
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const context = usePreference((state) => state.journalContext);
  const { contacts } = journal;
  const alerts = useAlertContext();
  const openDays = useMemo(() => alerts.openDaysOf(sme), [alerts, sme]);
  const forms = useSummary(sme.id, 'form').facts;
  const introductions = useIntroductionsTo(sme.id, 'journal').contacts;
  const timeline = useMemo(
    () =>
      contacts === undefined
        ? undefined
        : timelineOf(
            { sme, contacts, introductions, issues, forms, events, today, openDays },
            { filter, context },
          ),
    [sme, contacts, introductions, issues, forms, events, today, openDays, filter, context],
  );
  if (journal.failed) return <JournalNotRead onRetry={journal.retry} />;
  if (timeline === undefined) return <SkeletonLines label={t('journal.loading')} />;

  const remarks = new Set(['silence', 'context']);
  const count =
    timeline.coming.length + timeline.past.filter(({ kind }) => !remarks.has(kind)).length;
  return (
    <>
      <div className={styles.filters}>
        <Toolbar
          label={t('journal.filters')}
          scrolling
          flush
          end={<span className={styles.count}>{t('journal.count', { count })}</span>}
        >
          <Segments
            label={t('journal.filter.label')}
            options={filters.map((value) => ({ value, label: t(`journal.filter.${value}`) }))}
            value={filter}
            onValueChange={setFilter}
          />
          <Chip
            className={styles.brief}
            pressed={brief}
            icon="target"
            aria-controls={briefId}
            onClick={() => onBrief(!brief)}
          >
            {t('journal.brief')}
          </Chip>
          {filter === 'all' ? (
            <Chip
              pressed={context}
              icon="context"
              onClick={() => preferences.setState({ journalContext: !context })}
            >
              {t('journal.context')}
            </Chip>
          ) : null}
        </Toolbar>
      </div>
      <div className={styles.entries}>
        {count === 0 ? <Nothing filtered={filter !== 'all'} /> : null}
        <JournalList
          key={filter}
          home={sme.id}
          actions={sheet.actions}
          issues={issues}
          timeline={timeline}
          readOnly={readOnly}
        />
      </div>
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('sheet');
  const contactsComing = useCarnetState((state) => state.contactsComing);
  if (filtered) return <EmptyState small title={t('journal.emptyFilter')} />;
  const words = contactsComing ? 'arriving' : 'empty';
  return <EmptyState small title={t(`journal.${words}.title`)} lead={t(`journal.${words}.text`)} />;
}

/** The journal could not be read, and the way to try again. */
export function JournalNotRead({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation('sheet');
  return (
    <Note
      icon="error"
      tone="error"
      action={<Button onClick={onRetry}>{t('journal.retry')}</Button>}
    >
      {t('journal.notRead')}
    </Note>
  );
}

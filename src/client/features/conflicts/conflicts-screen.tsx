/**
 * Every conflict of the programme, oldest first: what it is about, since when, between whom. One is open at a time;
 * when it is settled the next one opens, so that a handful is settled without leaving the keyboard.
 */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import type { OpenConflict } from '../../../domain/conflict/open-conflict.ts';
import { isForStaff } from '../../../domain/form/for-staff.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useOpenConflicts } from '../../model/use-open-conflicts.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { recordPlace } from '../../model/record-place.ts';
import { useMergedBefore } from '../../model/use-merged-before.ts';
import { useNames } from '../../model/use-names.ts';
import { keptResults } from '../../model/result-place.ts';
import { DeletionCard, FieldConflictCard } from '../../parts/conflict/conflict-cards.tsx';
import { KeptResultCard } from '../../parts/conflict/kept-result.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MarginEntry, MarginList } from '../../ui/margin-list.tsx';
import { Page } from '../../ui/page.tsx';
import { TextButton, TextLink } from '../../ui/text-link.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import styles from './conflicts-screen.module.css';

const keyOf = (conflict: OpenConflict): string =>
  `${conflict.record.id}/${conflict.kind === 'field' ? conflict.field : ''}`;

export function ConflictsScreen() {
  const { t } = useTranslation('conflict');
  const conflicts = useOpenConflicts();
  const kept = keptResults(useCarnetState((state) => state.drafts));
  const [chosen, setChosen] = useState({ key: '', index: 0 });
  const found = conflicts.findIndex((conflict) => keyOf(conflict) === chosen.key);
  // What was open is settled: what stands in its place opens.
  const position = found === -1 ? Math.min(chosen.index, conflicts.length - 1) : found;
  const current = conflicts[position];
  const list = useRef<HTMLDivElement>(null);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (moves === 0) return;
    list.current?.querySelector<HTMLElement>('section button')?.focus();
  }, [moves]);
  const goTo = (index: number): void => {
    const next = conflicts[index];
    if (next === undefined) return;
    setChosen({ key: keyOf(next), index });
    setMoves(moves + 1);
  };
  return (
    <>
      <TopBar title={t('title')} subtitle={t('lead')} lined />
      <Page>
        {kept.length === 0 ? null : (
          <div className={styles.kept}>
            {kept.map((one) => (
              <KeptResultCard key={`${one.recordId}/${one.field}`} {...one} />
            ))}
          </div>
        )}
        {current === undefined ? (
          <EmptyState title={t('empty')} lead={t('emptyText')} />
        ) : (
          <>
            <div className={styles.steps}>
              <IconButton
                icon="back"
                label={t('previous')}
                outlined
                aria-disabled={position === 0}
                onClick={() => goTo(position - 1)}
              />
              <span>{t('position', { position: position + 1, count: conflicts.length })}</span>
              <IconButton
                icon="forward"
                label={t('next')}
                outlined
                aria-disabled={position === conflicts.length - 1}
                onClick={() => goTo(position + 1)}
              />
            </div>
            <div ref={list}>
              <MarginList label={t('list')} plain>
                {conflicts.map((conflict, index) => (
                  <ConflictEntry
                    key={keyOf(conflict)}
                    conflict={conflict}
                    open={conflict === current}
                    onOpen={() => goTo(index)}
                  />
                ))}
              </MarginList>
            </div>
          </>
        )}
      </Page>
    </>
  );
}

interface ConflictEntryProps {
  readonly conflict: OpenConflict;
  readonly open: boolean;
  readonly onOpen: () => void;
}

function ConflictEntry({ conflict, open, onOpen }: ConflictEntryProps) {
  const { t } = useTranslation(['conflict', 'domain']);
  const { environment, state } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const { record, since } = conflict;
  const describe = useDescribe(today, useNames(record.home));
  const sheet = useHomeName(record.home);
  const isMerged = useMergedBefore(record).into !== undefined;
  const when = localDateTimeIn(since, environment.zone());
  const title = wholeTitle(describe.title(record.entity, record.values));
  const what = [
    record.entity === 'sme' ? undefined : t(`domain:entityName.${record.entity}`),
    conflict.kind === 'field'
      ? describe.field(record.entity, conflict.field, record.values)
      : t(isMerged ? 'conflict:deletion.mergedTitle' : 'conflict:deletion.title'),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
  const stamps =
    conflict.kind === 'field' ? conflict.versions : [conflict.deletion, record.changed];
  const people = [...new Set(stamps.map(({ by }) => describe.nameOf(by)))];
  const [only = ''] = people;
  const field = conflict.kind === 'field' ? conflict.field : undefined;
  const isStaff = useMayWrite();
  const isHidden =
    !isStaff && field !== undefined && isForStaff(record.entity, field, record.values);
  return (
    <MarginEntry
      mark={<time dateTime={when}>{format.dayMonth(when.slice(0, 10), today)}</time>}
      submark={format.time(when)}
      node="conflict"
    >
      <div className={styles.entry}>
        <div className={styles.about}>
          <TextButton aria-expanded={open} onClick={onOpen}>
            {[sheet ?? t('conflict:shared'), what].join(' · ')}
          </TextButton>
          {record.entity === 'sme' || title === '' ? null : (
            <span className={styles.quiet}>{title}</span>
          )}
          <span className={styles.quiet}>
            {people.length === 1
              ? t('conflict:by', { name: only })
              : t('conflict:between', { names: format.list(people) })}
          </span>
          {sheet === undefined ? null : (
            <Link href={recordPlace(record, state.getState(), field)} asChild>
              <TextLink>{t('conflict:openSheet')}</TextLink>
            </Link>
          )}
        </div>
        {open && isHidden ? <p className={styles.quiet}>{t('conflict:forStaff')}</p> : null}
        {open && !isHidden ? <CardOf conflict={conflict} /> : null}
      </div>
    </MarginEntry>
  );
}

function CardOf({ conflict }: { readonly conflict: OpenConflict }) {
  return conflict.kind === 'field' ? (
    <FieldConflictCard conflict={conflict} />
  ) : (
    <DeletionCard conflict={conflict} />
  );
}

/**
 * The meetings of the programme: the list, or the one whose id stands in the address, with its agenda, minutes, decisions,
 * actions and approval.
 */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useState } from 'react';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useHeldRecord } from '../../model/use-held-while-typed.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { BinnedNote } from '../../parts/record/binned-note.tsx';
import { paths } from '../../ports/routes.ts';
import type { WordWriter } from '../../ports/word.ts';
import { HalfTypedBinned } from '../../parts/composer/half-typed-binned.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { MeetingList } from './meeting-list.tsx';
import { MeetingPage } from './meeting-page.tsx';
import styles from './meetings.module.css';

interface MeetingsScreenProps {
  /** From the address; empty when none is open. */
  readonly meetingId: string;
  readonly writeWord: WordWriter;
}

export function MeetingsScreen({ meetingId, writeWord }: MeetingsScreenProps) {
  const { t } = useTranslation('meetings');
  const programmeId = useCarnetState((state) => state.programmeId);
  const { records, failed, retry } = useLazyRecords(programmeId, 'meeting');
  const [, navigate] = useLocation();
  const mayWrite = useMayWrite();
  const [adding, setAdding] = useState(false);
  const found = records?.find(({ id }) => id === meetingId);
  const open = useHeldRecord(meetingId, found);
  const mayAdd = mayWrite && records !== undefined && open === undefined;
  useLetterKeys({ n: mayAdd ? () => setAdding(true) : undefined });
  if (records !== undefined && open !== undefined) {
    return (
      <>
        <div className={styles.binned}>
          <BinnedNote id={meetingId} />
        </div>
        <MeetingPage key={open.id} meeting={open} all={records} writeWord={writeWord} />
      </>
    );
  }
  const add = mayWrite ? (
    <Button icon="add" shortcut="N" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  ) : undefined;
  return (
    <>
      <TopBar
        title={t('title')}
        subtitle={records === undefined ? undefined : t('count', { count: records.length })}
      />
      <div className={styles.binned}>
        <BinnedNote id={meetingId} />
        <HalfTypedBinned home={programmeId} of="meeting" />
      </div>
      {failed ? (
        <Note icon="error" tone="error" action={<Button onClick={retry}>{t('retry')}</Button>}>
          {t('failed')}
        </Note>
      ) : records === undefined ? (
        <SkeletonLines label={t('loading')} />
      ) : records.length === 0 ? (
        <EmptyState title={t('empty.title')} lead={t('empty.lead')} action={add} />
      ) : (
        <MeetingList meetings={records} add={add} />
      )}
      {adding && records !== undefined ? (
        <MeetingDialog
          all={records}
          onAdded={(id) => navigate(paths.meeting(id))}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}

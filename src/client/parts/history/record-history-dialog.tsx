/** The history of one record, from wherever it is shown: a contact in the journal, an action, an issue. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { historyOfRecord } from '../../../domain/history/history.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { EarlierHistory } from './earlier-history.tsx';
import { HistoryList } from './history-list.tsx';
import { useHistory } from './use-history.ts';

interface RecordHistoryDialogProps {
  /** The SME or the programme that the record belongs to. */
  readonly home: string;
  readonly recordId: string;
  readonly onClose: () => void;
}

/** Mount it to open it. */
export function RecordHistoryDialog({ home, recordId, onClose }: RecordHistoryDialogProps) {
  const { t } = useTranslation('history');
  const { reading, earlier, tryAgain } = useHistory(home);
  const entries = useMemo(
    () => (reading.phase === 'read' ? historyOfRecord(reading.entries, recordId) : []),
    [reading, recordId],
  );
  return (
    <Dialog open onClose={onClose} title={t('ofRecord')} closeLabel={t('close')} size="wide">
      {reading.phase === 'reading' ? <SkeletonLines label={t('loading')} /> : null}
      {reading.phase === 'failed' ? (
        <Note icon="error" tone="error">
          {t('failed')}
        </Note>
      ) : null}
      {reading.phase === 'read' && entries.length === 0 && earlier === 'nothing' ? (
        <EmptyState small title={t('empty')} />
      ) : null}
      {entries.length === 0 ? null : <HistoryList home={home} entries={entries} restorable />}
      <EarlierHistory earlier={earlier} onTryAgain={tryAgain} />
    </Dialog>
  );
}

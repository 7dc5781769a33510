/** What speaks against the day that was chosen. It warns and never stands in the way. */

import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../domain/calendar/concerns.ts';
import { type LocalDate, parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { Note } from '../../ui/note.tsx';
import { Announcement } from '../../ui/visually-hidden.tsx';
import { useConcernWords } from './concern-words.ts';
import styles from './concern-note.module.css';

interface ConcernNoteProps {
  readonly day: LocalDate;
  /** Absent until an SME is chosen. */
  readonly meeting: Meeting | undefined;
}

export function ConcernNote({ day, meeting }: ConcernNoteProps) {
  const { t } = useTranslation('calendar');
  const concernWords = useConcernWords();
  const known = meeting !== undefined && parseLocalDate(day) !== undefined;
  const concerns = known ? concernWords(day, meeting) : [];
  return (
    <>
      {concerns.length === 0 ? null : (
        <Note icon="info" title={t('concern.title')}>
          <ul className={styles.list}>
            {concerns.map((concern) => (
              <li key={concern}>{concern}</li>
            ))}
          </ul>
        </Note>
      )}
      <Announcement>{concerns.join(' ')}</Announcement>
    </>
  );
}

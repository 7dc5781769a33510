/** A note of a visit: the hour in the margin, what was said beside it; an action with its owner and day. */

import { useTranslation } from 'react-i18next';
import type { NoteKind, VisitNote } from '../../../domain/visit/minutes.ts';
import { fileInNote } from '../../../domain/visit/file-note.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { LazyFileNote } from '../../parts/files/lazy-files.tsx';
import { usePeople } from '../../parts/record/people.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Visit } from './use-visit.ts';
import styles from './visit.module.css';

interface NoteLineProps {
  readonly note: VisitNote;
  readonly visit: Visit;
  /** Puts the note back into the line. */
  readonly onEdit: (note: VisitNote) => void;
}

const icons: Readonly<Record<Exclude<NoteKind, 'note'>, IconName>> = {
  action: 'action',
  issue: 'issue',
  decision: 'check',
};

export function NoteLine({ note, visit, onEdit }: NoteLineProps) {
  const { t } = useTranslation('visit');
  const { at, kind, text } = note;
  return (
    <li className={styles.note}>
      <time className={styles.stamp}>{at}</time>
      <div className={classNames(styles.said, kind !== 'note' && styles.marked)}>
        {kind === 'note' ? null : (
          <span className={styles.noteKind}>
            <Icon name={icons[kind]} size={18} />
            <VisuallyHidden>{t(`line.${kind}`)}</VisuallyHidden>
          </span>
        )}
        <div className={styles.words} lang={visit.contact.values.minutesText?.lang}>
          {kind === 'note' && fileInNote(text) !== undefined ? (
            <LazyFileNote home={visit.sheet.sme.id} aboutId={visit.contact.id} text={text} />
          ) : (
            text
          )}
        </div>
        {kind === 'action' ? <ActionTags title={text} visit={visit} /> : null}
        {kind === 'note' ? (
          <IconButton
            small
            icon="write"
            label={t('line.edit', { text })}
            onClick={() => onEdit(note)}
          />
        ) : null}
      </div>
    </li>
  );
}

function ActionTags({ title, visit }: { readonly title: string; readonly visit: Visit }) {
  const format = useFormat();
  const today = useToday();
  const { nameOf } = usePeople(visit.sheet.sme.id);
  const action = visit.actions.find(({ values }) => values.title.text === title);
  if (action === undefined) return null;
  const { ownerId, due } = action.values;
  return (
    <span className={styles.tags}>
      {ownerId === undefined ? null : <Tag>{nameOf(ownerId)}</Tag>}
      {due === undefined ? null : <Tag>{format.day(due, today)}</Tag>}
    </span>
  );
}

/** The minutes of a visit as what they mean: a heading for each topic, and each note with its hour and its mark. */

import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { type MinutesPart, type NoteKind, type VisitNote } from '../../../domain/visit/minutes.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './minutes-text.module.css';

const icons: Readonly<Record<Exclude<NoteKind, 'note'>, IconName>> = {
  action: 'action',
  issue: 'issue',
  decision: 'check',
};

interface MinutesTextProps {
  readonly parts: readonly MinutesPart[];
  readonly lang: Language;
}

export function MinutesText({ parts, lang }: MinutesTextProps) {
  return parts.map(({ topic, notes }, place) => (
    // Two topics may have one heading; none of them moves.
    <section key={`${place} ${topic}`} className={styles.part}>
      {topic === '' ? null : (
        <h5 lang={lang} className={styles.topic}>
          {topic}
        </h5>
      )}
      <ul className={styles.notes}>
        {notes.map((note, index) => (
          // Notes have no ids: two that say the same differ by their place alone.
          <Note key={index} note={note} lang={lang} />
        ))}
      </ul>
    </section>
  ));
}

function Note({ note, lang }: { readonly note: VisitNote; readonly lang: Language }) {
  const { t } = useTranslation('visit');
  const { at, kind, text } = note;
  return (
    <li className={styles.note}>
      {at === '' ? null : <time dateTime={at}>{at}</time>}
      {kind === 'note' ? null : (
        <span className={styles.mark}>
          <Icon name={icons[kind]} size={14} />
          {t(`line.${kind}`)}
        </span>
      )}
      <span lang={lang} className={styles.words}>
        {text}
      </span>
    </li>
  );
}

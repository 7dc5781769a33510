/**
 * What was read in the line, in words: how, how long, with whom, when, and the actions. Each part that comes from
 * words of the line is a button that turns those words back into text.
 */

import { useTranslation } from 'react-i18next';
import type { Span } from '../../../../domain/composer/line.ts';
import type { ComposerMode } from '../../../../domain/composer/vocabulary.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import styles from './composer.module.css';
import { partsOfReading, type ReadingPart } from './read-line.ts';
import type { ComposerState } from './use-composer.ts';

const modeIcons: Readonly<Record<ComposerMode, IconName>> = {
  phone: 'call',
  video: 'videoCall',
  email: 'email',
  atBusiness: 'visit',
  note: 'note',
  issue: 'issue',
};

interface ReadingRowProps {
  readonly composer: ComposerState;
  readonly onUnread: (span: Span) => void;
}

export function ReadingRow({ composer, onUnread }: ReadingRowProps) {
  const { t } = useTranslation('sheet');
  const { text, reading } = composer;
  const parts = partsOfReading(text, reading);
  return (
    <ul className={styles.reading} aria-label={t('composer.reading')}>
      {parts.map((part, index) => (
        <li key={`${part.kind}-${part.span?.key ?? index}`} className={styles.part}>
          <Part part={part} composer={composer} onUnread={onUnread} />
        </li>
      ))}
    </ul>
  );
}

interface PartProps extends ReadingRowProps {
  readonly part: ReadingPart;
}

function Part({ part, composer, onUnread }: PartProps) {
  const { t } = useTranslation('sheet');
  const say = useWords(composer);
  const { span } = part;
  const content = (
    <>
      {part.kind === 'mode' ? <Icon name={modeIcons[part.mode]} size={14} /> : null}
      {part.kind === 'action' ? <Icon name="action" size={14} /> : null}
      {part.kind === 'mode' ? <b>{say(part)}</b> : say(part)}
    </>
  );
  if (span === undefined) return <span className={styles.said}>{content}</span>;
  const word = composer.text.slice(span.from, span.to);
  return (
    <button
      type="button"
      className={styles.undoable}
      title={t('composer.asText', { word })}
      // The press must not take the focus away from the line.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onUnread(span)}
    >
      {content}
    </button>
  );
}

function useWords({ people, now, reading }: ComposerState): (part: ReadingPart) => string {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const today = now.slice(0, 10);
  const day = (date: string): string =>
    date === today ? format.relativeDay(date, today) : format.day(date, today);
  return (part) => {
    switch (part.kind) {
      case 'mode':
        return t(`composer.mode.${part.mode}`);
      case 'minutes':
        return format.duration(part.minutes);
      case 'person':
      case 'owner':
        return people.nameOf(part.id);
      case 'moment': {
        if (reading.mode === 'issue') return day(part.date ?? today);
        if (part.date === undefined || part.date === today) {
          return `${day(today)} ${format.time(now)}`;
        }
        return part.date > today ? `${day(part.date)}, ${t('composer.planned')}` : day(part.date);
      }
      case 'action':
        return t('composer.action', { title: part.action.title });
      case 'due':
        return day(part.due);
    }
  };
}

/**
 * What was read in the line, in words: how, whether somebody was reached, when, with whom, how long, and the actions.
 * Each part that comes from words of the line is a button that turns those words back into text.
 */

import { useTranslation } from 'react-i18next';
import type { Span } from '../../../../domain/composer/line.ts';
import type { ComposerMode } from '../../../../domain/composer/vocabulary/ways.ts';
import {
  partsOfReading,
  type ReachedMark,
  type ReadingPart,
} from '../../../parts/composer/reading-parts.ts';
import { usePartWords } from '../../../parts/composer/use-part-words.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import styles from './composer.module.css';
import type { ComposerState } from './use-composer.ts';

const modeIcons: Readonly<Record<ComposerMode, IconName>> = {
  phone: 'call',
  video: 'videoCall',
  email: 'email',
  atBusiness: 'visit',
  atPad: 'visit',
  elsewhere: 'visit',
  message: 'email',
  post: 'email',
  note: 'note',
  issue: 'issue',
};

const reachedIcons: Readonly<Record<ReachedMark, IconName>> = {
  yes: 'check',
  no: 'silence',
  waiting: 'silence',
  missed: 'silence',
  cancelled: 'close',
};

interface ReadingRowProps {
  readonly composer: ComposerState;
  readonly onUnread: (span: Span) => void;
  readonly onAddPerson: (name: string) => void;
}

export function ReadingRow(props: ReadingRowProps) {
  const { t } = useTranslation('sheet');
  const { text, reading } = props.composer;
  const parts = partsOfReading(text, reading);
  return (
    <ul className={styles.reading} aria-label={t('composer.reading')}>
      {parts.map((part, index) => (
        <li
          key={`${part.kind}-${part.span?.key ?? index}`}
          className={classNames(
            styles.part,
            part.kind === 'action' && styles.action,
            part.kind === 'newPerson' && styles.unknown,
            part.kind === 'moment' && reading.state === 'planned' && styles.planned,
            part.kind === 'reached' && part.mark === 'no' && styles.unreached,
          )}
        >
          <Part part={part} {...props} />
        </li>
      ))}
    </ul>
  );
}

interface PartProps extends ReadingRowProps {
  readonly part: ReadingPart;
}

function Part({ part, composer, onUnread, onAddPerson }: PartProps) {
  const { t } = useTranslation('sheet');
  const say = usePartWords(composer.people.nameOf);
  const words = say(part, composer.reading);
  const icon = iconOf(part);
  const { span } = part;
  const content = (
    <>
      {icon === undefined ? null : <Icon name={icon} size={14} />}
      {part.kind === 'mode' || part.kind === 'action' ? <b>{words}</b> : words}
    </>
  );
  if (part.kind === 'newPerson') {
    return (
      <button
        type="button"
        className={styles.said}
        aria-keyshortcuts="Alt+N"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onAddPerson(part.name)}
      >
        {content}
        <Kbd decorative>{t('composer.addPersonKey')}</Kbd>
      </button>
    );
  }
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

function iconOf(part: ReadingPart): IconName | undefined {
  switch (part.kind) {
    case 'mode':
      return part.mode === undefined ? 'calendar' : modeIcons[part.mode];
    case 'reached':
      return reachedIcons[part.mark];
    case 'newPerson':
      return 'addPerson';
    case 'action':
      return 'action';
    case 'moment':
    case 'minutes':
    case 'person':
    case 'contactKind':
    case 'severity':
    case 'owner':
    case 'due':
      return undefined;
  }
}

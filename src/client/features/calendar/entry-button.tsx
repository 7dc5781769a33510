/**
 * An entry on its day: a line that opens what it is and what can be done with it. It can be dragged to another day;
 * the same is in its window, for whoever drags nothing.
 */

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../domain/calendar/calendar-entries.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useSettleKeys } from '../../parts/settle/settle-keys.ts';
import { useCalendarActions } from './calendar-handlers.ts';
import styles from './entry.module.css';
import { EntryDetails } from './entry-details.tsx';
import { useEntryWords } from './entry-words.ts';

interface EntryButtonProps {
  readonly entry: CalendarEntry;
  /** One line of a month, a block as high as it lasts, or all of it where there is room. */
  readonly size: 'line' | 'block' | 'full';
  /** Whether Tab stops here: on the chosen day alone, or each day would take a dozen presses. */
  readonly tabStop: boolean;
}

/** The type of what is dragged; a day takes nothing else. */
export const entryDragType = 'application/x-carnet-entry';

export const EntryButton = memo(function EntryButton(props: EntryButtonProps) {
  const { entry, size, tabStop } = props;
  const { t } = useTranslation('calendar');
  const words = useEntryWords();
  const keys = useSettleKeys();
  const { handlers } = useCalendarActions();
  const mayWrite = useMayWrite();
  const asks = entry.kind === 'planned' && entry.unsettled;
  const movable = entry.kind === 'planned' || entry.kind === 'action' || entry.kind === 'review';
  const { text } = words.name(entry);
  return (
    <Popover
      label={joined([words.beside(entry), text])}
      fitted
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          tabIndex={tabStop ? 0 : -1}
          draggable={movable && mayWrite}
          data-entry={entry.key}
          aria-keyshortcuts={asks ? keys.both : undefined}
          {...(asks ? keys.handlers((state) => handlers.settle(entry, state)) : {})}
          className={classNames(
            styles.entry,
            size === 'full' && styles.full,
            size === 'block' && styles.block,
            isToCome(entry) && styles.planned,
            asks && styles.asks,
            isHeld(entry) && styles.past,
            isLate(entry) && styles.late,
          )}
          onDragStart={(event) => {
            event.dataTransfer.setData(entryDragType, entry.key);
            event.dataTransfer.effectAllowed = 'move';
          }}
        >
          <Icon name={words.icon(entry)} size={14} />
          <EntryText entry={entry} size={size} />
          {isLate(entry) && !asks ? <VisuallyHidden>{t('entry.late')}</VisuallyHidden> : null}
        </button>
      )}
    >
      {(close) => <EntryDetails entry={entry} close={close} />}
    </Popover>
  );
});

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' · ');

/** Red means late, here as everywhere: a date gone by, or a contact without its outcome. */
export function isLate(entry: CalendarEntry): boolean {
  if (entry.kind === 'planned' || entry.kind === 'meeting') return entry.unsettled;
  return (entry.kind === 'action' || entry.kind === 'review') && entry.late;
}

function isToCome(entry: CalendarEntry): boolean {
  return entry.kind === 'planned' || (entry.kind === 'meeting' && !isHeld(entry));
}

function isHeld(entry: CalendarEntry): boolean {
  return entry.kind === 'held' || (entry.kind === 'meeting' && entry.meeting.state === 'held');
}

function EntryText({ entry, size }: Pick<EntryButtonProps, 'entry' | 'size'>) {
  switch (size) {
    case 'full':
      return <FullText entry={entry} />;
    case 'block':
      return <BlockText entry={entry} />;
    case 'line':
      return <LineText entry={entry} />;
  }
}

/** Asked in place once its time has passed. */
function Question({ entry }: { readonly entry: CalendarEntry }) {
  const { question } = useSettleKeys();
  if (entry.kind !== 'planned' || !entry.unsettled) return null;
  return <span className={styles.question}>{question}</span>;
}

/** Its height says how long it lasts, and its place when: the name comes first. */
function BlockText({ entry }: { readonly entry: CalendarEntry }) {
  const words = useEntryWords();
  const { text, lang } = words.name(entry);
  return (
    <span className={styles.text}>
      <span className={styles.name} lang={lang}>
        {text}
      </span>{' '}
      <Question entry={entry} />
      <span className={styles.detail}>
        {joined(['hour' in entry ? words.when(entry).time : undefined, words.beside(entry)])}
      </span>
    </span>
  );
}

function LineText({ entry }: { readonly entry: CalendarEntry }) {
  const words = useEntryWords();
  const { text, lang } = words.name(entry);
  const { time, there } = 'hour' in entry ? words.when(entry) : {};
  const beside = entry.kind === 'projectReview' ? undefined : words.beside(entry);
  return (
    <span className={styles.text}>
      {time === undefined ? null : (
        <>
          <span className={styles.hour}>{time}</span>{' '}
          {there === undefined ? null : <VisuallyHidden>({there}) </VisuallyHidden>}
        </>
      )}
      <span lang={lang}>{text}</span>
      {beside === undefined ? null : <VisuallyHidden>, {beside}</VisuallyHidden>}{' '}
      <Question entry={entry} />
    </span>
  );
}

function FullText({ entry }: { readonly entry: CalendarEntry }) {
  const words = useEntryWords();
  const { text, lang } = words.name(entry);
  const detail =
    entry.kind === 'action'
      ? entry.sme.values.name
      : entry.kind === 'projectReview'
        ? undefined
        : words.beside(entry);
  return (
    <span className={styles.text}>
      {'hour' in entry && entry.hour !== undefined ? (
        <span className={styles.hour}>{words.when(entry).text}</span>
      ) : null}
      <span className={styles.name} lang={lang}>
        {text}
      </span>
      {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
      <Question entry={entry} />
    </span>
  );
}

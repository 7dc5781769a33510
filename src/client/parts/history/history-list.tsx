/**
 * The changes of a sheet in the margin of the notebook: when, who, what, with the way back of each. It shows a page
 * at a time, because a sheet of two years has thousands of changes.
 *
 * Ratings of a person and private notes are not in the page until staff ask for them: the owner may be looking on.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isForStaff } from '../../../domain/form/for-staff.ts';
import type { HistoryEntry, HistoryLine } from '../../../domain/history/history.ts';
import { canRestore, restoreLine } from '../../../domain/history/restore.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import type { Json } from '../../../std/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import {
  type ChangePart,
  type Describe,
  useDescribe,
  wholeTitle,
} from '../../i18n/describe-value.ts';
import { notify } from '../../model/notices.ts';
import { useCarnet, useRun, useToday } from '../../model/use-carnet.ts';
import { useMayChange, useMayRemove } from '../../model/use-decides-on.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useNames } from '../../model/use-names.ts';
import { useChildren } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { DataMark } from '../../ui/data-mark.tsx';
import { MarginEntry, MarginList } from '../../ui/margin-list.tsx';
import { Note } from '../../ui/note.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './history.module.css';

/** Commands shown at first, and with each press on "earlier". */
export const pageLength = 50;
/** Lines of one command shown at first. */
const linesShownMax = 8;
/** A change confirmed later than this after it was made says so. */
const lateMs = 60 * 60 * 1000;

interface HistoryListProps {
  readonly home: string;
  readonly entries: readonly HistoryEntry[];
  /** Whether lines can be taken back. */
  readonly restorable: boolean;
}

export function HistoryList({ home, entries, restorable }: HistoryListProps) {
  const { t } = useTranslation('history');
  const [shown, setShown] = useState(pageLength);
  const isStaff = useMayWrite();
  const [forStaff, setForStaff] = useState(false);
  const describe = useDescribe(useToday(), useNames(home));
  // A change is taken back from what its record says now: those that are read late, such as forms, are read for it.
  useChildren(home);
  const shows = isStaff && forStaff;
  return (
    <>
      {shows || !entries.some(({ lines }) => lines.some(isLineForStaff)) ? null : (
        <Note
          icon="lock"
          action={
            isStaff ? (
              <Button onClick={() => setForStaff(true)}>{t('forStaff.show')}</Button>
            ) : undefined
          }
        >
          {t('forStaff.hidden')}
        </Note>
      )}
      <MarginList label={t('list')} plain>
        {entries.slice(0, shown).map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            describe={describe}
            restorable={restorable}
            forStaff={shows}
          />
        ))}
      </MarginList>
      {entries.length > shown ? (
        <div className={styles.older}>
          <Button onClick={() => setShown(shown + pageLength)}>{t('older')}</Button>
        </div>
      ) : null}
    </>
  );
}

/** Whether a line holds a rating of a person, or a private note. */
function isLineForStaff({ entity, event, values }: HistoryLine): boolean {
  return 'field' in event && isForStaff(entity, event.field, values);
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly describe: Describe;
  readonly restorable: boolean;
  /** Shows what is for staff alone. */
  readonly forStaff: boolean;
}

function Entry({ entry, describe, restorable, forStaff }: EntryProps) {
  const { t } = useTranslation('history');
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const [all, setAll] = useState(false);
  const made = localDateTimeIn(entry.at, environment.zone());
  const late = entry.received !== undefined && entry.received - entry.at > lateMs;
  const lines = all ? entry.lines : entry.lines.slice(0, linesShownMax);
  return (
    <MarginEntry
      mark={<time dateTime={made}>{format.dayMonth(made.slice(0, 10), today)}</time>}
      submark={format.time(made)}
    >
      <div className={styles.entry}>
        <div className={styles.who}>
          <span>{describe.nameOf(entry.by)}</span>
          {entry.handedIn === undefined ? null : (
            <span className={styles.quiet}>
              {t('handedIn', { name: describe.nameOf(entry.handedIn) })}
            </span>
          )}
          {late ? (
            <span className={styles.quiet}>
              {t('received', {
                when: format.dayTime(
                  localDateTimeIn(entry.received ?? entry.at, environment.zone()),
                  today,
                ),
              })}
            </span>
          ) : null}
          <OutcomeMark outcome={entry.outcome} />
        </div>
        <ul className={styles.lines}>
          {lines.map((line) => (
            <Line
              key={line.id}
              line={line}
              describe={describe}
              restorable={restorable}
              hidden={!forStaff && isLineForStaff(line)}
            />
          ))}
          {lines.length < entry.lines.length ? (
            <li>
              <TextButton onClick={() => setAll(true)}>
                {t('moreLines', { count: entry.lines.length - lines.length })}
              </TextButton>
            </li>
          ) : null}
          {entry.reason === undefined ? null : (
            <li className={styles.quiet}>{t('reason', { reason: entry.reason })}</li>
          )}
        </ul>
      </div>
    </MarginEntry>
  );
}

/** A change that simply took effect has no mark. */
function OutcomeMark({ outcome }: { readonly outcome: HistoryEntry['outcome'] }) {
  const { t } = useTranslation('history');
  if (outcome === 'conflicted')
    return <DataMark kind="conflict">{t('outcome.conflicted')}</DataMark>;
  if (outcome === 'held' || outcome === 'needsAttention') {
    return <DataMark kind="refused">{t(`outcome.${outcome}`)}</DataMark>;
  }
  return null;
}

interface LineProps {
  readonly line: HistoryLine;
  readonly describe: Describe;
  readonly restorable: boolean;
  /** It is for staff, and was not asked for. */
  readonly hidden: boolean;
}

function Line({ line, describe, restorable, hidden }: LineProps) {
  const { t } = useTranslation(['history', 'domain']);
  const carnet = useCarnet();
  const { entity, event } = line;
  const title = describe.title(entity, line.values);
  const name = wholeTitle(title);
  const own = entity === 'sme' && event.kind === 'field';
  const field = 'field' in event ? describe.field(entity, event.field, line.values) : undefined;
  const what = [own ? undefined : t(`domain:entityName.${entity}`), field]
    .filter((part) => part !== undefined)
    .join(' · ');
  const parts: readonly ChangePart[] =
    event.kind === 'field' && !hidden
      ? describe.parts(entity, event.field, event.delta, line.values)
      : [];
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <span className={styles.field}>{what}</span>
        {own || name === '' ? null : (
          <span className={styles.quiet}>
            {title.heading}
            {title.heading === undefined || title.text === '' ? null : ' · '}
            <span lang={title.lang}>{title.text}</span>
          </span>
        )}
        {hidden ? (
          <span className={styles.quiet}>{t('history:forStaff.line')}</span>
        ) : event.kind === 'field' ? (
          parts.map((part) => <Part key={part.id} part={part} />)
        ) : 'field' in event ? (
          <Versions line={line} event={event} describe={describe} />
        ) : (
          <strong>{t(`history:event.${event.kind}`)}</strong>
        )}
      </div>
      {restorable && !hidden && canRestore(line, carnet.record(line.record)) ? (
        <RestoreButton line={line} what={own || name === '' ? what : `${what} · ${name}`} />
      ) : null}
    </li>
  );
}

interface VersionsProps {
  readonly line: HistoryLine;
  readonly event: Extract<HistoryLine['event'], { kind: 'settled' | 'reopened' }>;
  readonly describe: Describe;
}

/** What was chosen and what the other versions were, or which of them stand again: nothing of them is lost. */
function Versions({ line: { entity, values }, event, describe }: VersionsProps) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const words = (value: Json | undefined): string =>
    value === undefined ? t('emptied') : describe.value(entity, event.field, value, values);
  const quoted = (value: Json | undefined): string => t('quoted', { text: words(value) });
  return (
    <p className={styles.change}>
      {event.kind === 'settled'
        ? t('settled', {
            count: event.others.length,
            kept: words(event.kept),
            others: format.list(event.others.map(words)),
          })
        : t('reopened', { versions: format.list(event.versions.map(quoted)) })}
    </p>
  );
}

function Part({ part }: { readonly part: ChangePart }) {
  const { t } = useTranslation('history');
  const { label, lang, from, to } = part;
  return (
    <p className={styles.change}>
      {label === undefined ? null : <span className={styles.label}>{label}</span>}
      {from === undefined ? null : (
        <>
          <VisuallyHidden>{t('before')} </VisuallyHidden>
          <del lang={lang}>{from}</del> <VisuallyHidden>{t('after')} </VisuallyHidden>
        </>
      )}
      {to === undefined ? (
        <span className={styles.quiet}>{t('emptied')}</span>
      ) : (
        <ins lang={lang}>{to}</ins>
      )}
    </p>
  );
}

function RestoreButton({ line, what }: { readonly line: HistoryLine; readonly what: string }) {
  const { t } = useTranslation('history');
  const run = useRun();
  const carnet = useCarnet();
  const record = carnet.record(line.record);
  const field = 'field' in line.event ? line.event.field : '';
  const mayWrite = useMayWrite();
  const mayRemove = useMayRemove(record);
  const mayChange = useMayChange(record, field);
  const restore = async (): Promise<void> => {
    const command = restoreLine(line);
    if (command === undefined) return;
    const result = await run(command, { done: t('restored', { what }) });
    // A failure to save is told by the shell; here only a record that went in the meantime can be in the way.
    if (!result.ok && result.error.kind !== 'notSaved') {
      notify({ message: t('notRestored'), tone: 'problem' });
    }
  };
  if (!mayWrite || !(field === '' ? mayRemove : mayChange)) return null;
  return (
    <Button
      variant="quiet"
      size="dense"
      icon="undo"
      aria-label={t('restoreWhat', { what })}
      className={styles.restore}
      onClick={() => void restore()}
    >
      {t('restore')}
    </Button>
  );
}

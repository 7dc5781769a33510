/**
 * What others changed on this sheet since this member last looked: a line under its head that says how much and by
 * whom, with each change behind it as a way to where it stands. What counts as a look is written in `model/looked.ts`.
 */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import {
  type HistoryEntry,
  type HistoryLine,
  historyOf,
} from '../../../../domain/history/history.ts';
import { type Describe, useDescribe, wholeTitle } from '../../../i18n/describe-value.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Carnet } from '../../../model/carnet.ts';
import { recordPlace } from '../../../model/record-place.ts';
import type { CarnetState } from '../../../model/state.ts';
import { useCarnet, useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useLook } from '../../../model/use-looked.ts';
import { useNames } from '../../../model/use-names.ts';
import { paths } from '../../../ports/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import styles from './changed-since.module.css';

/** Changes that are told one by one; the history has them all. */
export const changesShownMax = 8;

export function ChangedSince({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('sync');
  const { before, last, see } = useLook(smeId);
  const entries = useChanges(smeId, before, last);
  if (before === undefined || entries === undefined) return null;
  return (
    <div className={styles.place}>
      <Note
        icon="receiving"
        action={
          <Button size="dense" icon="check" onClick={see}>
            {t('changed.seen')}
          </Button>
        }
      >
        {entries.length === 0 ? (
          <p>
            {t('changed.row')} <HistoryLink smeId={smeId} />
          </p>
        ) : (
          <ChangeList smeId={smeId} entries={entries} />
        )}
      </Note>
    </div>
  );
}

function HistoryLink({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('sync');
  return (
    <Link href={paths.sheet(smeId, 'history')} asChild>
      <TextLink>{t('changed.history')}</TextLink>
    </Link>
  );
}

interface ChangeListProps {
  readonly smeId: string;
  readonly entries: readonly HistoryEntry[];
}

function ChangeList({ smeId, entries }: ChangeListProps) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const describe = useDescribe(useToday(), useNames(smeId));
  const names = [...new Set(entries.map(({ by }) => describe.nameOf(by)))];
  const more = entries.length - changesShownMax;
  return (
    <details>
      <summary className={styles.summary}>
        {t('changed.title', { count: entries.length, names: format.list(names) })}
      </summary>
      <ul className={styles.list} aria-label={t('changed.list')}>
        {entries.slice(0, changesShownMax).map((entry) => (
          <Change key={entry.id} entry={entry} smeId={smeId} describe={describe} />
        ))}
      </ul>
      {more > 0 ? (
        <p>
          {t('changed.more', { count: more })} <HistoryLink smeId={smeId} />
        </p>
      ) : null}
    </details>
  );
}

interface ChangeProps {
  readonly smeId: string;
  readonly entry: HistoryEntry;
  readonly describe: Describe;
}

function Change({ smeId, entry, describe }: ChangeProps) {
  const { t } = useTranslation(['history', 'domain']);
  const { environment, state } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const wordsOf = ({ entity, event, values }: HistoryLine): string => {
    const change =
      'field' in event
        ? describe.field(entity, event.field, values)
        : t(`history:event.${event.kind}`);
    if (entity === 'sme') return change;
    const title = wholeTitle(describe.title(entity, values));
    // How and when says of a contact what it is.
    const kind = entity === 'contact' && title !== '' ? '' : t(`domain:entityName.${entity}`);
    return [kind, title, change].filter((part) => part !== '').join(' · ');
  };
  const [first] = entry.lines;
  if (first === undefined) return null;
  const what = format.list([...new Set(entry.lines.map(wordsOf))].slice(0, changesShownMax));
  const when = format.dayTime(localDateTimeIn(entry.at, environment.zone()), today);
  return (
    <li>
      <Link href={placeOf(smeId, first, state.getState())} asChild>
        <TextLink>{what}</TextLink>
      </Link>
      <span className={styles.who}>
        {' · '}
        {describe.nameOf(entry.by)}, {when}
      </span>
    </li>
  );
}

/** Where the change stands in the sheet; of what is gone, the history tells. */
function placeOf(
  smeId: string,
  { entity, event, record }: HistoryLine,
  state: CarnetState,
): string {
  if (event.kind === 'deleted' || event.kind === 'movedAway') return paths.sheet(smeId, 'history');
  const field = 'field' in event ? event.field : undefined;
  return recordPlace({ entity, id: record, home: smeId }, state, field);
}

/**
 * The changes by others after a place, newest first; what arrives while the sheet is open joins them. Absent while they
 * are read, and where nothing is new. None where the log of this device begins later, after everything was taken anew.
 */
function useChanges(
  smeId: string,
  before: number | undefined,
  last: number,
): readonly HistoryEntry[] | undefined {
  const carnet = useCarnet();
  const memberId = useCarnetState((state) => state.memberId);
  const [entries, setEntries] = useState<readonly HistoryEntry[] | undefined>(undefined);
  useEffect(() => {
    if (before === undefined) return undefined;
    let current = true;
    changesAfter(carnet, smeId, before).then(
      (found) => {
        if (current) setEntries(found.filter(({ by }) => by !== memberId));
      },
      // The history tab says so where it cannot be read; here a line less is shown.
      () => undefined,
    );
    return () => {
      current = false;
    };
    // `last` tells that something else is new.
  }, [carnet, smeId, before, memberId, last]);
  return entries;
}

async function changesAfter(
  carnet: Carnet,
  smeId: string,
  before: number,
): Promise<readonly HistoryEntry[]> {
  const log = await carnet.readHistory(smeId);
  const fresh = new Set(
    log.flatMap((item) =>
      'operation' in item && item.sequence > before
        ? [item.group ?? item.operation.operationId]
        : [],
    ),
  );
  return historyOf(log).filter(({ id }) => fresh.has(id));
}

/** What others changed on this sheet since this member last looked: a line under its head, with the list behind it. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { type HistoryEntry, historyOf } from '../../../../domain/history/history.ts';
import { useDescribe, wholeTitle } from '../../../i18n/describe-value.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Carnet } from '../../../model/carnet.ts';
import { useCarnet, useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useLook } from '../../../model/use-looked.ts';
import { useNames } from '../../../model/use-names.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import styles from '../sheet-header.module.css';

/** Changes that are told one by one; the history has them all. */
const changesShownMax = 8;

export function ChangedSince({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('sync');
  const before = useLook(smeId);
  const [isSeen, setSeen] = useState(false);
  const entries = useChanges(smeId, before);
  if (isSeen || entries.length === 0) return null;
  const more = entries.length - changesShownMax;
  return (
    <div className={styles.received}>
      <Note
        icon="receiving"
        action={
          <Button size="dense" icon="check" onClick={() => setSeen(true)}>
            {t('changed.seen')}
          </Button>
        }
      >
        <details>
          <summary>{t('changed.title', { count: entries.length })}</summary>
          <ul aria-label={t('changed.list')}>
            {entries.slice(0, changesShownMax).map((entry) => (
              <Change key={entry.id} entry={entry} smeId={smeId} />
            ))}
          </ul>
          {more > 0 ? <p>{t('changed.more', { count: more })}</p> : null}
        </details>
      </Note>
    </div>
  );
}

function Change({ entry, smeId }: { readonly entry: HistoryEntry; readonly smeId: string }) {
  const { t } = useTranslation(['sync', 'history', 'domain']);
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const describe = useDescribe(today, useNames(smeId));
  const what = entry.lines.map(({ entity, event, values }) => {
    const field =
      event.kind === 'field' || event.kind === 'settled'
        ? describe.field(entity, event.field)
        : t(`history:event.${event.kind}`);
    if (entity === 'sme') return field;
    const title = wholeTitle(describe.title(entity, values));
    return [t(`domain:entityName.${entity}`), title, field]
      .filter((part) => part !== '')
      .join(' · ');
  });
  return (
    <li>
      {t('sync:changed.by', {
        what: format.list([...new Set(what)].slice(0, changesShownMax)),
        name: describe.nameOf(entry.by),
        when: format.dayTime(localDateTimeIn(entry.at, environment.zone()), today),
      })}
    </li>
  );
}

/** Read off the log only where there is something new; what arrives while the sheet is open joins it. */
function useChanges(smeId: string, before: number | undefined): readonly HistoryEntry[] {
  const carnet = useCarnet();
  const memberId = useCarnetState((state) => state.memberId);
  const sheet = useCarnetState((state) => state.sheets.get(smeId));
  const [entries, setEntries] = useState<readonly HistoryEntry[]>([]);
  useEffect(() => {
    if (before === undefined) return undefined;
    let current = true;
    changesAfter(carnet, smeId, before).then(
      (found) => {
        if (current) setEntries(found.filter(({ by }) => by !== memberId));
      },
      // The history tab says so where it cannot be read; here a mark less is shown.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [carnet, smeId, before, memberId, sheet]);
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

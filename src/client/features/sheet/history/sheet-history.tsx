/**
 * Everything that was ever changed on a sheet, and the way back of each change. It is read from the device, so it
 * is there without a network; a value is restored by a new change, so restoring can be undone too.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntityName, entityNames } from '../../../../domain/entity/registry.ts';
import type { HistoryEntry } from '../../../../domain/history/history.ts';
import { useDescribe } from '../../../i18n/describe-value.ts';
import { useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useNames } from '../../../model/use-names.ts';
import { Chip } from '../../../ui/chip.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MenuButton } from '../../../ui/menu-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { EarlierHistory } from '../../../parts/history/earlier-history.tsx';
import { HistoryList } from '../../../parts/history/history-list.tsx';
import styles from '../../../parts/history/history.module.css';
import { useHistory } from '../../../parts/history/use-history.ts';

interface Filter {
  readonly entity: EntityName | undefined;
  readonly by: string | undefined;
}

export function SheetHistory({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('history');
  const { reading, earlier, tryAgain } = useHistory(smeId);
  const restorable = useCarnetState((state) => state.sheets.has(smeId));
  const [filter, setFilter] = useState<Filter>({ entity: undefined, by: undefined });
  const entries = reading.phase === 'read' ? reading.entries : undefined;
  const shown = useMemo(
    () => (entries === undefined ? [] : filtered(entries, filter)),
    [entries, filter],
  );
  return (
    <section className={styles.page} aria-labelledby="history-title">
      <div className={styles.head}>
        <h2 id="history-title">{t('title')}</h2>
        <span className={styles.lead}>{t('lead')}</span>
        {entries === undefined ? null : (
          <Filters home={smeId} entries={entries} filter={filter} onFilter={setFilter} />
        )}
      </div>
      {reading.phase === 'reading' ? <SkeletonLines label={t('loading')} /> : null}
      {reading.phase === 'failed' ? (
        <Note icon="error" tone="error">
          {t('failed')}
        </Note>
      ) : null}
      {entries !== undefined && shown.length === 0 && earlier === 'nothing' ? (
        <EmptyState small title={t(entries.length === 0 ? 'empty' : 'emptyFilter')} />
      ) : null}
      {shown.length === 0 ? null : (
        <HistoryList
          key={`${filter.entity ?? ''}/${filter.by ?? ''}`}
          home={smeId}
          entries={shown}
          restorable={restorable}
        />
      )}
      <EarlierHistory earlier={earlier} onTryAgain={tryAgain} />
    </section>
  );
}

function filtered(entries: readonly HistoryEntry[], filter: Filter): readonly HistoryEntry[] {
  return entries.flatMap((entry) => {
    if (filter.by !== undefined && entry.by !== filter.by) return [];
    if (filter.entity === undefined) return [entry];
    const lines = entry.lines.filter(({ entity }) => entity === filter.entity);
    return lines.length === 0 ? [] : [{ ...entry, lines }];
  });
}

interface FiltersProps {
  readonly home: string;
  readonly entries: readonly HistoryEntry[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function Filters({ home, entries, filter, onFilter }: FiltersProps) {
  const { t } = useTranslation(['history', 'domain']);
  const { nameOf } = useDescribe(useToday(), useNames(home));
  const found = new Set(entries.flatMap(({ lines }) => lines.map(({ entity }) => entity)));
  const entities = entityNames.filter((name) => found.has(name));
  const people = [...new Set(entries.map(({ by }) => by))];
  const everything = t('history:filter.everything');
  const everyone = t('history:filter.everyone');
  return (
    <div className={styles.filters} role="group" aria-label={t('history:filter.label')}>
      <MenuButton
        label={t('history:filter.record')}
        align="end"
        trigger={(props) => (
          <Chip {...props} opensMenu chosen={filter.entity !== undefined}>
            {filter.entity === undefined ? everything : t(`domain:entityName.${filter.entity}`)}
          </Chip>
        )}
        items={[undefined, ...entities].map((entity) => ({
          id: entity ?? 'everything',
          label: entity === undefined ? everything : t(`domain:entityName.${entity}`),
          checked: filter.entity === entity,
          onSelect: () => onFilter({ ...filter, entity }),
        }))}
      />
      <MenuButton
        label={t('history:filter.person')}
        align="end"
        trigger={(props) => (
          <Chip {...props} opensMenu icon="person" chosen={filter.by !== undefined}>
            {filter.by === undefined ? everyone : nameOf(filter.by)}
          </Chip>
        )}
        items={[undefined, ...people].map((by) => ({
          id: by ?? 'everyone',
          label: by === undefined ? everyone : nameOf(by),
          checked: filter.by === by,
          onSelect: () => onFilter({ ...filter, by }),
        }))}
      />
    </div>
  );
}

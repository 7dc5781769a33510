/** What is saved here and not with the others yet: sheet by sheet, each change from what it was to what it is. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import type { Operation } from '../../../domain/operation/operation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import type { OutboxRow } from '../../ports/sheet-store.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { type ChangeLine, useChangeLines } from './change-lines.ts';
import styles from './work-panel.module.css';

/** Changes that are told one by one; the others are counted. */
export const changesShownMax = 20;

interface HomeChanges {
  readonly home: string;
  readonly operations: readonly Operation[];
}

/** The latest first, sheet by sheet. */
function byHome(rows: readonly OutboxRow[]): {
  readonly homes: readonly HomeChanges[];
  readonly more: number;
} {
  const all = rows.flatMap(({ group }) => group).reverse();
  const homes = new Map<string, Operation[]>();
  for (const operation of all.slice(0, changesShownMax)) {
    homes.set(operation.home, [...(homes.get(operation.home) ?? []), operation]);
  }
  return {
    homes: [...homes].map(([home, operations]) => ({ home, operations })),
    more: Math.max(0, all.length - changesShownMax),
  };
}

export function WaitingList() {
  const { t } = useTranslation('sync');
  const carnet = useCarnet();
  const pendingCount = useCarnetState((state) => state.pendingCount);
  const savedAt = useCarnetState((state) => state.savedAt);
  const { homes, more } = useMemo(
    () => byHome(carnet.waitingRows()),
    // oxlint-disable-next-line react/exhaustive-deps -- What was saved and what still waits tell that the outbox is another one.
    [carnet, pendingCount, savedAt],
  );
  if (homes.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t('waiting.list')}>
      <h2 className={styles.heading}>{t('waiting.title')}</h2>
      {homes.map((changes) => (
        <HomeBlock key={changes.home} changes={changes} />
      ))}
      {more === 0 ? null : <p className={styles.quiet}>{t('waiting.more', { count: more })}</p>}
    </section>
  );
}

function HomeBlock({ changes: { home, operations } }: { readonly changes: HomeChanges }) {
  const { t } = useTranslation('sync');
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const linesOf = useChangeLines(home);
  const name = useCarnetState((state) => state.sheets.get(home)?.sme.values.name);
  return (
    <div className={styles.home}>
      <h3 className={styles.name}>
        <bdi>{name ?? t('waiting.shared')}</bdi>
        <span>{format.number(operations.length)}</span>
      </h3>
      <ul className={styles.lines}>
        {operations.flatMap((operation) =>
          linesOf(operation).map((line) => (
            <ChangeItem
              key={line.id}
              line={line}
              when={format.dayTime(localDateTimeIn(operation.at, environment.zone()), today)}
            />
          )),
        )}
      </ul>
    </div>
  );
}

interface ChangeItemProps {
  readonly line: ChangeLine;
  readonly when: string;
}

export function ChangeItem({ line: { what, parts }, when }: ChangeItemProps) {
  const { t } = useTranslation('history');
  return (
    <li className={styles.line}>
      <div>
        <span>{what}</span>
        {parts.map(({ id, label, lang, from, to }) => (
          <p key={id} className={styles.change}>
            {label === undefined ? null : <span className={styles.label}>{label} · </span>}
            {from === undefined ? null : (
              <>
                <VisuallyHidden>{t('before')} </VisuallyHidden>
                <del lang={lang}>{from}</del> <span aria-hidden="true">→</span>{' '}
                <VisuallyHidden>{t('after')} </VisuallyHidden>
              </>
            )}
            <ins lang={lang}>{to}</ins>
          </p>
        ))}
      </div>
      <span className={styles.when}>{when}</span>
    </li>
  );
}

/** What is saved here and not with the others yet: sheet by sheet, each change from what it was to what it is. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../../domain/operation/operation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useHomeName } from '../../model/use-home.ts';
import type { OutboxRow } from '../../ports/sheet-store.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { type ChangeLine, useChangeLines } from './change-lines.ts';
import { useTimeOf } from '../../parts/record/use-stamp.ts';
import styles from './work-panel.module.css';

/** Changes that are told one by one, over all sheets; the others are counted. */
export const changesShownMax = 20;

interface HomeChanges {
  readonly home: string;
  /** All that wait there. */
  readonly count: number;
  /** Those that are told one by one; none where other sheets have later ones. */
  readonly told: readonly Operation[];
}

/** Every sheet on which something waits, the latest first. */
function byHome(rows: readonly OutboxRow[]): readonly HomeChanges[] {
  const all = rows.flatMap(({ group }) => group).reverse();
  const homes = new Map<string, { count: number; told: Operation[] }>();
  for (const [index, operation] of all.entries()) {
    const changes = homes.get(operation.home) ?? { count: 0, told: [] };
    changes.count += 1;
    if (index < changesShownMax) changes.told.push(operation);
    homes.set(operation.home, changes);
  }
  return [...homes].map(([home, changes]) => ({ home, ...changes }));
}

export function WaitingList() {
  const { t } = useTranslation('sync');
  const carnet = useCarnet();
  const pendingCount = useCarnetState((state) => state.pendingCount);
  const savedAt = useCarnetState((state) => state.savedAt);
  const homes = useMemo(
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
    </section>
  );
}

function HomeBlock({ changes }: { readonly changes: HomeChanges }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { home, count, told } = changes;
  const name = useHomeName(home);
  return (
    <div className={styles.home}>
      <h3 className={styles.name}>
        <bdi>{name ?? t('waiting.shared')}</bdi>
        <span>{format.number(count)}</span>
      </h3>
      {told.length === 0 ? null : <ToldChanges changes={changes} />}
    </div>
  );
}

/** The latest of a sheet in words, then how many there are besides. */
function ToldChanges({ changes: { home, count, told } }: { readonly changes: HomeChanges }) {
  const { t } = useTranslation('sync');
  const time = useTimeOf();
  const linesOf = useChangeLines(home);
  const more = count - told.length;
  return (
    <>
      <ul className={styles.lines}>
        {told.flatMap((operation) =>
          linesOf(operation).map((line) => (
            <ChangeItem key={line.id} line={line} when={time(operation.at)} />
          )),
        )}
      </ul>
      {more === 0 ? null : <p className={styles.quiet}>{t('waiting.more', { count: more })}</p>}
    </>
  );
}

interface ChangeItemProps {
  readonly line: ChangeLine;
  readonly when: string;
}

export function ChangeItem({ line: { what, parts, isNote }, when }: ChangeItemProps) {
  const { t } = useTranslation('history');
  if (isNote === true) return <li className={styles.note}>{what}</li>;
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

/** The trash: everything that was deleted, by whom and when, and the way back. Nothing is ever removed for good. */

import { isLazy } from '../../../domain/entity/registry.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { restoreRecord } from '../../../domain/command/command.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { fold } from '../../../domain/text/fold.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { type Describe, useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useMayRemove } from '../../model/use-decides-on.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useNames } from '../../model/use-names.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MarginEntry, MarginList } from '../../ui/margin-list.tsx';
import { Note } from '../../ui/note.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import styles from './trash-screen.module.css';
import { type TrashItem, useTrash } from './use-trash.ts';

/** Shown at first, and with each press on "older". */
const pageLength = 50;

export function TrashScreen() {
  const { t } = useTranslation(['trash', 'domain']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const describe = useDescribe(useToday(), useNames(programmeId));
  const { items, reading, failed } = useTrash();
  const [wanted, setWanted] = useState('');
  const [shown, setShown] = useState(pageLength);
  const needle = fold(wanted.trim());
  const found = items.filter(({ record, homeName }) => {
    const name = wholeTitle(describe.title(record.entity, record.values));
    const words = [t(`domain:entityName.${record.entity}`), name, homeName ?? ''];
    return fold(words.join(' ')).includes(needle);
  });
  return (
    <>
      <TopBar title={t('trash:title')} subtitle={t('trash:lead')} lined />
      <Page>
        {failed ? (
          <Note icon="error" tone="error">
            {t('trash:failed')}
          </Note>
        ) : null}
        {items.length === 0 ? null : (
          <div className={styles.search}>
            <TextInput
              type="search"
              aria-label={t('trash:search')}
              placeholder={t('trash:search')}
              value={wanted}
              onValueChange={setWanted}
            />
          </div>
        )}
        {found.length === 0 ? null : (
          <div className={styles.list}>
            <MarginList label={t('trash:list')} plain>
              {found.slice(0, shown).map((item) => (
                <TrashEntry key={item.record.id} item={item} describe={describe} />
              ))}
            </MarginList>
          </div>
        )}
        {found.length > shown ? (
          <Button onClick={() => setShown(shown + pageLength)}>{t('trash:older')}</Button>
        ) : null}
        {reading ? <SkeletonLines label={t('trash:loading')} /> : null}
        {!reading && found.length === 0 ? <Nothing filtered={items.length > 0} /> : null}
      </Page>
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('trash');
  return filtered ? (
    <EmptyState small title={t('emptyFilter')} />
  ) : (
    <EmptyState small title={t('empty')} lead={t('emptyText')} />
  );
}

interface TrashEntryProps {
  readonly item: TrashItem;
  readonly describe: Describe;
}

function TrashEntry({ item, describe }: TrashEntryProps) {
  const { t } = useTranslation(['trash', 'domain']);
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const { record, deletedAt, deletedBy, homeName } = item;
  const when = localDateTimeIn(deletedAt, environment.zone());
  const title = describe.title(record.entity, record.values);
  const name = wholeTitle(title);
  const kind = t(`domain:entityName.${record.entity}`);
  return (
    <MarginEntry
      mark={<time dateTime={when}>{format.dayMonth(when.slice(0, 10), today)}</time>}
      submark={format.time(when)}
    >
      <div className={styles.entry}>
        <div className={styles.what}>
          <span>
            <span className={styles.kind}>{kind}</span> {title.heading}
            {title.heading === undefined || title.text === '' ? null : ' · '}
            <span className={styles.title} lang={title.lang}>
              {title.text}
            </span>
          </span>
          <span className={styles.quiet}>
            {[homeName, t('trash:who', { name: describe.nameOf(deletedBy) })]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </span>
        </div>
        <RestoreButton item={item} what={name === '' ? kind : name} />
      </div>
    </MarginEntry>
  );
}

interface RestoreButtonProps {
  readonly item: TrashItem;
  readonly what: string;
}

function RestoreButton({ item, what }: RestoreButtonProps) {
  const { t } = useTranslation('trash');
  const carnet = useCarnet();
  const change = useChange();
  const mayRestore = useMayRemove(item.record);
  const { id, entity, home } = item.record;
  const restore = async (): Promise<void> => {
    // A command sees only what is loaded.
    if (isLazy(entity)) await carnet.loadLazy(home, entity);
    await change(restoreRecord(id), { done: t('restored', { what }) });
  };
  if (!mayRestore) return null;
  return (
    <Button
      icon="undo"
      size="dense"
      aria-label={t('restoreWhat', { what })}
      unavailableBecause={item.homeTrashed ? t('alsoTrashed') : undefined}
      onClick={() => void restore()}
    >
      {t('restore')}
    </Button>
  );
}

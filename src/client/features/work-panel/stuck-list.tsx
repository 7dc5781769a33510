/**
 * Changes that took no effect: what happened, their text intact, and what to do; first what its author has to look at, then
 * what coordination has to decide on. Taking one out for good is asked
 * twice, because it is the only thing in Carnet that removes what somebody wrote.
 */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhyStuck } from '../../parts/record/use-stamp.ts';
import { notify } from '../../model/notices.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import { isTakenBack, type StuckGroup } from '../../ports/sync.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { AskedButton } from './asked-button.tsx';
import { GroupItem } from './group-item.tsx';
import { useWholeText } from './change-lines.ts';
import styles from './work-panel.module.css';

/** Groups that are shown; the others come as these are dealt with. */
export const groupsShownMax = 20;

export function StuckList() {
  const { t } = useTranslation('sync');
  const { exchange } = useSync();
  const count = useSyncState(({ stuck }) => stuck);
  // An exchange tells what was decided of one that is still here.
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const isLost = useSyncState(({ phase }) => phase === 'lost');
  const [groups, setGroups] = useState<readonly StuckGroup[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    exchange?.stuck().then(
      (found) => {
        if (!current) return;
        setGroups(found);
        setFailed(false);
      },
      () => {
        if (current) setFailed(true);
      },
    );
    return () => {
      current = false;
    };
  }, [exchange, count, exchangedAt]);
  if (failed && count > 0) {
    return (
      <div className={styles.block}>
        <Note icon="error" tone="error">
          {t('stuck.failed')}
        </Note>
      </div>
    );
  }
  if (groups.length === 0) return null;
  // Of a membership that is gone, nothing may have been sent.
  const awaiting = groups.filter((group) => group.outcome === 'held' && !isLost);
  const stuck = groups.filter((group) => !awaiting.includes(group));
  const listed = groups.flatMap(({ group }) => group);
  const dropped = (gone: number): void => setGroups((all) => all.filter(({ key }) => key !== gone));
  return (
    <>
      <StuckSection kind="stuck" groups={stuck} listed={listed} onDropped={dropped} />
      <StuckSection kind="awaiting" groups={awaiting} listed={listed} onDropped={dropped} />
    </>
  );
}

interface StuckSectionProps {
  readonly kind: 'stuck' | 'awaiting';
  readonly groups: readonly StuckGroup[];
  readonly listed: StuckGroup['group'];
  readonly onDropped: (key: number) => void;
}

function StuckSection({ kind, groups, listed, onDropped }: StuckSectionProps) {
  const { t } = useTranslation('sync');
  const { exchange } = useSync();
  if (groups.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t(`${kind}.list`)}>
      <h2 className={styles.heading}>{t(`${kind}.title`)}</h2>
      {groups.slice(0, groupsShownMax).map((group) => (
        <StuckItem
          key={group.key}
          stuck={group}
          listed={listed}
          onDiscard={async () => {
            await exchange?.discard(group.key);
            onDropped(group.key);
            notify({ message: t('stuck.discarded'), tone: 'done' });
          }}
          onSendAgain={async () => exchange?.sendAgain(group.key)}
        />
      ))}
      {groups.length > groupsShownMax ? (
        <p className={styles.quiet}>
          {t('waiting.more', { count: groups.length - groupsShownMax })}
        </p>
      ) : null}
    </section>
  );
}

interface StuckItemProps {
  readonly stuck: StuckGroup;
  readonly listed: StuckGroup['group'];
  readonly onDiscard: () => Promise<void>;
  readonly onSendAgain: () => Promise<void>;
}

function StuckItem({ stuck, listed, onDiscard, onSendAgain }: StuckItemProps) {
  const { t } = useTranslation('sync');
  const { group, outcome, forked } = stuck;
  const isLost = useSyncState(({ phase }) => phase === 'lost');
  const question = isTakenBack(stuck) ? (isLost ? 'askLost' : 'askSent') : 'ask';
  const home = group[0]?.home ?? '';
  const whyStuck = useWhyStuck(home);
  const wholeText = useWholeText(home);
  const copy = (): void => {
    navigator.clipboard.writeText(wholeText(group)).then(
      () => notify({ message: t('stuck.copied'), tone: 'done' }),
      () => notify({ message: t('stuck.notCopied'), tone: 'problem' }),
    );
  };
  const sendAgain = (): void => {
    onSendAgain().catch(() => notify({ message: t('stuck.notSentAgain'), tone: 'problem' }));
  };
  const discard = (): void => {
    onDiscard().catch(() => notify({ message: t('stuck.notDiscarded'), tone: 'problem' }));
  };
  return (
    <GroupItem group={group} listed={listed} why={whyStuck(stuck)}>
      {outcome === 'setAside' || forked === true ? (
        <Button size="dense" icon="sending" onClick={sendAgain}>
          {t('stuck.sendAgain')}
        </Button>
      ) : null}
      <Button size="dense" icon="copy" onClick={copy}>
        {t('stuck.copy')}
      </Button>
      <AskedButton
        label={t('stuck.discard')}
        ask={t(`stuck.${question}`)}
        confirm={t('stuck.confirm')}
        cancel={t('stuck.cancel')}
        onConfirm={discard}
      />
    </GroupItem>
  );
}

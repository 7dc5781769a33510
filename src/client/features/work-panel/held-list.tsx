/**
 * Changes by others that wait for coordination: shown to those only who may decide, and only while the server answers.
 * Letting one through takes effect under its author's name; who sent it is named before that, also where they are not
 * its author, and stays in the history. Dismissing one is asked twice, and whoever sent it is told.
 */

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { isKnown, type Operation } from '../../../domain/operation/operation.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { notify } from '../../model/notices.ts';
import type { HeldGroup } from '../../ports/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { AskedButton } from './asked-button.tsx';
import { GroupItem } from './group-item.tsx';
import { type HeldDecision, isOrdinary, keyOf, useHeld } from './use-held.ts';
import { useNameOf, useTimeOf } from '../../parts/record/use-stamp.ts';
import { usePassedOver } from './use-passed-over.ts';
import styles from './work-panel.module.css';

interface HeldListProps {
  /** Told how many are shown, whenever that is known anew. */
  readonly onCount: (count: number) => void;
}

export function HeldList({ onCount }: HeldListProps) {
  const { t } = useTranslation('sync');
  const { groups, more, decide, decideAll } = useHeld(onCount);
  if (groups.length === 0) return null;
  const listed = groups.flatMap(({ operations }) => operations.filter(isKnown));
  const senders = [...new Set(groups.map(({ by }) => by))];
  return (
    <section className={styles.block} aria-label={t('held.list')}>
      <h2 className={styles.heading}>{t('held.title')}</h2>
      {senders.map((by) => (
        <AllOfOne
          key={by}
          by={by}
          groups={groups.filter((group) => group.by === by)}
          decideAll={decideAll}
        />
      ))}
      {groups.map((held) => (
        <HeldItem key={keyOf(held)} held={held} listed={listed} decide={decide} />
      ))}
      {more === undefined ? null : (
        <div className={styles.buttons}>
          <Button size="dense" onClick={more}>
            {t('held.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface AllOfOneProps {
  readonly by: string;
  /** What is shown of this sender. */
  readonly groups: readonly HeldGroup[];
  readonly decideAll: ReturnType<typeof useHeld>['decideAll'];
}

/**
 * After sixty days away a colleague may have sent thousands, and so may an account that was stolen: one decision for those on
 * the screen, and no more than was there when the question was asked.
 */
function AllOfOne({ by, groups, decideAll }: AllOfOneProps) {
  const { t } = useTranslation('sync');
  const programmeId = useCarnetState((state) => state.programmeId);
  const name = useNameOf(groups[0]?.operations[0]?.home ?? '')(by);
  const passed = usePassedOver();
  const ordinary = groups
    .filter((group) => isOrdinary(group, programmeId))
    // A requirement that is passed over is looked at, also where no reason is given.
    .filter(({ operations }) => operations.every((one) => passed(one) === undefined));
  const say = async (chosen: readonly HeldGroup[], decision: HeldDecision): Promise<void> => {
    const { done, left, notApplied } = await decideAll(chosen, decision);
    if (done + left + notApplied === 0) return;
    const message =
      left > 0
        ? t('held.allFailed', { count: left })
        : notApplied > 0
          ? t('held.allNotApplied', { name, count: notApplied })
          : t(`held.allDone.${decision}`, { count: done });
    notify({ message, tone: left + notApplied > 0 ? 'problem' : 'done' });
  };
  if (groups.length < 2) return null;
  return (
    <div className={styles.buttons}>
      {ordinary.length < 2 ? null : (
        <AskedButton
          label={t('held.all', { name, count: ordinary.length })}
          ask={t('held.allAsk', { name, count: ordinary.length })}
          confirm={t('held.letThrough')}
          cancel={t('held.cancel')}
          tone="primary"
          onConfirm={() => void say(ordinary, 'letThrough')}
        />
      )}
      <AskedButton
        label={t('held.dismissAll', { name, count: groups.length })}
        ask={t('held.dismissAllAsk', { name, count: groups.length })}
        confirm={t('held.dismiss')}
        cancel={t('held.cancel')}
        onConfirm={() => void say(groups, 'dismiss')}
      />
    </div>
  );
}

interface HeldItemProps {
  readonly held: HeldGroup;
  readonly listed: readonly Operation[];
  readonly decide: ReturnType<typeof useHeld>['decide'];
}

function HeldItem({ held, listed, decide }: HeldItemProps) {
  const { by, received, operations } = held;
  const { t } = useTranslation('sync');
  const time = useTimeOf();
  const nameOf = useNameOf(operations[0]?.home ?? '');
  const name = nameOf(by);
  const authors = [...new Set(operations.map((operation) => operation.by))];
  const others = authors.filter((author) => author !== by).map(nameOf);
  const format = useFormat();
  const why =
    others.length === 0
      ? t('held.why', { name, when: time(received) })
      : t('held.whyHandedIn', { name, authors: format.list(others), when: time(received) });
  // Nobody lets through what they cannot read.
  const known = operations.filter(isKnown);
  const say = async (decision: HeldDecision): Promise<void> => {
    const outcome = await decide(held, decision);
    if (outcome === undefined) return;
    if (outcome === 'done') {
      const message =
        decision === 'letThrough' ? t('held.letThroughDone') : t('held.dismissed', { name });
      notify({ message, tone: 'done' });
    } else {
      notify({ message: t(`held.${outcome}`, { name }), tone: 'problem' });
    }
  };
  return (
    <GroupItem group={known} listed={listed} why={why}>
      {known.length < operations.length ? null : (
        <Button size="dense" icon="done" onClick={() => void say('letThrough')}>
          {t('held.letThrough')}
        </Button>
      )}
      <AskedButton
        label={t('held.dismiss')}
        ask={t('held.ask', { name })}
        confirm={t('held.confirm')}
        cancel={t('held.cancel')}
        onConfirm={() => void say('dismiss')}
      />
    </GroupItem>
  );
}

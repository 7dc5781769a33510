/**
 * The cards in which a conflict is settled: both versions with who, when and where, the words in which they differ, and
 * one key for each answer. It works without a network, and every version stays in the history.
 *
 * "Later" folds a card to one line; a digit or Escape is heard while the focus is in the card and not in a text.
 */

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteRecord, together } from '../../../domain/command/command.ts';
import type { DeletionConflict, FieldConflict } from '../../../domain/conflict/open-conflict.ts';
import { combinedOf, isWritten, mineFirst } from '../../../domain/conflict/result.ts';
import { keepRecord } from '../../../domain/conflict/settle-conflict.ts';
import { carryChanges, changesToCarry } from '../../../domain/contact/move-contact.ts';
import { alikeJson, type Json } from '../../../std/json.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { conflictCountOn } from '../../model/merged-back.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useChange } from '../record/use-change.ts';
import { WritersOnly } from '../record/writers-only.tsx';
import { useMayRemove } from '../../model/use-decides-on.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useMergedBefore } from '../../model/use-merged-before.ts';
import { useNames } from '../../model/use-names.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './conflict-cards.module.css';
import { DeletionFrame } from './deletion-frame.tsx';
import { MergedSheetCard } from './merged-sheet-card.tsx';
import { ResultEditor } from './result-editor.tsx';
import { StageDays } from './stage-days.tsx';
import { useCardKeys } from './use-card-keys.ts';
import { cardMark } from './use-focus-after.ts';
import { useIntoView } from './use-into-view.ts';
import { useMovedCopy } from './use-moved-copy.ts';
import { useSettling } from './use-settling.ts';
import { useWrittenResult } from './use-written-result.ts';
import { VersionColumn } from './version-column.tsx';
import { useOrigin } from './version-words.ts';

interface FieldConflictCardProps {
  readonly conflict: FieldConflict;
  /** Whether the card says of which record it is. */
  readonly isNamed?: boolean | undefined;
  /** It came while the screen was open. */
  readonly isNew?: boolean | undefined;
}

export function FieldConflictCard(props: FieldConflictCardProps) {
  const { conflict, isNamed = false, isNew = false } = props;
  const { t } = useTranslation('conflict');
  const { record, field } = conflict;
  const describe = useDescribe(useToday(), useNames(record.home));
  const ofField = describe.field(record.entity, field, record.values);
  const ofRecord = wholeTitle(describe.title(record.entity, record.values));
  const name = isNamed ? `${ofField} · ${ofRecord}` : ofField;
  const [state, setState] = useState<'shown' | 'folded' | 'reopened'>('shown');
  if (state === 'folded') {
    return (
      <div className={styles.folded}>
        <Button
          ref={focusOn}
          variant="conflict"
          icon="conflict"
          size="dense"
          onClick={() => setState('reopened')}
        >
          {t('card.show', { field: name })}
        </Button>
      </div>
    );
  }
  return (
    <OpenCard
      conflict={conflict}
      name={name}
      takesFocus={state === 'reopened'}
      isNew={isNew && state === 'shown'}
      onLater={() => setState('folded')}
    />
  );
}

/** Whoever folded a card, or unfolds it, goes on there. */
const focusOn = (element: HTMLElement | null): void => element?.focus();

interface OpenCardProps {
  readonly conflict: FieldConflict;
  readonly name: string;
  readonly takesFocus: boolean;
  readonly isNew: boolean;
  readonly onLater: () => void;
}

function OpenCard({ conflict, name, takesFocus, isNew, onLater }: OpenCardProps) {
  const { t } = useTranslation('conflict');
  const titleId = useId();
  const memberId = useCarnetState((state) => state.memberId);
  const { record, field } = conflict;
  const versions = mineFirst(conflict.versions, memberId);
  const { failure, settle } = useSettling(conflict, name);
  const both = combinedOf(record.entity, field, versions);
  const written = useWrittenResult(conflict, both ?? versions[0]?.value);
  const settleWith = async (value: Json | undefined, seen?: readonly string[]): Promise<void> => {
    // Another answer leaves what was written: it is offered beside it, and in the card again where that is undone.
    const isWrittenOne = alikeJson(value, written.value);
    await written.add(async () => (await settle(value, seen)) && isWrittenOne);
  };
  const answers = [
    ...versions.map(
      ({ value }) =>
        () =>
          void settleWith(value),
    ),
    ...(both === undefined ? [] : [() => void settleWith(both)]),
  ];
  const mayWrite = useMayWrite();
  const confirm = (): void => {
    if (written.canSettle) void settleWith(written.value, written.seen);
  };
  const onConfirm = mayWrite && isWritten(record.entity, field) ? confirm : undefined;
  const card = useCardKeys({ answers: mayWrite ? answers : [], onConfirm, onLater });
  useIntoView(card, isNew);
  const count = versions.length;
  return (
    <section ref={card} className={styles.card} aria-labelledby={titleId} {...cardMark}>
      <div className={styles.head}>
        <Icon name="conflict" />
        <b id={titleId}>
          {count === 2
            ? t('card.title', { field: name })
            : t('card.titleMany', { count, field: name })}
        </b>
        <span className={styles.safe}>
          {versions.every(({ by }) => by === memberId) ? t('card.allMine') : t('card.safe')}
        </span>
      </div>
      <ol className={styles.versions}>
        {versions.map((version, index) => (
          <VersionColumn
            key={version.operationId}
            conflict={conflict}
            version={version}
            other={versions[index === 0 ? 1 : 0] ?? version}
            digit={index + 1}
            takesFocus={takesFocus && index === 0}
            onKeep={() => void settleWith(version.value)}
          />
        ))}
      </ol>
      <StageDays conflict={conflict} />
      <WritersOnly>
        <ResultEditor
          conflict={conflict}
          both={both}
          digit={count + 1}
          written={written}
          onBoth={(value) => void settleWith(value)}
          onConfirm={onConfirm}
          onLater={onLater}
        />
      </WritersOnly>
      {failure === undefined ? null : (
        <div className={styles.failure}>
          <Note icon="error" tone="error" announced>
            {t(`card.${failure}`)}
          </Note>
        </div>
      )}
    </section>
  );
}

interface DeletionCardProps {
  readonly conflict: DeletionConflict;
  /** Once it is decided here that the record goes. */
  readonly onRemoved?: (() => void) | undefined;
}

export function DeletionCard(props: DeletionCardProps) {
  const { into, isSought } = useMergedBefore(props.conflict.record);
  if (into === undefined) return <RemovedCard {...props} mayGo={!isSought} />;
  return <MergedSheetCard conflict={props.conflict} into={into} />;
}

interface RemovedCardProps extends DeletionCardProps {
  /** Not while it may be a sheet that was merged. */
  readonly mayGo: boolean;
}

function RemovedCard({ conflict, onRemoved, mayGo }: RemovedCardProps) {
  const { t } = useTranslation(['conflict', 'domain']);
  const change = useChange();
  const { record, deletion } = conflict;
  const describe = useDescribe(useToday(), useNames(record.home));
  const origin = useOrigin()(deletion);
  const title = wholeTitle(describe.title(record.entity, record.values));
  const what = title === '' ? t(`domain:entityName.${record.entity}`) : title;
  const moved = useMovedCopy(record);
  const copy = moved?.copy;
  const sheet = useHomeName(copy?.home ?? '') ?? '';
  const { changes = {}, both = [] } = moved ? changesToCarry(record, moved.copy, moved) : {};
  const mayRemoveCopy = useMayRemove(copy);
  // What was changed there as well goes on there, and this stays beside it where it is kept.
  const isOne = moved?.isJoined === false && both.length === 0 && mayRemoveCopy;
  const mayCarry = isOne || (mayRemoveCopy && Object.keys(changes).length > 0);
  const keep = (): void => {
    const stays = keepRecord(record.id);
    const command = isOne && copy !== undefined ? together([stays, deleteRecord(copy.id)]) : stays;
    void change(command, { done: t('conflict:deletion.kept', { what }) });
  };
  const remove = async (): Promise<void> => {
    const isDone = await (moved !== undefined && mayCarry
      ? change(together([carryChanges(record.id, moved.copy.id, moved), deleteRecord(record.id)]), {
          done: t('conflict:deletion.carried', { name: sheet }),
        })
      : change(deleteRecord(record.id), { done: t('conflict:deletion.deleted', { what }) }));
    if (isDone) onRemoved?.();
  };
  const mayRemove = useMayRemove(record) && mayGo;
  const openBefore = useCarnetState((state) =>
    record.id === record.home ? conflictCountOn(state, record.home) : 0,
  );
  return (
    <DeletionFrame
      title={t('conflict:deletion.title')}
      text={t(copy === undefined ? 'conflict:deletion.text' : 'conflict:deletion.movedText', {
        name: describe.nameOf(deletion.by),
        when: origin.when,
        sheet,
      })}
      other={copy?.home}
      first={{ label: t(isOne ? 'conflict:deletion.stay' : 'conflict:deletion.keep'), give: keep }}
      second={
        mayRemove
          ? {
              label: t(mayCarry ? 'conflict:deletion.carry' : 'conflict:deletion.delete'),
              icon: mayCarry ? 'forward' : 'remove',
              openBefore,
              give: () => void remove(),
            }
          : undefined
      }
    >
      {both.length === 0 ? null : (
        <p>
          {t('conflict:deletion.movedBoth', {
            fields: both.map((field) => describe.field(record.entity, field, record.values)),
          })}
        </p>
      )}
    </DeletionFrame>
  );
}

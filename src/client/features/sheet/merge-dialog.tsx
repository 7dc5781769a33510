/**
 * Two sheets of one business become one: what comes along from the other sheet, what it fills in, what is to be chosen, and
 * what stays as it is here. Mount it to open it.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { entityNames } from '../../../domain/entity/registry.ts';
import { type JoinedMonth, monthRuns } from '../../../domain/figures/join-months.ts';
import type { AnyRecord, RecordOf, Sme } from '../../../domain/operation/record.ts';
import { mergeChildrenMax, mergeSmes, monthsOnBoth } from '../../../domain/sme/merge-smes.ts';
import {
  type Difference,
  mergeStamp,
  monthDifference,
  takeoverOf,
} from '../../../domain/sme/takeover.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Carnet } from '../../model/carnet.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../model/use-carnet.ts';
import { conflictCountOn } from '../../model/merged-back.ts';
import { useNames } from '../../model/use-names.ts';
import { useChildren, useLazyRecords } from '../../model/use-records.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { type Chosen, choicesOf, isOutdated, MergeChoices } from './merge-choices.tsx';
import styles from './merge-dialog.module.css';

interface MergeDialogProps {
  /** The sheet that goes on. */
  readonly smeId: string;
  /** The sheet that ends. */
  readonly from: string;
  readonly onClose: () => void;
}

export function MergeDialog({ smeId, from, onClose }: MergeDialogProps) {
  const { t } = useTranslation(['conflict', 'sheet']);
  const into = useCarnetState((state) => state.sheets.get(smeId));
  const ending = useCarnetState((state) => state.sheets.get(from));
  const { records: children, ...coming } = useChildren(from);
  const { records: figures, ...staying } = useLazyRecords(smeId, 'figures');
  // Whether the sheet itself stays or goes is what is settled here.
  const open = useCarnetState((state) => conflictCountOn(state, from));
  const run = useRun();
  const carnet = useCarnet();
  const [chosen, setChosen] = useState<Chosen>({});
  const [problem, setProblem] = useState<'gone' | 'notSaved' | 'changed' | undefined>(undefined);
  if (into === undefined) return null;
  const isTooMuch = children !== undefined && children.length > mergeChildrenMax;
  const isRead = children !== undefined && figures !== undefined;
  const isReady = ending !== undefined && isRead && open <= 0 && !isTooMuch;
  const retry = (): void => {
    coming.retry();
    staying.retry();
  };
  const merge = async (): Promise<void> => {
    const meant = { from, into: smeId, comes: children ?? [], figures: figures ?? [] };
    if (differencesOf(carnet, meant).some((one) => isOutdated(one, chosen))) {
      setProblem('changed');
      return;
    }
    const done = t('conflict:merge.done', { name: into.sme.values.name });
    const all = [...(children ?? []), ...(figures ?? [])].map(({ id }) => id);
    const choices = choicesOf(chosen);
    const result = await run(mergeSmes({ from, into: smeId, children: all, choices }), { done });
    if (result.ok) onClose();
    else setProblem(result.error.kind === 'gone' ? 'gone' : 'notSaved');
  };
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('conflict:merge.title')}
      description={
        ending === undefined ? undefined : t('conflict:merge.text', { name: nameOf(ending) })
      }
      closeLabel={t('sheet:close')}
      footer={
        <>
          {isReady ? (
            <Button variant="primary" onClick={() => void merge()}>
              {t('conflict:merge.now')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      {problem === undefined && ending !== undefined ? null : (
        <Note icon="error" tone="error" announced>
          {problem === 'notSaved'
            ? t('sheet:error.notSaved')
            : t(problem === 'changed' ? 'conflict:merge.changed' : 'conflict:merge.gone')}
        </Note>
      )}
      {open <= 0 ? null : (
        <Note icon="conflict" tone="conflict">
          {t('conflict:merge.open', { count: open })}{' '}
          <Link href={paths.conflicts()} asChild onClick={onClose}>
            <TextLink>{t('conflict:merge.settle')}</TextLink>
          </Link>
        </Note>
      )}
      {isTooMuch ? (
        <Note icon="error" tone="error">
          {t('conflict:merge.tooMuch', { count: mergeChildrenMax })}
        </Note>
      ) : null}
      {ending === undefined ? null : coming.failed || staying.failed ? (
        <Note
          icon="error"
          tone="error"
          announced
          action={<Button onClick={retry}>{t('sheet:journal.retry')}</Button>}
        >
          {t('sheet:journal.notRead')}
        </Note>
      ) : !isRead ? (
        <SkeletonLines label={t('sheet:loading')} />
      ) : (
        <WhatComes
          sme={ending.sme}
          comes={children}
          figures={figures}
          smeId={smeId}
          chosen={chosen}
          onChoose={(next) => {
            setChosen(next);
            if (problem === 'changed') setProblem(undefined);
          }}
        />
      )}
    </Dialog>
  );
}

/** The name and the town, which tell two sheets of one name apart. */
function nameOf({ sme: { values } }: Sheet): string {
  return values.town === undefined ? values.name : `${values.name} (${values.town})`;
}

interface Meant {
  readonly from: string;
  readonly into: string;
  readonly comes: readonly AnyRecord[];
  readonly figures: readonly RecordOf<'figures'>[];
}

/** What is to be chosen, as both sheets stand. */
function differencesOf(
  carnet: Pick<Carnet, 'record'>,
  { from: fromId, into: intoId, comes, figures }: Meant,
): readonly Difference[] {
  const [from, into] = [carnet.record(fromId), carnet.record(intoId)];
  if (from === undefined || into === undefined) return [];
  const mark = mergeStamp(from, intoId);
  const ofMonths = monthsOnBoth(comes, figures).flatMap(
    (month) => monthDifference(month, carnet.record(month.into), mark) ?? [],
  );
  return [...takeoverOf(from, into).different, ...ofMonths];
}

interface WhatComesProps {
  readonly sme: Sme;
  readonly comes: readonly AnyRecord[];
  /** Of the sheet that goes on. */
  readonly figures: readonly RecordOf<'figures'>[];
  readonly smeId: string;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

function WhatComes({ sme, comes, figures, smeId, chosen, onChoose }: WhatComesProps) {
  const { t } = useTranslation(['conflict', 'domain']);
  const carnet = useCarnet();
  const format = useFormat();
  const describe = useDescribe(useToday(), useNames(smeId));
  const [from, into] = [carnet.record(sme.id), carnet.record(smeId)];
  if (from === undefined || into === undefined) return null;
  const { filled, own } = takeoverOf(from, into);
  const months = monthsOnBoth(comes, figures);
  const joined = new Set(months.flatMap((month) => month.from));
  const things = entityNames
    .map((entity) => ({
      entity,
      count: comes.filter((one) => one.entity === entity && !joined.has(one.id)).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ entity, count }) => t(`domain:entity.${entity}`, { count }));
  const labels = (names: readonly string[], some: readonly JoinedMonth[]): readonly string[] => {
    const count = new Set(some.map(({ month }) => month)).size;
    if (count === 0) return names;
    const runs = monthRuns(some.map(({ month }) => month)).map(({ from: first, to: last }) =>
      [...new Set([first, last])].map((month) => format.month(month)).join(' – '),
    );
    return [...names, t('conflict:merge.months', { count, months: format.list(runs) })];
  };
  const isFilled = ({ filled: values }: JoinedMonth): boolean => Object.keys(values).length > 0;
  const comesIn = labels(
    Object.keys(filled).map((field) => describe.field('sme', field)),
    months.filter(isFilled),
  );
  const stays = labels(
    own.map((field) =>
      t('conflict:merge.own', {
        field: describe.field('sme', field),
        value: describe.value('sme', field, from.values[field] ?? null),
      }),
    ),
    months.filter(({ isUnclear }) => isUnclear),
  );
  return (
    <>
      <dl className={styles.facts}>
        {things.length === 0 && comes.length > 0 ? null : (
          <>
            <dt>{t('conflict:merge.comes')}</dt>
            <dd>{things.length === 0 ? t('conflict:merge.nothing') : format.list(things)}</dd>
          </>
        )}
        {comesIn.length === 0 ? null : (
          <>
            <dt>{t('conflict:merge.filled')}</dt>
            <dd>{format.list(comesIn)}</dd>
          </>
        )}
        {stays.length === 0 ? null : (
          <>
            <dt>{t('conflict:merge.different')}</dt>
            <dd>{format.list(stays)}</dd>
          </>
        )}
      </dl>
      <MergeChoices
        differences={differencesOf(carnet, { from: from.id, into: smeId, comes, figures })}
        from={from}
        chosen={chosen}
        onChoose={onChoose}
      />
    </>
  );
}

/**
 * The same for all selected SMEs: what is asked for once, how many it concerns, and which SMEs are left out with the
 * reason. It is one change, which one undo takes back.
 */

import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { possibleManagers } from '../../../domain/permission/account-manager.ts';
import { together } from '../../../domain/command/command.ts';
import {
  type BulkAct,
  type BulkOutcome,
  bulkOutcome,
  type BulkStop,
} from '../../../domain/portfolio/bulk.ts';
import { allStages, type Stage } from '../../../domain/sme/sme.ts';
import { evidenceIn } from '../../../domain/stage/guards.ts';
import { movesFrom } from '../../../domain/stage/transitions.ts';
import { useDecider } from '../../model/use-decides-on.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './bulk-dialog.module.css';

export type BulkKind = BulkAct['kind'];

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** What has been chosen so far. */
interface Choice {
  readonly stage: Stage | '';
  readonly manager: string;
}

const formId = 'bulk';

export function BulkDialog({ kind, ids, onClose }: BulkDialogProps) {
  const { t } = useTranslation('list');
  const run = useRun();
  const [choice, setChoice] = useState<Choice>({ stage: '', manager: '' });
  const [problem, setProblem] = useState<'none' | 'missing' | 'notSaved'>('none');
  const act = actOf(kind, choice);
  const outcome = useOutcome(ids, act);
  const possible = outcome?.commands.length ?? 0;
  const submit = async (): Promise<void> => {
    if (outcome === undefined || possible === 0) {
      setProblem('missing');
      return;
    }
    const done = t(`bulk.done.${kind}`, { count: possible });
    const result = await run(together(outcome.commands), { done });
    if (result.ok) onClose();
    else setProblem('notSaved');
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="narrow"
      title={t(`bulk.title.${kind}`)}
      description={t('bulk.selected', { count: ids.length })}
      closeLabel={t('bulk.close')}
      footer={
        <>
          <Button variant="primary" size="form" type="submit" form={formId}>
            {possible === 0
              ? t(`bulk.title.${kind}`)
              : t(`bulk.submit.${kind}`, { count: possible })}
          </Button>
          <Button size="form" onClick={onClose}>
            {t('bulk.cancel')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <Fields kind={kind} ids={ids} choice={choice} onChange={setChoice} />
          {problem === 'none' || (problem === 'missing' && possible > 0) ? null : (
            <Note icon="error" tone="error" announced>
              {problem === 'notSaved'
                ? t('bulk.notSaved')
                : t(act === undefined ? 'bulk.choose' : 'bulk.nobody')}
            </Note>
          )}
          {outcome === undefined ? null : <LeftOut outcome={outcome} />}
        </Stack>
      </form>
    </Dialog>
  );
}

/** The act, once enough of it is chosen. */
function actOf(kind: BulkKind, choice: Choice): BulkAct | undefined {
  switch (kind) {
    case 'stage':
      return choice.stage === '' ? undefined : { kind, to: choice.stage };
    case 'manager':
      return choice.manager === '' ? undefined : { kind, to: choice.manager };
  }
}

function useOutcome(ids: readonly string[], act: BulkAct | undefined): BulkOutcome | undefined {
  const carnet = useCarnet();
  const sheets = useCarnetState((state) => state.sheets);
  const coming = useCarnetState((state) => state.contactsComing);
  const decider = useDecider();
  const today = useToday();
  if (act === undefined) return undefined;
  const subjects = ids.flatMap((id) => {
    const sheet = sheets.get(id);
    const record = carnet.record(id);
    if (sheet === undefined || record === undefined) return [];
    return [{ record, evidence: evidenceIn(sheet, { today, contactsComing: coming }) }];
  });
  return bulkOutcome(subjects, act, decider, today);
}

interface FieldsProps {
  readonly kind: BulkKind;
  readonly ids: readonly string[];
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

function Fields(props: FieldsProps): ReactNode {
  switch (props.kind) {
    case 'stage':
      return <StageField {...props} />;
    case 'manager':
      return <ManagerField {...props} />;
  }
}

/** The stages to which one of them at least can go. */
function StageField({ ids, choice, onChange }: FieldsProps) {
  const { t } = useTranslation(['list', 'domain']);
  const sheets = useCarnetState((state) => state.sheets);
  const reachable = useMemo(() => {
    const targets = ids.flatMap((id) => {
      const values = sheets.get(id)?.sme.values;
      return values === undefined ? [] : movesFrom(values).map(({ to }) => to);
    });
    return allStages.filter((stage) => targets.includes(stage));
  }, [ids, sheets]);
  return (
    <Field label={t('list:bulk.stage')}>
      <Select<Stage>
        data-autofocus
        options={reachable.map((stage) => ({
          value: stage,
          label: t(`domain:option.stage.${stage}`),
        }))}
        value={choice.stage}
        placeholder={t('list:bulk.chooseStage')}
        onValueChange={(stage) => onChange({ ...choice, stage })}
      />
    </Field>
  );
}

function ManagerField({ choice, onChange }: FieldsProps) {
  const { t } = useTranslation('list');
  const members = useCarnetState((state) => state.members);
  return (
    <Field label={t('bulk.manager')}>
      <Select
        data-autofocus
        options={possibleManagers(members).map(({ id, values }) => ({
          value: id,
          label: values.name,
        }))}
        value={choice.manager}
        placeholder={t('bulk.chooseManager')}
        onValueChange={(manager) => onChange({ ...choice, manager })}
      />
    </Field>
  );
}

/** Those that stay as they are, each with the reason. */
function LeftOut({ outcome: { stopped } }: { readonly outcome: BulkOutcome }) {
  const { t } = useTranslation('list');
  const wordsOf = useStopWords();
  if (stopped.length === 0) return null;
  return (
    <section className={styles.leftOut}>
      <h3>{t('bulk.leftOut', { count: stopped.length })}</h3>
      <ul>
        {stopped.map(({ sme, stop }) => (
          <li key={sme.id}>
            <b>
              <bdi>{sme.values.name}</bdi>
            </b>
            <span>{wordsOf(stop)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useStopWords(): (stop: BulkStop) => string {
  const { t } = useTranslation(['list', 'stages']);
  return (stop) =>
    stop.kind === 'guards'
      ? t('list:stop.guards', { guards: stop.guards.map((id) => within(t(`stages:guard.${id}`))) })
      : t(`list:stop.${stop.kind}`);
}

/** Words that begin a line, as they stand within a sentence. */
function within(words: string): string {
  const [first = ''] = words;
  return first.toLocaleLowerCase() + words.slice(first.length);
}

/**
 * The same for all selected SMEs: what is asked for once, how many it concerns, and which SMEs are left out with the
 * reason. It is one change, which one undo takes back.
 */

import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { together } from '../../../domain/command/command.ts';
import {
  contactKinds,
  contactModes,
  type ContactKind,
  type ContactMode,
} from '../../../domain/contact/contact.ts';
import {
  type BulkAct,
  type BulkOutcome,
  bulkOutcome,
  type BulkStop,
} from '../../../domain/portfolio/bulk.ts';
import { allStages, type Stage } from '../../../domain/sme/sme.ts';
import { evidenceIn } from '../../../domain/stage/guards.ts';
import { movesFrom } from '../../../domain/stage/transitions.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../model/use-carnet.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { TimeInput } from '../../parts/date/time-input.tsx';
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
  readonly day: string;
  readonly hour: string;
  readonly contact: ContactKind;
  readonly mode: ContactMode;
}

const formId = 'bulk';

export function BulkDialog({ kind, ids, onClose }: BulkDialogProps) {
  const { t } = useTranslation('list');
  const run = useRun();
  const today = useToday();
  const [choice, setChoice] = useState<Choice>(() => ({
    stage: '',
    manager: '',
    day: today,
    hour: '',
    contact: 'interim',
    mode: 'phone',
  }));
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
            {outcome === undefined
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
    case 'plan': {
      const { day, hour, contact, mode } = choice;
      const isRead = parseLocalDate(day) !== undefined && /^$|^\d\d:\d\d$/u.test(hour);
      return isRead ? { kind, day, hour, contact, mode } : undefined;
    }
  }
}

function useOutcome(ids: readonly string[], act: BulkAct | undefined): BulkOutcome | undefined {
  const carnet = useCarnet();
  const sheets = useCarnetState((state) => state.sheets);
  const coming = useCarnetState((state) => state.contactsComing);
  const me = useCarnetState((state) => state.members.find(({ id }) => id === state.memberId));
  const today = useToday();
  if (act === undefined) return undefined;
  const subjects = ids.flatMap((id) => {
    const sheet = sheets.get(id);
    const record = carnet.record(id);
    if (sheet === undefined || record === undefined) return [];
    return [{ record, evidence: evidenceIn(sheet, { today, contactsComing: coming }) }];
  });
  return bulkOutcome(subjects, act, me?.values, today);
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
    case 'plan':
      return <PlanFields {...props} />;
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
        options={members
          .filter(({ values }) => values.inactive !== true)
          .map(({ id, values }) => ({ value: id, label: values.name }))}
        value={choice.manager}
        placeholder={t('bulk.chooseManager')}
        onValueChange={(manager) => onChange({ ...choice, manager })}
      />
    </Field>
  );
}

function PlanFields({ choice, onChange }: FieldsProps) {
  const { t } = useTranslation(['list', 'domain']);
  return (
    <>
      <Field label={t('list:bulk.day')}>
        <DayInput
          value={choice.day}
          onValueChange={(day) => onChange({ ...choice, day })}
          onTime={(hour) => onChange({ ...choice, hour })}
          data-autofocus
        />
      </Field>
      <Field label={t('list:bulk.hour')} optionalText={t('list:bulk.optional')}>
        <TimeInput value={choice.hour} onValueChange={(hour) => onChange({ ...choice, hour })} />
      </Field>
      <Field label={t('domain:field.contact.mode')}>
        <Select<ContactMode>
          options={contactModes.map((mode) => ({
            value: mode,
            label: t(`domain:option.contactMode.${mode}`),
          }))}
          value={choice.mode}
          onValueChange={(mode) => onChange({ ...choice, mode })}
        />
      </Field>
      <Field label={t('domain:field.contact.kind')}>
        <Select<ContactKind>
          options={contactKinds.map((contact) => ({
            value: contact,
            label: t(`domain:option.contactKind.${contact}`),
          }))}
          value={choice.contact}
          onValueChange={(contact) => onChange({ ...choice, contact })}
        />
      </Field>
    </>
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
      ? t('list:stop.guards', { guards: stop.guards.map((id) => t(`stages:guard.${id}`)) })
      : t(`list:stop.${stop.kind}`);
}

/**
 * Moves an SME to another stage: where it can go, what is still missing for it, on which day, and why where that has
 * to be said. What is missing never blocks: a reason is enough, and stays in the history.
 *
 * The move that is shown stays meant, whatever others do while the dialog is open: once it is no longer offered, nothing is
 * chosen until somebody chooses again.
 *
 * Mount it to open it. What is wrong is said at its field, and only once somebody tried.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allStages, type Stage } from '../../../domain/sme/sme.ts';
import { evidenceIn, type GuardId, openGuards } from '../../../domain/stage/guards.ts';
import {
  type MoveProblem,
  moveProblems,
  moveStage,
  proposedDay,
  reasonLengthMax,
} from '../../../domain/stage/move-stage.ts';
import {
  asksForReason,
  hasDay,
  type MoveKind,
  moveKinds,
  movesFrom,
  type StageMove,
} from '../../../domain/stage/transitions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { goesWith, textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Missing } from './missing.tsx';
import styles from './stage.module.css';
import { useDecidesOn, useMayChange } from '../../model/use-decides-on.ts';

const formId = 'stage';

interface StageDialogProps {
  readonly smeId: string;
  /** The stage that was meant, where one was. */
  readonly to?: Stage | undefined;
  readonly onClose: () => void;
}

export function StageDialog({ smeId, to, onClose }: StageDialogProps) {
  const sheet = useCarnetState((state) => state.sheets.get(smeId));
  if (sheet === undefined) return null;
  return <OpenStageDialog sheet={sheet} meant={to} onClose={onClose} />;
}

interface OpenStageDialogProps {
  readonly sheet: Sheet;
  readonly meant: Stage | undefined;
  readonly onClose: () => void;
}

function OpenStageDialog({ sheet, meant, onClose }: OpenStageDialogProps) {
  const { t } = useTranslation(['stages', 'domain']);
  const smeId = sheet.sme.id;
  const form = useStageForm(sheet, meant, onClose);
  const { move, moves, guards } = form;
  const { name, stage } = sheet.sme.values;
  const decides = useDecidesOn(smeId);
  const lost = form.isLost ? t('stages:error.notOffered') : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('stages:dialog.title')}
      description={t('stages:dialog.now', { name, stage: t(`domain:option.stage.${stage}`) })}
      closeLabel={t('stages:dialog.close')}
      footer={
        <>
          {form.to === undefined ? null : (
            <Button variant="primary" type="submit" form={formId} unavailableBecause={lost}>
              {t('stages:dialog.submit', { stage: t(`domain:option.stage.${form.to}`) })}
            </Button>
          )}
          <Button onClick={onClose}>{t('stages:dialog.cancel')}</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {form.notSaved ? (
          <Note icon="error" tone="error" announced>
            {t('stages:error.notSaved')}
          </Note>
        ) : null}
        <RadioCards
          label={t('stages:dialog.where')}
          stacked
          error={lost}
          options={moves.map((one) => ({
            value: one.to,
            label: t(`domain:option.stage.${one.to}`),
            detail: <MoveDetail move={one} from={stage} />,
          }))}
          value={move?.to}
          onValueChange={form.choose}
        />
        {guards.length === 0 || move === undefined ? null : (
          <Missing sme={sheet.sme} to={move.to} guards={guards} onLeave={onClose} />
        )}
        {form.kind === undefined ? null : (
          <MoveFields form={form} kind={form.kind} chosen={form.to === meant} />
        )}
        {guards.length === 0 || move === undefined || decides ? null : (
          <Note icon="info">{t('stages:others')}</Note>
        )}
      </form>
    </Dialog>
  );
}

interface MoveDetailProps {
  readonly move: StageMove;
  readonly from: Stage;
}

function MoveDetail({ move: { kind, to }, from }: MoveDetailProps) {
  const { t } = useTranslation(['stages', 'domain']);
  if (kind === 'exit') {
    return t(`stages:exit.${to === 'ineligible' || to === 'declined' ? to : 'withdrawn'}`);
  }
  return t(`stages:kind.${kind}`, { stage: t(`domain:option.stage.${from}`) });
}

interface StageForm {
  readonly moves: readonly StageMove[];
  /** What is chosen, as long as it is offered. */
  readonly move: StageMove | undefined;
  /** Where to and how it was meant, offered or not: the boxes in which somebody types stay under their hands. */
  readonly to: Stage | undefined;
  readonly kind: MoveKind | undefined;
  readonly guards: readonly GuardId[];
  readonly day: string;
  readonly reason: string;
  readonly notSaved: boolean;
  /** The move that was meant is not open any more: somebody else moved the SME. */
  readonly isLost: boolean;
  /** What stands in the way, once somebody tried. */
  readonly problems: readonly MoveProblem[];
  readonly choose: (stage: Stage) => void;
  readonly setDay: (day: string) => void;
  readonly setReason: (reason: string) => void;
  readonly submit: () => Promise<void>;
}

/** A move that was shown. The kind belongs to it: a step on to a stage is not the step back to it. */
interface MeantMove {
  readonly to: Stage;
  /** Unknown where it was not offered when it was asked for. */
  readonly kind: MoveKind | undefined;
}

function useStageForm(sheet: Sheet, asked: Stage | undefined, onClose: () => void): StageForm {
  const { t } = useTranslation(['stages', 'domain']);
  const run = useRun();
  const today = useToday();
  const { id, values } = sheet.sme;
  const may = useMayChange(useCarnet().record(id), 'stage');
  const moves = movesFrom(values);
  const meantAs = (to: Stage): MeantMove => ({
    to,
    kind: moves.find((one) => one.to === to)?.kind,
  });
  const [given] = useState(() => (asked === undefined ? undefined : meantAs(asked)));
  const half = useHalfTyped(`stageReason:${id}`, (left) =>
    goesWith(left, { stage: given?.to, kind: given?.kind }),
  );
  const reason = textIn(half.values['text']) ?? '';
  const [proposed] = useState(() => moves[0]);
  const [chosenNow, setChosen] = useState(given);
  const kept = half.choice('stage', allStages);
  const left = kept === undefined ? kept : { to: kept, kind: half.choice('kind', moveKinds) };
  const meant: MeantMove | undefined = chosenNow ?? left ?? proposed;
  const typedDay = textIn(half.choices['day']);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [notSaved, setNotSaved] = useState(false);

  const move = moves.find(
    ({ to, kind }) => to === meant?.to && (meant.kind === undefined || kind === meant.kind),
  );
  const kind = move?.kind ?? meant?.kind;
  const to = meant?.to ?? values.stage;
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const evidence = evidenceIn(sheet, { today, contactsComing });
  const day = typedDay ?? proposedDay(values, to, today);
  const request = { to, on: day, reason, evidence };
  const problems = tried && move !== undefined ? moveProblems(values, request, today) : [];

  const submit = async (): Promise<void> => {
    if (move === undefined) return;
    setTried(true);
    if (moveProblems(values, request, today).length > 0) return;
    const stage = t(`domain:option.stage.${to}`);
    const done = t(may ? 'stages:moved' : 'stages:asked', { name: values.name, stage });
    const isMoved = await half.add(async () => {
      setSaving(true);
      const result = await run(moveStage(id, request), { done });
      setNotSaved(!result.ok && result.error.kind === 'notSaved');
      setSaving(result.ok);
      return result.ok;
    });
    if (isMoved === true) onClose();
    else if (isMoved === false) setTried(false);
  };
  return {
    moves,
    move,
    to: meant?.to,
    kind,
    guards: kind === 'on' ? openGuards(values, to, evidence) : [],
    day,
    reason,
    notSaved,
    problems,
    isLost: !saving && meant !== undefined && move === undefined,
    choose: (stage) => {
      const next = meantAs(stage);
      setChosen(next);
      half.choose({ stage, kind: next.kind });
      setTried(false);
    },
    setDay: (typed) => half.choose({ day: typed }),
    setReason: (text) => {
      // The reason is for the move that is shown, chosen here or not.
      if (meant !== undefined && left?.to !== meant.to)
        half.choose({ stage: meant.to, kind: meant.kind });
      half.put('text', text);
    },
    submit,
  };
}

interface MoveFieldsProps {
  readonly form: StageForm;
  readonly kind: MoveKind;
  /** Where to is settled already: what is left to say comes first. */
  readonly chosen: boolean;
}

function MoveFields({ form, kind, chosen }: MoveFieldsProps) {
  const { t } = useTranslation('stages');
  const today = useToday();
  const missing = form.guards.length > 0;
  const dayError = useDayError(form.problems);
  const reasonError = useReasonError(form.problems);
  return (
    <>
      {hasDay(kind) ? (
        <Field label={t(`day.${dayLabel(kind)}`)} error={dayError}>
          <DayInput value={form.day} max={today} onValueChange={form.setDay} />
        </Field>
      ) : null}
      {asksForReason(kind) || missing ? (
        <Field
          label={missing ? t('reason.without') : t('reason.label')}
          hint={kind === 'pause' ? t('reason.shownInJournal') : t('reason.kept')}
          error={reasonError}
        >
          <TextArea
            short
            data-autofocus={chosen && asksForReason(kind) ? '' : undefined}
            value={form.reason}
            onValueChange={form.setReason}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onKeyDown={(event) => {
              // Enter alone begins a new line.
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void form.submit();
            }}
          />
        </Field>
      ) : null}
    </>
  );
}

function dayLabel(kind: MoveKind): 'entered' | 'pause' | 'resume' | 'exit' {
  return kind === 'pause' || kind === 'resume' || kind === 'exit' ? kind : 'entered';
}

/** What to do about the day; nothing where it can be taken. */
function useDayError(problems: readonly MoveProblem[]): string | undefined {
  const { t } = useTranslation('stages');
  const format = useFormat();
  for (const problem of problems) {
    if (problem.kind === 'dayInvalid' || problem.kind === 'dayToCome')
      return t(`error.${problem.kind}`);
    if (problem.kind === 'dayTooEarly')
      return t('error.dayTooEarly', { date: format.dateLong(problem.earliest) });
  }
  return undefined;
}

/** What to do about the reason; nothing where it can be taken. */
function useReasonError(problems: readonly MoveProblem[]): string | undefined {
  const { t } = useTranslation('stages');
  for (const problem of problems) {
    if (problem.kind === 'reasonTooLong') return t('error.reasonTooLong', { max: reasonLengthMax });
    if (problem.kind === 'reasonMissing')
      return problem.guards.length > 0 ? t('error.reasonWithout') : t('error.reasonMissing');
  }
  return undefined;
}

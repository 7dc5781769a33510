/**
 * An issue in a dialog: a new one is added as a whole; one that exists saves each change at once, and closing
 * changes nothing. Mount it to open it.
 */

import { useTranslation } from 'react-i18next';
import { createRecord, deleteRecord } from '../../../../domain/command/command.ts';
import {
  isOpenIssue,
  issueCategories,
  issueKinds,
  issueStates,
} from '../../../../domain/issue/issue.ts';
import { moveIssue, reopenIssue, resolveIssue } from '../../../../domain/issue/settle-issue.ts';
import type { Issue } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { useWritten } from '../../../model/use-held-while-typed.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { LazyFiles } from '../../../parts/files/lazy-files.tsx';
import { DayField } from '../../../parts/record/day-field.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from '../../../parts/record/fields.module.css';
import { OptionalSelect } from '../../../parts/record/optional-select.tsx';
import { PairField } from '../../../parts/record/pair-field.tsx';
import {
  RecordDialog,
  SavedButtons,
  useActAndClose,
} from '../../../parts/record/record-dialog.tsx';
import { type RecordForm, useRecordForm } from '../../../parts/record/use-record-form.ts';

interface IssueEditorProps {
  readonly smeId: string;
  /** Absent for a new issue. */
  readonly issue?: Issue | undefined;
  /** Where a new issue comes from. */
  readonly from?: Issue['values']['from'];
  readonly onClose: () => void;
}

/** An emptied control means that there is no day. */
const emptied = (day: string): string | undefined => (day === '' ? undefined : day);

const degrees = ['1', '2', '3'] as const;
type Degree = (typeof degrees)[number];
const degreeOf = (value: number | undefined): Degree | undefined =>
  degrees.find((degree) => Number(degree) === value);

export function IssueEditor({ smeId, issue: opened, from, onClose }: IssueEditorProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const today = useToday();
  // The record as it stands now, also where somebody moved it to the bin, and not as it was when the dialog opened.
  const issue = useWritten(opened, false);
  const form = useRecordForm(
    'issue',
    issue,
    {
      kind: 'problem',
      category: 'other',
      severity: 2,
      openedOn: today,
    },
    { name: `issue:${smeId}`, origin: { from } },
  );

  const add = async (): Promise<void> => {
    const { title, kind, category, severity, likelihood, openedOn, response } = form.values;
    const receipt = await form.add(
      createRecord('issue', smeId, {
        title: title ?? { lang: format.language, text: '' },
        kind: kind ?? 'problem',
        category: category ?? 'other',
        severity: severity ?? 2,
        likelihood,
        state: 'open',
        openedOn: openedOn ?? today,
        response,
        from: form.values.from,
      }),
      t('issue.added'),
    );
    if (receipt !== undefined) onClose();
  };

  return (
    <RecordDialog
      form={form}
      title={issue === undefined ? t('issue.new') : t('issue.edit')}
      add={issue === undefined ? { label: t('issue.add'), onAdd: () => void add() } : undefined}
      savedButtons={
        issue === undefined ? null : <SavedIssueButtons issue={issue} onClose={onClose} />
      }
      onClose={onClose}
      staysBinned
      files={
        issue === undefined ? null : (
          <LazyFiles home={smeId} about={{ aboutId: issue.id }} readOnly={false} />
        )
      }
    >
      <PairField
        recordId={form.recordId}
        field="title"
        label={t('issue.title')}
        hint={t('factsHint')}
        value={form.values.title}
        onNew={(title) => form.set({ title })}
        newError={form.errorOf('title')}
        short
        first
      />
      <IssueFields form={form} issue={issue} />
      <PairField
        recordId={form.recordId}
        field="response"
        label={t('issue.response')}
        value={form.values.response}
        onNew={(response) => form.set({ response })}
        newError={form.errorOf('response')}
        short
      />
    </RecordDialog>
  );
}

interface IssueFieldsProps {
  readonly form: RecordForm<'issue'>;
  readonly issue: Issue | undefined;
}

function IssueFields({ form, issue }: IssueFieldsProps) {
  const { t } = useTranslation(['sheet', 'domain']);
  const change = useChange();
  const message = useFieldMessage();
  const { values, set, errorOf } = form;
  return (
    <div className={styles.columns}>
      <Field label={t('domain:field.issue.kind')}>
        <Select
          options={issueKinds.map((value) => ({
            value,
            label: t(`domain:option.issueKind.${value}`),
          }))}
          value={values.kind ?? ''}
          onValueChange={(kind) => set({ kind })}
        />
      </Field>
      <Field label={t('domain:field.issue.category')}>
        <Select
          options={issueCategories.map((value) => ({
            value,
            label: t(`domain:option.issueCategory.${value}`),
          }))}
          value={values.category ?? ''}
          onValueChange={(category) => set({ category })}
        />
      </Field>
      <Field label={t('domain:field.issue.severity')}>
        <Select
          options={degrees.map((value) => ({
            value,
            label: t(`domain:option.severity.s${value}`),
          }))}
          value={degreeOf(values.severity) ?? ''}
          onValueChange={(severity) => set({ severity: Number(severity) })}
        />
      </Field>
      {values.kind === 'problem' ? null : (
        <Field label={t('domain:field.issue.likelihood')}>
          <OptionalSelect
            options={degrees.map((value) => ({
              value,
              label: t(`domain:option.likelihood.l${value}`),
            }))}
            value={degreeOf(values.likelihood)}
            onValueChange={(degree) =>
              set({ likelihood: degree === undefined ? undefined : Number(degree) })
            }
            emptyLabel={t('notRated')}
          />
        </Field>
      )}
      {issue === undefined ? null : (
        <Field label={t('domain:field.issue.state')}>
          <Select
            options={issueStates.map((value) => ({
              value,
              label: t(`domain:option.issueState.${value}`),
            }))}
            value={issue.values.state}
            onValueChange={(state) => void change(moveIssue(issue.id, state))}
          />
        </Field>
      )}
      <Field label={t('domain:field.issue.openedOn')} error={message(errorOf('openedOn'))}>
        <DayField
          value={values.openedOn ?? ''}
          onTake={(day) => set({ openedOn: emptied(day) })}
          atOnce={issue === undefined}
        />
      </Field>
      {issue === undefined || isOpenIssue(issue.values.state) ? null : (
        <Field label={t('domain:field.issue.resolvedOn')} error={message(errorOf('resolvedOn'))}>
          <DayField
            value={values.resolvedOn ?? ''}
            onTake={(day) => set({ resolvedOn: emptied(day) })}
            atOnce={false}
          />
        </Field>
      )}
    </div>
  );
}

interface SavedIssueButtonsProps {
  readonly issue: Issue;
  readonly onClose: () => void;
}

function SavedIssueButtons({ issue, onClose }: SavedIssueButtonsProps) {
  const { t } = useTranslation('sheet');
  const act = useActAndClose(onClose);
  return (
    <SavedButtons
      onDelete={() => act(deleteRecord(issue.id), t('issue.deleted'))}
      onClose={onClose}
    >
      {isOpenIssue(issue.values.state) ? (
        <Button
          variant="primary"
          icon="check"
          onClick={() => void act(resolveIssue(issue.id), t('issue.closed'))}
        >
          {t('issue.close')}
        </Button>
      ) : (
        <Button icon="undo" onClick={() => void act(reopenIssue(issue.id), t('issue.reopened'))}>
          {t('issue.reopen')}
        </Button>
      )}
    </SavedButtons>
  );
}

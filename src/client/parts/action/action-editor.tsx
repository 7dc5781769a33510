/**
 * An action in a dialog: a new one is added as a whole; one that exists saves each change at once, and closing
 * changes nothing. Mount it to open it.
 */

import { useTranslation } from 'react-i18next';
import { actionStates } from '../../../domain/action/action.ts';
import {
  completeAction,
  dropAction,
  putOffAction,
  reopenAction,
} from '../../../domain/action/settle-action.ts';
import { createRecord, deleteRecord, setFields } from '../../../domain/command/command.ts';
import type { Action } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useChange } from '../record/use-change.ts';
import { useWritten } from '../../model/use-held-while-typed.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { LazyFiles } from '../files/lazy-files.tsx';
import { DayField } from '../record/day-field.tsx';
import { useFieldMessage } from '../record/field-message.ts';
import styles from '../record/fields.module.css';
import { OptionalSelect } from '../record/optional-select.tsx';
import { PairField } from '../record/pair-field.tsx';
import { PeoplePicker } from '../record/people-picker.tsx';
import { RecordDialog, SavedButtons, useActAndClose } from '../record/record-dialog.tsx';
import { TextSource } from '../record/text-source.tsx';
import { type RecordForm, useRecordForm } from '../record/use-record-form.ts';
import { usePeople } from '../record/people.ts';

interface ActionEditorProps {
  /** The sheet of an SME or organisation, or the programme. */
  readonly home: string;
  /** Absent for a new action. */
  readonly action?: Action | undefined;
  /** Where a new action comes from. */
  readonly from?: Action['values']['from'];
  readonly onClose: () => void;
}

type ActionForm = RecordForm<'action'>;

const waitingChoices = ['us', 'sme', 'technical', 'organisation'] as const;

export function ActionEditor({ home, action: opened, from, onClose }: ActionEditorProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const me = useCarnetState((state) => state.memberId);
  const programmeId = useCarnetState((state) => state.programmeId);
  // The record as it stands now, also where somebody moved it to the bin, and not as it was when the dialog opened.
  const action = useWritten(opened, false);
  const form = useRecordForm(
    'action',
    action,
    { ownerId: me },
    { name: `action:${home}`, origin: { from } },
  );

  const add = async (): Promise<void> => {
    const { title, ownerId, due, waitingFor, note } = form.values;
    const receipt = await form.add(
      createRecord('action', home, {
        title: title ?? { lang: format.language, text: '' },
        kind: 'action',
        state: 'open',
        ownerId,
        due,
        waitingFor,
        note,
        from: form.values.from,
      }),
      t('action.added'),
    );
    if (receipt !== undefined) onClose();
  };

  return (
    <RecordDialog
      form={form}
      title={action === undefined ? t('action.new') : t('action.edit')}
      add={action === undefined ? { label: t('action.add'), onAdd: () => void add() } : undefined}
      savedButtons={
        action === undefined ? null : <SavedActionButtons action={action} onClose={onClose} />
      }
      onClose={onClose}
      staysBinned
      files={
        action === undefined || home === programmeId ? null : (
          // The files of the programme itself are its library, which coordination fills.
          <LazyFiles home={home} about={{ aboutId: action.id }} readOnly={false} />
        )
      }
    >
      <PairField
        recordId={form.recordId}
        field="title"
        label={t('action.title')}
        value={form.values.title}
        onNew={(title) => form.set({ title })}
        newError={form.errorOf('title')}
        short
        first
      />
      <ActionFields form={form} action={action} home={home} />
    </RecordDialog>
  );
}

interface ActionFieldsProps {
  readonly form: ActionForm;
  readonly action: Action | undefined;
  readonly home: string;
}

function ActionFields({ form, action, home }: ActionFieldsProps) {
  const { t } = useTranslation(['sheet', 'domain']);
  const change = useChange();
  const people = usePeople(home);
  const message = useFieldMessage();
  const { values, set, errorOf } = form;
  const setDue = (text: string): void => {
    const due = text === '' ? undefined : text;
    if (action === undefined) set({ due });
    else void change(putOffAction(action, due));
  };
  const setState = (state: Action['values']['state']): void => {
    if (action === undefined) return;
    if (state === 'done') void change(completeAction(action.id));
    else void change(setFields(action.id, { state, doneOn: undefined }));
  };
  return (
    <>
      <div className={styles.columns}>
        <Field label={t('domain:field.action.ownerId')} error={message(errorOf('ownerId'))}>
          <PeoplePicker
            people={people}
            options={people.all}
            selected={values.ownerId === undefined ? [] : [values.ownerId]}
            onSelectedChange={([ownerId]) => set({ ownerId })}
            single
          />
        </Field>
        <Field label={t('domain:field.action.due')} error={message(errorOf('due'))}>
          <DayField value={values.due ?? ''} onTake={setDue} atOnce={action === undefined} />
        </Field>
        {action === undefined ? null : (
          <Field label={t('domain:field.action.state')}>
            <Select
              options={actionStates.map((value) => ({
                value,
                label: t(`domain:option.actionState.${value}`),
              }))}
              value={action.values.state}
              onValueChange={setState}
            />
          </Field>
        )}
        <Field label={t('domain:field.action.waitingFor')}>
          <OptionalSelect
            options={waitingChoices.map((value) => ({
              value,
              label: t(`domain:option.waitingFor.${value}`),
            }))}
            value={values.waitingFor}
            onValueChange={(waitingFor) => set({ waitingFor })}
            emptyLabel={t('action.waitingForNobody')}
          />
        </Field>
      </div>
      <TextSource
        recordId={form.recordId}
        field="note"
        stored={values.note ?? ''}
        onNew={(note) => set({ note })}
        newError={errorOf('note')}
      >
        {(control) => (
          <Field
            label={t('domain:field.action.note')}
            optionalText={t('optional')}
            hint={t('factsHint')}
            error={message(control.error, control.notSaved)}
          >
            <TextArea
              short
              value={control.value}
              onValueChange={control.onValueChange}
              onBlur={control.onBlur}
            />
          </Field>
        )}
      </TextSource>
    </>
  );
}

interface SavedActionButtonsProps {
  readonly action: Action;
  readonly onClose: () => void;
}

function SavedActionButtons({ action, onClose }: SavedActionButtonsProps) {
  const { t } = useTranslation('sheet');
  const done = action.values.state === 'done' || action.values.state === 'dropped';
  const act = useActAndClose(onClose);
  return (
    <SavedButtons
      onDelete={() => act(deleteRecord(action.id), t('action.deleted'))}
      onClose={onClose}
    >
      {done ? (
        <Button icon="undo" onClick={() => void act(reopenAction(action.id), t('action.reopened'))}>
          {t('action.reopen')}
        </Button>
      ) : (
        <Button
          variant="primary"
          icon="check"
          onClick={() => void act(completeAction(action.id), t('action.done'))}
        >
          {t('action.complete')}
        </Button>
      )}
      {done ? null : (
        <Button onClick={() => void act(dropAction(action.id), t('action.dropped'))}>
          {t('action.drop')}
        </Button>
      )}
    </SavedButtons>
  );
}

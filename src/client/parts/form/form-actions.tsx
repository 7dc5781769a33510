/** What can be done with a form as a whole: settle it, open it again with a reason, begin its next version, move it to the bin. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteRecord } from '../../../domain/command/command.ts';
import { replaceForm } from '../../../domain/form/commands/begin-form.ts';
import { completeForm, reopenForm } from '../../../domain/form/commands/settle-form.ts';
import type { FillingMode } from '../../../domain/form/filling-mode.ts';
import { isOutdated, readOutcome } from '../../../domain/form/outcome.ts';
import { shortOf } from '../../../domain/form/template.ts';
import { type FormView, itemsIn } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { forgetFormTime, formMinutes } from '../../model/form-place.ts';
import { useHalfTypedText } from '../../model/use-half-typed.ts';
import { useCarnet, useRun } from '../../model/use-carnet.ts';
import { useChange } from '../record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { KeyGroup } from '../../ui/key-group.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import { AgreeDialog } from './agree-dialog.tsx';
import desk from './desk.module.css';
import { NewerVersion } from './move-over.tsx';
import { useTaken } from './held-note.tsx';
import { Replaced } from './replaced.tsx';
import { useNotAdded } from './use-not-added.ts';
import type { SeenAgainst } from './use-seen-against.ts';
import type { FormRecord } from './use-forms-of.ts';

interface FormActionsProps {
  readonly form: FormRecord;
  readonly view: FormView;
  /** For whom the questions are shown. */
  readonly mode: FillingMode;
  readonly settles: 'complete' | 'agree';
  readonly seenAgainst: SeenAgainst;
  readonly onMissing: (key: string) => void;
  readonly onBegun: ((id: string) => void) | undefined;
}

export function FormActions(props: FormActionsProps) {
  const { form, view } = props;
  const { language } = useFormat();
  return (
    // A group of its own: where a press takes the buttons away, the focus stays among those that come.
    <KeyGroup label={view.template.short[language]} className={desk.settling}>
      {form.values.state === 'draft' ? (
        <DraftActions {...props} />
      ) : (
        <SettledActions form={form} view={view} onBegun={props.onBegun} />
      )}
      {form.values.state === 'draft' ? <NewerVersion form={form} /> : null}
    </KeyGroup>
  );
}

function DraftActions({ form, view, mode, settles, seenAgainst, onMissing }: FormActionsProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const run = useRun();
  const [asked, setAsked] = useState(false);
  const [agreeing, setAgreeing] = useState(false);
  const missing = itemsIn(view).filter(({ isMissing }) => isMissing);
  const notAdded = useNotAdded(form.id, view, mode);
  const taken = useTaken(form.id);
  const [pressed, setPressed] = useState(false);
  const { template } = view;
  const settlement = { template, context: seenAgainst };
  const settle = async (): Promise<void> => {
    const minutes = formMinutes(form.id);
    const result = await run(completeForm(form.id, { ...settlement, minutes }), {
      done: t('complete.done', { form: template.short[language] }),
    });
    if (result.ok) forgetFormTime(form.id);
    setAsked(!result.ok);
  };
  const press = (): void => {
    setPressed(notAdded.length > 0);
    // The boxes go with the draft: nobody would see their words again.
    if (notAdded.length > 0) return;
    if (settles === 'agree') setAgreeing(true);
    else void settle();
  };
  return (
    <>
      <div className={desk.actions}>
        {view.withheld === undefined ? (
          <Button variant="primary" icon="check" unavailableBecause={taken} onClick={press}>
            {t(`${settles}.do`)}
          </Button>
        ) : null}
        <DeleteForm form={form} view={view} unavailableBecause={taken} />
      </div>
      {asked && missing.length > 0 ? (
        <Note icon="info" announced title={t('missing', { count: missing.length })}>
          <ul className={desk.missing}>
            {missing.map(({ key, item }) => (
              <li key={key}>
                <TextButton onClick={() => onMissing(key)}>{shortOf(item)[language]}</TextButton>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      {pressed && notAdded.length > 0 ? (
        <Note icon="info" announced title={t('notAdded', { count: notAdded.length })}>
          <ul className={desk.missing}>
            {notAdded.map(({ key, text, goTo }) => (
              <li key={key}>
                <TextButton onClick={() => onMissing(goTo)}>{text}</TextButton>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      {agreeing ? (
        <AgreeDialog
          formId={form.id}
          seen={seenAgainst}
          template={template}
          view={view}
          onClose={() => setAgreeing(false)}
        />
      ) : null}
    </>
  );
}

type SettledActionsProps = Pick<FormActionsProps, 'form' | 'view'>;

function SettledActions({
  form,
  view,
  onBegun,
}: SettledActionsProps & Pick<FormActionsProps, 'onBegun'>) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const carnet = useCarnet();
  const change = useChange();
  const [reopens, setReopens] = useState(false);
  const outcome = readOutcome(form.values.outcome);
  const late = outcome !== undefined && isOutdated(outcome, form.values);
  const isReplaced = form.values.state === 'replaced';
  const begin = (): void => {
    const id = carnet.environment.newId();
    void change(replaceForm(form.id, id), {
      done: t('again.done', { form: view.template.short[language] }),
    }).then((isBegun) => {
      if (isBegun) onBegun?.(id);
    });
  };
  return (
    <>
      {late && !isReplaced ? (
        <Note
          icon="info"
          title={t('outdated.title')}
          action={<Button onClick={begin}>{t('outdated.do')}</Button>}
        >
          {t('outdated.text')}
        </Note>
      ) : null}
      {isReplaced ? (
        <Replaced form={form} />
      ) : (
        <div className={desk.actions}>
          <Button icon="add" onClick={begin}>
            {t('again.do')}
          </Button>
          <Button variant="quiet" icon="undo" onClick={() => setReopens(true)}>
            {t('reopen.do')}
          </Button>
          <DeleteForm form={form} view={view} />
        </div>
      )}
      {reopens ? <ReopenDialog form={form} view={view} onClose={() => setReopens(false)} /> : null}
    </>
  );
}

interface DeleteFormProps extends SettledActionsProps {
  readonly unavailableBecause?: string | undefined;
}

function DeleteForm({ form, view, unavailableBecause }: DeleteFormProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const change = useChange();
  return (
    <Button
      variant="quiet"
      icon="remove"
      unavailableBecause={unavailableBecause}
      onClick={() =>
        void change(deleteRecord(form.id), {
          done: t('delete.done', { form: view.template.short[language] }),
        })
      }
    >
      {t('delete.do')}
    </Button>
  );
}

function ReopenDialog({
  form,
  view,
  onClose,
}: SettledActionsProps & { readonly onClose: () => void }) {
  const { t } = useTranslation(['form', 'sheet']);
  const { language } = useFormat();
  const run = useRun();
  const [reason, setReason, addReason] = useHalfTypedText(`reopen:${form.id}`);
  const [asked, setAsked] = useState(false);
  const reopen = async (): Promise<void> => {
    const isReopened = await addReason(async () => {
      const result = await run(reopenForm(form.id, reason), {
        done: t('form:reopen.done', { form: view.template.short[language] }),
      });
      setAsked(!result.ok);
      return result.ok;
    });
    if (isReopened === true) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('form:reopen.title')}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void reopen()}>
            {t('form:reopen.do')}
          </Button>
          <Button onClick={onClose}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      <Field
        label={t('form:reopen.reason')}
        hint={t('form:reopen.hint')}
        error={asked && reason.trim() === '' ? t('sheet:error.required') : undefined}
      >
        <TextArea value={reason} onValueChange={setReason} data-autofocus="" />
      </Field>
    </Dialog>
  );
}

/**
 * A new SME: its name is enough. What looks wrong or already there is remarked on and never refused; what is
 * half-typed is kept.
 */

import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { FieldError } from '../../../domain/entity/validate.ts';
import { addSme } from '../../../domain/sme/new-sme.ts';
import { useDecidesOnPad } from '../../parts/programme/use-decides-on-pad.ts';
import { useCarnet, useRun, useToday } from '../../model/use-carnet.ts';
import { type OwnDraft, useOwnDraft } from '../../model/use-own-draft.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import { type DraftState, newSmeForm, useNewSmeDraft } from './new-sme-draft.ts';
import { NewSmeFields } from './new-sme-fields.tsx';

interface NewSmeDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function NewSmeDialog({ open, onClose }: NewSmeDialogProps) {
  return open ? <DraftedSme onClose={onClose} /> : null;
}

/** The form, once it is known which draft it goes on with. */
function DraftedSme({ onClose }: { readonly onClose: () => void }) {
  const [own] = useOwnDraft(newSmeForm);
  return own === undefined ? null : <OpenNewSmeDialog own={own} onClose={onClose} />;
}

interface OpenNewSmeDialogProps {
  readonly own: OwnDraft;
  readonly onClose: () => void;
}

function OpenNewSmeDialog({ own, onClose }: OpenNewSmeDialogProps) {
  const { t } = useTranslation('portfolio');
  const formId = useId();
  const state = useNewSmeDraft(own);
  const decides = useDecidesOnPad()(state.draft.launchPadId);
  const { errors, submit } = useSubmit(state, decides ? undefined : onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('newDialog.title')}
      description={t('newDialog.text')}
      closeLabel={t('close')}
      footer={
        <>
          <Button size="form" variant="primary" type="submit" form={formId}>
            {t('newDialog.create')}
          </Button>
          <Button size="form" onClick={onClose}>
            {t('newDialog.cancel')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Stack>
          {state.resumed ? (
            <Note
              icon="history"
              action={
                <TextButton onClick={() => void state.clear()}>{t('newDialog.restart')}</TextButton>
              }
            >
              {t('newDialog.resumed')}
            </Note>
          ) : null}
          <NewSmeFields draft={state.draft} change={state.change} errors={errors} />
          {decides ? null : <Note icon="info">{t('newDialog.others')}</Note>}
        </Stack>
      </form>
    </Dialog>
  );
}

interface Submission {
  readonly errors: readonly FieldError[];
  readonly submit: (event: FormEvent) => void;
}

/** Adds the SME once, however often Enter is pressed, and opens its sheet; one that waits for a decision has none yet. */
function useSubmit({ draft, letGo }: DraftState, onWaiting: (() => void) | undefined): Submission {
  const { t } = useTranslation('portfolio');
  const [, navigate] = useLocation();
  const { environment } = useCarnet();
  const today = useToday();
  const run = useRun();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const busy = useRef(false);

  const create = async (): Promise<void> => {
    const id = environment.newId();
    const { accountManagerId, ...rest } = draft;
    const command = addSme(
      { id, ...rest, ...(accountManagerId === '' ? {} : { accountManagerId }) },
      today,
    );
    const name = draft.name.trim();
    const isProposed = onWaiting !== undefined;
    const done = t(isProposed ? 'newDialog.waits' : 'newDialog.done', { name });
    const result = await run(command, { done, isProposed });
    if (result.ok) {
      await letGo(draft);
      if (onWaiting === undefined) navigate(paths.sheet(id), { replace: true });
      else onWaiting();
    } else if (result.error.kind === 'invalid') setErrors(result.error.errors);
  };
  return {
    errors,
    submit: (event) => {
      event.preventDefault();
      if (busy.current) return;
      busy.current = true;
      void create().finally(() => {
        busy.current = false;
      });
    },
  };
}

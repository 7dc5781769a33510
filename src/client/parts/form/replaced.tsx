/** What is said of a form that is not the one that counts, and the way to take up again what was set aside. */

import { useTranslation } from 'react-i18next';
import { deleteRecord } from '../../../domain/command/command.ts';
import { reinstateForm, settledState } from '../../../domain/form/commands/settle-form.ts';
import { setAsideAmong } from '../../../domain/form/completed-forms.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { useMayRemove } from '../../model/use-decides-on.ts';
import { useSummary } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useChange } from '../record/use-change.ts';
import { useBegunBy } from './use-begun-by.ts';
import type { FormRecord } from './use-forms-of.ts';

interface ReplacedProps {
  readonly form: FormRecord;
}

/** Above a form that is shown and that another one replaced. */
export function Replaced({ form }: ReplacedProps) {
  const { t } = useTranslation('form');
  const { facts } = useSummary(form.home, 'form');
  const { id, values } = form;
  return setAsideAmong(facts ?? [])({ id, state: values.state }) ? (
    <SetAside form={form} />
  ) : (
    <Note icon="history">{t('replaced')}</Note>
  );
}

/** A form that was begun twice and set aside, or whose later version was deleted. */
export function SetAside({ form }: ReplacedProps) {
  const { t } = useTranslation('form');
  const change = useChange();
  const begunBy = useBegunBy(form);
  // Who settles a form leaves an outcome.
  const isDraft = form.values.outcome === undefined;
  const standsAs = isDraft ? 'draft' : settledState(form.values);
  const mayRemove = useMayRemove(useRecord(form.id));
  return (
    <Note
      icon="history"
      title={isDraft ? t('aside.title', { version: begunBy }) : t('aside.binned')}
      action={
        <>
          <Button
            icon="undo"
            onClick={() =>
              void change(reinstateForm(form.id), { done: t(`aside.done.${standsAs}`) })
            }
          >
            {t('drafts.take')}
          </Button>
          {mayRemove ? (
            <Button
              variant="quiet"
              icon="remove"
              onClick={() => void change(deleteRecord(form.id), { done: t('aside.deleted') })}
            >
              {t('delete.do')}
            </Button>
          ) : null}
        </>
      }
    >
      {isDraft ? t('aside.text') : null}
    </Note>
  );
}

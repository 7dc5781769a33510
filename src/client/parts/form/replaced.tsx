/** What is said of a form that is not the one that counts, and the way to take up again what was set aside. */

import { useTranslation } from 'react-i18next';
import { reinstateForm } from '../../../domain/form/commands/settle-form.ts';
import { isSetAside } from '../../../domain/form/completed-forms.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useSummary } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useChange } from '../record/use-change.ts';
import type { FormRecord } from './use-forms-of.ts';

interface ReplacedProps {
  readonly form: FormRecord;
}

/** Above a form that is shown and that another one replaced. */
export function Replaced({ form }: ReplacedProps) {
  const { t } = useTranslation('form');
  const { facts } = useSummary(form.home, 'form');
  const { id, values } = form;
  return isSetAside({ id, state: values.state }, facts ?? []) ? (
    <SetAside form={form} />
  ) : (
    <Note icon="history">{t('replaced')}</Note>
  );
}

/** A form that was begun twice and set aside, or whose later version was deleted. */
export function SetAside({ form }: ReplacedProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const members = useCarnetState((state) => state.members);
  const name = members.find(({ id }) => id === form.created.by)?.values.name ?? '';
  const date = format.dayMonth(form.values.onDate ?? today, today);
  return (
    <Note
      icon="history"
      title={t('aside.title', { version: t('drafts.by', { name, date }) })}
      action={
        <Button
          icon="undo"
          onClick={() => void change(reinstateForm(form.id), { done: t('aside.done') })}
        >
          {t('drafts.take')}
        </Button>
      }
    >
      {t('aside.text')}
    </Note>
  );
}

/** Giving an entry another day without dragging it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { type MovableEntry, useCalendarActions } from './calendar-handlers.ts';
import { ConcernNote } from '../../parts/concern/concern-note.tsx';

const formId = 'calendar-move';

interface MoveDialogProps {
  readonly entry: MovableEntry;
  readonly onClose: () => void;
}

export function MoveDialog({ entry, onClose }: MoveDialogProps) {
  const { t } = useTranslation('calendar');
  const { handlers } = useCalendarActions();
  const [day, setDay] = useState<string>(entry.day);
  const [problem, setProblem] = useState<'none' | 'dayInvalid' | 'notMoved'>('none');
  const name = entry.kind === 'action' ? entry.action.values.title.text : entry.sme.values.name;
  const submit = async (): Promise<void> => {
    if (parseLocalDate(day) === undefined) {
      setProblem('dayInvalid');
      return;
    }
    if (await handlers.move(entry, day)) onClose();
    else setProblem('notMoved');
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="narrow"
      title={t('move.title')}
      description={t(entry.kind === 'action' ? 'move.action' : 'move.contact', { name })}
      closeLabel={t('close')}
      footer={
        <>
          <Button variant="primary" size="form" type="submit" form={formId}>
            {t('move.submit')}
          </Button>
          <Button size="form" onClick={onClose}>
            {t('cancel')}
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
          <Field
            label={t('move.day')}
            error={problem === 'dayInvalid' ? t('move.dayInvalid') : undefined}
          >
            <DayInput value={day} onValueChange={setDay} data-autofocus />
          </Field>
          <ConcernNote day={day} meeting={handlers.meetingOf(entry)} />
          {problem === 'notMoved' ? (
            <Note icon="error" tone="error" announced>
              {t('done.notMoved')}
            </Note>
          ) : null}
        </Stack>
      </form>
    </Dialog>
  );
}

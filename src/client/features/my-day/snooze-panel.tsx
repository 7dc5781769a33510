/** Putting an alert off until a day, with the reason that colleagues will read. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../domain/alert/alert.ts';
import { holdDaysMax, holdErrors, snoozeAlert } from '../../../domain/alert/snooze-alert.ts';
import { addDays } from '../../../domain/calendar/local-date.ts';
import type { DayLine } from '../../../domain/my-day/day-line.ts';
import { lineLengthMax } from '../../../domain/entity/field.ts';
import type { FieldError } from '../../../domain/entity/validate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLineDeeds } from './line-deeds.ts';
import { PanelForm } from './panel-form.tsx';

/** First proposed: a week. */
const usualDays = 7;

interface SnoozePanelProps {
  readonly line: DayLine;
  readonly alert: Pick<Alert, 'id' | 'level'>;
}

export function SnoozePanel({ line, alert }: SnoozePanelProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const today = useToday();
  const deeds = useLineDeeds();
  const [until, setUntil] = useState(addDays(today, usualDays));
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const name = t(`name.${alert.id}`);
  const submit = (): void => {
    const found = holdErrors({ until, reason }, today);
    setErrors(found);
    if (found.length > 0) return;
    const done = t('snooze.done', { alert: name, date: format.day(until, today) });
    void deeds.act(line, snoozeAlert(line.sme.id, alert, { until, reason }), done);
  };
  const has = (field: string): FieldError | undefined =>
    errors.find((error) => error.field === field);
  const untilError = has('until');
  return (
    <PanelForm
      title={t('snooze.title', { alert: name })}
      submit={t('snooze.save')}
      onSubmit={submit}
      onClose={() => deeds.close(line)}
      hint={t('snooze.untilHint')}
    >
      <Field
        label={t('snooze.until')}
        error={
          untilError === undefined
            ? undefined
            : untilError.reason === 'required'
              ? t('hold.untilRequired')
              : t('hold.untilInvalid', { max: holdDaysMax })
        }
      >
        <DateInput value={until} onValueChange={setUntil} />
      </Field>
      <Field
        label={t('snooze.reason')}
        error={has('reason') === undefined ? undefined : t('hold.reasonRequired')}
      >
        <TextInput
          controlSize="form"
          value={reason}
          onValueChange={setReason}
          maxLength={lineLengthMax}
        />
      </Field>
    </PanelForm>
  );
}

/** Putting an alert off until a day, with the reason that colleagues will read. */

import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../domain/alert/alert.ts';
import { snoozeAlert } from '../../../domain/alert/snooze-alert.ts';
import type { DayLine } from '../../../domain/my-day/day-line.ts';
import { useAlertTexts } from '../../i18n/use-alert-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useHoldForm } from '../../model/use-hold-form.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLineHandlers } from './line-handlers.ts';
import { PanelForm } from './panel-form.tsx';

interface SnoozePanelProps {
  readonly line: DayLine;
  readonly alert: Pick<Alert, 'id' | 'level'>;
}

export function SnoozePanel({ line, alert }: SnoozePanelProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const today = useToday();
  const texts = useAlertTexts(today);
  const handlers = useLineHandlers();
  const form = useHoldForm(`snooze:${line.sme.id}/${alert.id}`);
  const name = t(`name.${alert.id}`);
  const failed =
    form.failure === undefined || form.failure.kind === 'invalid'
      ? undefined
      : t(`hold.${form.failure.kind}`);
  const submit = (): void => {
    const done = t('snooze.done', { alert: name, date: format.dayMonth(form.until, today) });
    void handlers.perform(line, () =>
      form.submit((hold) => snoozeAlert(line.sme.id, alert, hold), done),
    );
  };
  return (
    <PanelForm
      title={t('snooze.title', { alert: name })}
      submit={t('snooze.save')}
      onSubmit={submit}
      onClose={() => handlers.close(line)}
      hint={t('snooze.untilHint')}
    >
      <Field label={t('hold.reason')} error={texts.holdError(form.errorOf('reason')) ?? failed}>
        <TextInput value={form.reason} onValueChange={form.setReason} autoComplete="off" />
      </Field>
      <Field label={t('hold.until')} error={texts.holdError(form.errorOf('until'))}>
        <DayInput value={form.until} min={form.min} max={form.max} onValueChange={form.setUntil} />
      </Field>
    </PanelForm>
  );
}

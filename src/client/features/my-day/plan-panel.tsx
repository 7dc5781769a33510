/** Planning a contact or the review that is due: a day when both sides are there, an hour, and how. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstMeetingDay } from '../../../domain/alert/meeting-day.ts';
import { addDays, parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { planContact } from '../../../domain/calendar/plan-contact.ts';
import { type ContactMode, contactModes } from '../../../domain/contact/contact.ts';
import type { ReviewLine, SmeLine } from '../../../domain/my-day/day-line.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { TimeInput } from '../../parts/date/time-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useLineHandlers } from './line-handlers.ts';
import { PanelForm } from './panel-form.tsx';

/** The hour that is first proposed. */
const usualHour = '10:00';

export function PlanPanel({ line }: { readonly line: SmeLine | ReviewLine }) {
  const { t } = useTranslation(['my-day', 'domain']);
  const format = useFormat();
  const handlers = useLineHandlers();
  const rules = useAlertContext();
  const { sme } = line;
  const isReview = line.kind === 'review' || line.dueReview !== undefined;
  const [day, setDay] = useState(() => {
    const from = line.kind === 'review' ? line.on : addDays(rules.today, 1);
    return firstMeetingDay(sme, from, rules);
  });
  const [hour, setHour] = useState(usualHour);
  const [mode, setMode] = useState<ContactMode>(isReview ? 'video' : 'phone');
  const [missing, setMissing] = useState(false);
  const submit = (): void => {
    if (parseLocalDate(day) === undefined) {
      setMissing(true);
      return;
    }
    const kind = isReview ? 'monthlyReview' : 'interim';
    const done = t('my-day:plan.done', { day: format.day(day, rules.today) });
    void handlers.act(line, planContact({ smeId: sme.id, day, hour, kind, mode }), done);
  };
  return (
    <PanelForm
      title={
        isReview
          ? t('my-day:plan.review', { name: sme.values.name })
          : t('my-day:plan.label', { name: sme.values.name })
      }
      submit={t('my-day:plan.submit')}
      onSubmit={submit}
      onClose={() => handlers.close(line)}
    >
      <Field label={t('my-day:plan.day')} error={missing ? t('my-day:plan.dayMissing') : undefined}>
        <DayInput value={day} onValueChange={setDay} />
      </Field>
      <Field label={t('my-day:plan.hour')}>
        <TimeInput value={hour} onValueChange={setHour} />
      </Field>
      <Field label={t('my-day:plan.mode')}>
        <Select
          options={contactModes.map((value) => ({
            value,
            label: t(`domain:option.contactMode.${value}`),
          }))}
          value={mode}
          onValueChange={setMode}
        />
      </Field>
    </PanelForm>
  );
}

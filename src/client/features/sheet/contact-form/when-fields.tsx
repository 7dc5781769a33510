/** When a contact took or takes place, and how long it lasted. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactMinutesMax } from '../../../../domain/contact/contact.ts';
import { isFromAfar, zoneOfAppointment } from '../../../../domain/calendar/appointment.ts';
import { hourOf } from '../../../../domain/contact/log-contact.ts';
import { timeElsewhere } from '../../../../domain/contact/time-elsewhere.ts';
import { recordAs } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';
import { Field } from '../../../ui/field.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import { BoxClock } from '../../../parts/date/box-clock.tsx';
import { DayField } from '../../../parts/record/day-field.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from '../../../parts/record/fields.module.css';
import { TextSource } from '../../../parts/record/text-source.tsx';
import type { ContactRecordForm } from './contact-record-form.ts';
import { parseMinutes } from '../../../parts/record/parse-minutes.ts';
import { isHourUnread, useMomentBoxes } from '../../../parts/record/use-moment-boxes.ts';

/** Stands for an hour that nobody gives. */
const noHour = '00:00';

export function WhenFields({ form }: { readonly form: ContactRecordForm }) {
  const { t } = useTranslation('contact');
  const { values, set, errorOf } = form;
  const at = values.at ?? '';
  const boxes = useMomentBoxes(at, noHour, (next) => set({ at: next }));
  const hour = boxes.hour === noHour ? '' : boxes.hour;
  const atOnce = form.recordId === undefined;
  const isDayWrong = errorOf('at') !== undefined && !isHourUnread(at);
  return (
    <div className={styles.columns}>
      <Field label={t('date')} error={isDayWrong ? t('dateInvalid') : undefined}>
        <DayField value={boxes.day} onTake={boxes.takeDay} atOnce={atOnce} />
      </Field>
      <div>
        <Field label={t('time')}>
          <DayField holds="time" value={hour} onTake={boxes.takeHour} atOnce={atOnce} />
        </Field>
        <Clocks form={form} />
      </div>
      <MinutesField form={form} field="minutes" />
      <MinutesField form={form} field="preparationMinutes" hint={t('preparationHint')} />
    </div>
  );
}

/** Which clock the hour is on, where that is not the one here; and for a call or a video meeting, those of both launch pads. */
function Clocks({ form }: { readonly form: ContactRecordForm }) {
  const { t } = useTranslation('contact');
  const format = useFormat();
  const carnet = useCarnet();
  const pads = useCarnetState((state) => state.launchPads);
  const { at, mode } = form.values;
  const here = carnet.environment.zone();
  // A new one is stored on the clock here; one of an earlier version that names none is on that of its pad.
  const home = carnet.record(form.recordId ?? '')?.home;
  const sme = recordAs(carnet.record(home ?? ''), 'sme');
  const zone = zoneOfAppointment(form.values, sme?.values.launchPadId, pads, here);
  if (at === undefined || hourOf(at) === undefined || isHourUnread(at)) return null;
  const times = pads.map(({ values }) => ({
    code: values.code,
    at: timeElsewhere(at, zone, values.timeZone),
  }));
  const isShown = isFromAfar({ mode }) && times.some((other) => other.at !== at);
  return (
    <>
      <BoxClock appointment={{ at, zone }} />
      {isShown ? (
        <p className={styles.remark}>
          {times
            .map((other) => t('placeTime', { time: format.time(other.at), place: other.code }))
            .join(' · ')}
        </p>
      ) : null}
    </>
  );
}

interface MinutesFieldProps {
  readonly form: ContactRecordForm;
  readonly field: 'minutes' | 'preparationMinutes';
  readonly hint?: string;
}

function MinutesField({ form, field, hint }: MinutesFieldProps) {
  const { t } = useTranslation(['contact', 'domain']);
  const message = useFieldMessage();
  const { values, set } = form;
  const stored = values[field]?.toString() ?? '';
  const [written, setWritten] = useState(stored);
  return (
    <TextSource
      recordId={form.recordId}
      field={field}
      stored={form.recordId === undefined ? written : stored}
      encode={parseMinutes}
      onNew={(text) => {
        setWritten(text);
        set({ [field]: parseMinutes(text) });
      }}
      newError={form.errorOf(field)}
    >
      {(control) => (
        <div data-field={field}>
          <Field
            label={t(`domain:field.contact.${field}`)}
            hint={hint}
            error={
              control.error === undefined
                ? message(undefined, control.notSaved)
                : t('minutesInvalid', { max: contactMinutesMax })
            }
          >
            <NumberInput
              inputMode="numeric"
              unit={t('minutesUnit')}
              value={control.value}
              onValueChange={control.onValueChange}
              onBlur={control.onBlur}
            />
          </Field>
        </div>
      )}
    </TextSource>
  );
}

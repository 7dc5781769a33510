/** When we meet again: a day on which neither side is closed, planned as a contact of its own. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstMeetingDay, meetingClosedBy } from '../../../domain/alert/meeting-day.ts';
import { onClockOf, zoneOfPad } from '../../../domain/calendar/appointment.ts';
import {
  addDays,
  type LocalDateTime,
  parseLocalDate,
} from '../../../domain/calendar/local-date.ts';
import { isClock } from '../../../domain/calendar/plain-day.ts';
import { planContact } from '../../../domain/calendar/plan-contact.ts';
import { useContactName, usePlaceName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { TimeInput } from '../../parts/date/time-input.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Visit } from './use-visit.ts';
import styles from './visit.module.css';

/** As long after a visit as reviews come after one another. */
const daysAhead = 28;
const proposedHour = '10:00';
const modes = ['atBusiness', 'video', 'phone'] as const;

export function NextMeeting({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation(['visit', 'domain']);
  const format = useFormat();
  const nameOf = useContactName();
  const said = useAppointment();
  const today = useToday();
  const change = useChange();
  const context = useAlertContext();
  const { sme, ...sheet } = visit.sheet;
  const planned = sheet.summary.planned.find(({ at }) => at.slice(0, 10) > today);
  const [day, setDay] = useState(() => firstMeetingDay(sme, addDays(today, daysAhead), context));
  const [hour, setHour] = useState(proposedHour);
  const [mode, setMode] = useState<(typeof modes)[number]>('atBusiness');
  const isDay = parseLocalDate(day) !== undefined;
  const isClosed = isDay && meetingClosedBy(sme, day, context) !== undefined;
  if (planned !== undefined) {
    const { day: on, text } = said(planned, { home: sme.id });
    const when = format.dateFull(on);
    return (
      <Section title={t('visit:next.title')}>
        <p className={styles.words}>
          {[nameOf(planned), text === undefined ? when : `${when}, ${text}`].join(' · ')}
        </p>
      </Section>
    );
  }
  return (
    <Section title={t('visit:next.title')} lead={t('visit:next.lead')}>
      <div className={styles.next}>
        <Field label={t('visit:next.day')}>
          <DayInput sme={sme} min={addDays(today, 1)} value={day} onValueChange={setDay} />
        </Field>
        <Field label={t('visit:next.hour')}>
          <TimeInput value={hour} onValueChange={setHour} />
        </Field>
        <Segments
          label={t('visit:next.how')}
          options={modes.map((value) => ({
            value,
            label: t(`domain:option.contactMode.${value}`),
          }))}
          value={mode}
          onValueChange={setMode}
        />
        <Button
          size="form"
          icon="calendar"
          onClick={() =>
            void change(planContact({ smeId: sme.id, day, hour, kind: 'interim', mode }))
          }
        >
          {t('visit:next.plan')}
        </Button>
      </div>
      {isDay && isClock(hour) ? (
        <TheirClock launchPadId={sme.values.launchPadId} at={`${day}T${hour}`} />
      ) : null}
      {isClosed ? (
        <Note
          icon="info"
          announced
          action={
            <Button onClick={() => setDay(firstMeetingDay(sme, day, context))}>
              {t('visit:next.open', { day: format.day(firstMeetingDay(sme, day, context), today) })}
            </Button>
          }
        >
          {t('visit:next.closed')}
        </Note>
      ) : null}
    </Section>
  );
}

interface TheirClockProps {
  readonly launchPadId: string | undefined;
  /** On the clock of this device. */
  readonly at: LocalDateTime;
}

/** The hour as the business reads it in the summary that is left behind, where its clock shows another one. */
function TheirClock({ launchPadId, at }: TheirClockProps) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const nameOf = usePlaceName();
  const { environment } = useCarnet();
  const pads = useCarnetState((state) => state.launchPads);
  const zone = zoneOfPad(launchPadId, pads);
  if (zone === undefined) return null;
  const theirs = onClockOf(zone, at, environment.zone());
  if (theirs.at === at) return null;
  return (
    <p className={styles.words}>
      {t('next.theirs', { time: format.time(theirs.at), place: nameOf(zone) })}
    </p>
  );
}

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
import type { ContactBrief } from '../../../domain/sme/journal-summary.ts';
import { useContactName, usePlaceName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHalfTypedTexts } from '../../model/use-half-typed.ts';
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

export interface NextMeetingDraft {
  /** There is one already: nothing is asked. */
  readonly planned: ContactBrief | undefined;
  readonly day: string;
  readonly hour: string;
  readonly mode: (typeof modes)[number];
  readonly set: (name: 'day' | 'hour' | 'mode', text: string) => void;
  /** Plans what stands there. */
  readonly plan: () => Promise<boolean>;
  /** Plans what somebody typed or chose there; answers whether none of it is left. */
  readonly planTyped: () => Promise<boolean>;
}

/** What stands there is a proposal until somebody changes it; what they change is kept. */
export function useNextMeeting({ sheet, contact }: Visit): NextMeetingDraft {
  const { sme, summary } = sheet;
  const { t } = useTranslation('visit');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const context = useAlertContext();
  const half = useHalfTypedTexts(`visitNext:${contact.id}`);
  const [proposedDay] = useState(() => firstMeetingDay(sme, addDays(today, daysAhead), context));
  const proposed = { day: proposedDay, hour: proposedHour, mode: modes[0] };
  const planned = summary.planned.find(({ at }) => at.slice(0, 10) > today);
  // Of a day that is over nothing is planned: it was typed on an earlier one.
  const typedDay = half.textOf('day');
  const isOver =
    typedDay !== undefined && parseLocalDate(typedDay) !== undefined && typedDay <= today;
  const day = isOver ? proposed.day : (typedDay ?? proposed.day);
  const hour = half.textOf('hour') ?? proposed.hour;
  const mode = modes.find((one) => one === half.textOf('mode')) ?? proposed.mode;
  // Another mode alone does not say that there will be a meeting.
  const isTyped = day !== proposed.day || hour !== proposed.hour;
  const plan = async (done?: string): Promise<boolean> =>
    (await half.add(() =>
      change(planContact({ smeId: sme.id, day, hour, kind: 'interim', mode }), { done }),
    )) === true;
  return {
    planned,
    day,
    hour,
    mode,
    set: (name, text) => half.type(name, text, ''),
    plan: () => plan(),
    // A day that was emptied asks for none.
    planTyped: async () =>
      planned !== undefined ||
      !isTyped ||
      day.trim() === '' ||
      plan(t('next.planned', { day: format.day(day, today) })),
  };
}

interface NextMeetingProps {
  readonly visit: Visit;
  readonly next: NextMeetingDraft;
}

export function NextMeeting({ visit, next }: NextMeetingProps) {
  const { t } = useTranslation(['visit', 'domain']);
  const format = useFormat();
  const nameOf = useContactName();
  const said = useAppointment();
  const today = useToday();
  const context = useAlertContext();
  const { sme } = visit.sheet;
  const { planned, day, hour, mode, set } = next;
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
          <DayInput
            sme={sme}
            min={addDays(today, 1)}
            value={day}
            onValueChange={(text) => set('day', text)}
          />
        </Field>
        <Field label={t('visit:next.hour')}>
          <TimeInput value={hour} onValueChange={(text) => set('hour', text)} />
        </Field>
        <Segments
          label={t('visit:next.how')}
          options={modes.map((value) => ({
            value,
            label: t(`domain:option.contactMode.${value}`),
          }))}
          value={mode}
          onValueChange={(value) => set('mode', value)}
        />
        <Button size="form" icon="calendar" onClick={() => void next.plan()}>
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
            <Button onClick={() => set('day', firstMeetingDay(sme, day, context))}>
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

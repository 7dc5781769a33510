/** The meetings of the programme on the day, each leading to its page. */

import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type DayMeeting, dayMeetings } from '../../../domain/my-day/day-meetings.ts';
import type { DayScope } from '../../../domain/my-day/day-scope.ts';
import { saidIn } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useNow, useToday } from '../../model/use-carnet.ts';
import { useMeetingBriefs } from '../../model/use-meeting-briefs.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { paths } from '../../ports/routes.ts';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './my-day.module.css';

/** Those that the day is about. */
export function useDayMeetings(scope: DayScope): readonly DayMeeting[] {
  const now = useNow();
  const zone = useCarnet().environment.zone();
  const meetings = useMeetingBriefs();
  const padId = useCarnetState(
    ({ members, memberId }) => members.find(({ id }) => id === memberId)?.values.launchPadId,
  );
  return useMemo(
    () => dayMeetings(meetings, scope === 'everyone' ? undefined : padId, { now, zone }),
    [meetings, scope, padId, now, zone],
  );
}

export function DayMeetings({ meetings }: { readonly meetings: readonly DayMeeting[] }) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const said = useAppointment();
  const headingId = useId();
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t('meetings')} <span className={styles.count}>{format.number(meetings.length)}</span>
      </h2>
      <ul className={styles.away}>
        {meetings.map(({ meeting, unsettled }) => {
          const { day, text } = said(meeting, { everyPad: true });
          const title = saidIn(meeting.title, format.language);
          const when = [day === today ? undefined : format.dayMonth(day, today), text];
          return (
            <li key={meeting.id}>
              {[...when, unsettled ? t('meetingUnsettled') : undefined].filter(Boolean).join(' · ')}{' '}
              <Link href={paths.meeting(meeting.id)} asChild>
                <TextLink lang={title.lang}>{title.text}</TextLink>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/**
 * The half hours of the day: what each of ours has planned, and when all are free, on both clocks, one's own first. On a
 * narrow screen only the free ones, as buttons.
 */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Attendee,
  type Busy,
  isOut,
  slotMinutes,
  slotTimes,
} from '../../../domain/calendar/free-times.ts';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { instantOf } from '../../../domain/calendar/zoned-time.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { timeElsewhere } from '../../../domain/contact/time-elsewhere.ts';
import { useContactName, usePlaceName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { classNames } from '../../ui/class-names.ts';
import { moveFocus } from '../../ui/roving-focus.ts';
import { useMedia } from '../../ui/use-media.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './planning.module.css';
import type { Plan } from './use-plan.ts';

const narrow = 'screen and (max-width: 900px)';
const minuteMs = 60_000;

export function FreeTimes({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const place = usePlaceName();
  const pads = useCarnetState((state) => state.launchPads);
  const isNarrow = useMedia(narrow);
  const { day } = plan.values;
  if (parseLocalDate(day) === undefined) return null;
  const other = pads
    .map(({ values }) => values.timeZone)
    .find((zone) => timeElsewhere(`${day}T12:00`, plan.zone, zone) !== `${day}T12:00`);
  const Shown = isNarrow ? FreeList : FreeTable;
  return (
    <div className={styles.group}>
      <span className={styles.label}>
        {t('plan.free')}{' '}
        <span className={styles.quiet}>
          {[
            format.day(day, plan.today),
            ...(other === undefined || !isNarrow ? [] : [place(plan.zone), place(other)]),
          ].join(' · ')}
        </span>
      </span>
      {plan.free.length === 0 ? <p className={styles.quiet}>{t('plan.noneFree')}</p> : null}
      <Shown plan={plan} other={other} />
    </div>
  );
}

interface ShownProps {
  readonly plan: Plan;
  /** A zone of the programme with another time than one's own. */
  readonly other: string | undefined;
}

function FreeList({ plan, other }: ShownProps) {
  const { t } = useTranslation('calendar');
  return (
    <div
      role="toolbar"
      aria-label={t('plan.free')}
      className={styles.slots}
      onKeyDown={(event) => moveFocus(event, '[data-slot]', 'both')}
    >
      {plan.free.map((time) => (
        <SlotButton key={time} plan={plan} time={time} other={other}>
          <strong>{time}</strong>
          {other === undefined ? null : <span>{elsewhere(plan, time, other)}</span>}
        </SlotButton>
      ))}
    </div>
  );
}

const elsewhere = (plan: Plan, time: string, zone: string): string =>
  timeElsewhere(`${plan.values.day}T${time}`, plan.zone, zone).slice(11);

function FreeTable({ plan, other }: ShownProps) {
  const { t } = useTranslation('calendar');
  const place = usePlaceName();
  const memberId = useCarnetState((state) => state.memberId);
  const times = slotTimes();
  const hours = times.filter((time) => time.endsWith(':00'));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="row">{t('plan.here', { place: place(plan.zone) })}</th>
          {hours.map((time) => (
            <th key={time} scope="col" colSpan={2} className={styles.hour}>
              {Number(time.slice(0, 2))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.diary.attendees.map((attendee) => (
          <tr key={attendee.member.id}>
            <th scope="row">
              {attendee.member.id === memberId ? t('plan.youName') : attendee.member.values.name}
            </th>
            {times.map((time) => (
              <DiaryCell key={time} plan={plan} attendee={attendee} time={time} />
            ))}
          </tr>
        ))}
        <tr onKeyDown={(event) => moveFocus(event, '[data-slot]', 'horizontal')}>
          <th scope="row">{t('plan.freeRow')}</th>
          {times.map((time) => (
            <td key={time}>
              {plan.free.includes(time) ? (
                <SlotButton plan={plan} time={time} other={other}>
                  <span aria-hidden="true">{time === plan.values.hour ? '✓' : ''}</span>
                </SlotButton>
              ) : null}
            </td>
          ))}
        </tr>
        {other === undefined ? null : (
          <tr className={styles.quiet}>
            <th scope="row">{place(other)}</th>
            {hours.map((time) => (
              <td key={time} colSpan={2} className={styles.hour}>
                {Number(elsewhere(plan, time, other).slice(0, 2))}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface DiaryCellProps {
  readonly plan: Plan;
  readonly attendee: Attendee;
  readonly time: string;
}

/** What somebody has planned in a half hour; a confidential contact only says that they are busy. */
function DiaryCell({ plan, attendee, time }: DiaryCellProps) {
  const { t } = useTranslation('calendar');
  const planned = usePlannedWords();
  const from = instantOf(`${plan.values.day}T${time}`, plan.zone);
  const to = from + slotMinutes * minuteMs;
  const busy = plan.diary.busy.find(
    (one) => one.memberId === attendee.member.id && one.from < to && from < one.to,
  );
  const out = busy === undefined && isOut(attendee, from, to);
  const what = busy === undefined ? '' : planned(busy.what);
  const title = out ? t('plan.out') : what;
  return (
    <td title={title} className={classNames(busy !== undefined && styles.busy, out && styles.out)}>
      <VisuallyHidden>{title}</VisuallyHidden>
    </td>
  );
}

function usePlannedWords(): (what: Busy['what']) => string {
  const { t } = useTranslation('calendar');
  const contactName = useContactName();
  const { language } = useFormat();
  return (what) => {
    if (what.kind === 'meeting') return sideOf(what.title, language) || what.title.text;
    const { contact, name } = what;
    if (contact.confidential === true) return t('plan.busy');
    return t('file.contact', { what: contactName(contact), sme: name });
  };
}

interface SlotButtonProps extends ShownProps {
  readonly time: string;
  readonly children: ReactNode;
}

function SlotButton({ plan, time, other, children }: SlotButtonProps) {
  const { t } = useTranslation('calendar');
  const place = usePlaceName();
  const { hour } = plan.values;
  const pressed = time === hour;
  const isTabStop = pressed || (!plan.free.includes(hour) && time === plan.free[0]);
  const there =
    other === undefined
      ? []
      : [t('plan.elsewhere', { time: elsewhere(plan, time, other), place: place(other) })];
  return (
    <button
      type="button"
      data-slot={time}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={pressed}
      aria-label={[time, ...there].join(', ')}
      onClick={() => plan.set({ hour: time })}
      className={classNames(styles.slot, pressed && styles.chosen)}
    >
      {children}
    </button>
  );
}

/** A quiet line at the end of the day: who cannot be reached. */

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Away } from '../../../domain/my-day/away.ts';
import { saidIn } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import styles from './my-day.module.css';

/** Businesses that are named; in August there may be dozens. */
const namedMax = 5;

export function AwayList({ away }: { readonly away: Away }) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const headingId = useId();
  const { members, smes, holidays, events } = away;
  if (members.length + smes.length + holidays.length + events.length === 0) return null;
  const names = smes.slice(0, namedMax).map(({ values }) => values.name);
  const more = smes.length - names.length;
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t('section.away')}
      </h2>
      <ul className={styles.away}>
        {members.map(({ member: { id, values }, until }) => (
          <li key={id}>
            {until === today
              ? t('away.memberToday', { name: values.name })
              : t('away.member', { name: values.name, day: format.dayMonth(until, today) })}
          </li>
        ))}
        {holidays.map(({ pad, holiday }) => (
          <li key={pad.id}>
            {t('away.holiday', { pad: pad.values.code, holiday: holiday.name[format.language] })}
          </li>
        ))}
        {events.map(({ id, values: { title, country } }) => {
          const { lang, text } = saidIn(title, format.language);
          return (
            <li key={id}>
              {country === undefined ? null : `${country} · `}
              <span lang={lang}>{text}</span>
            </li>
          );
        })}
        {names.length === 0 ? null : (
          <li>
            {more === 0 ? t('away.sme', { names }) : t('away.smeMore', { names, count: more })}
          </li>
        )}
      </ul>
    </section>
  );
}

/** The situation of one curve in sentences: what is enrolled, where the pace leads, how it lies to the line. */

import { useTranslation } from 'react-i18next';
import type { DateRange } from '../../../domain/calendar/local-date.ts';
import type { EnrolmentCourse } from '../../../domain/programme/forecast.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Says the situation of a course on a day. */
export function useSituation(
  period: DateRange | undefined,
): (course: EnrolmentCourse, today: string) => readonly string[] {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  return (course, today) => {
    const { enrolled, target, gap, planned, pace, forecast, forecastFrom } = course;
    const early =
      forecastFrom === undefined
        ? []
        : [t('situation.early', { day: format.dateLong(forecastFrom) })];
    const month = period === undefined ? '' : format.month(period.to, 'long');
    if (target === undefined || gap === undefined) {
      const alone = t('situation.noTarget', { count: enrolled });
      return forecast === undefined
        ? [alone, ...early]
        : [alone, t('situation.leads', { atEnd: forecast.atEnd, month })];
    }
    const of = t('situation.of', { count: enrolled, target });
    if (gap === 0) return [of, t('situation.reached')];
    if (period === undefined) return [of, t('situation.noEnd')];
    if (today < period.from)
      return [of, t('situation.notBegun', { month: format.month(period.from, 'long') })];
    if (today >= period.to) return [of, t('situation.ended', { count: gap })];
    const line = planned === undefined ? [] : [lineWords(enrolled - planned)];
    if (pace === undefined || forecast === undefined) return [of, ...early, ...line];
    if (pace.enrolled === 0) return [of, t('situation.still'), ...line];
    const { atEnd, reachedOn } = forecast;
    if (atEnd >= target && reachedOn !== undefined) {
      return [of, t('situation.inTime', { month: format.month(reachedOn, 'long') }), ...line];
    }
    return [of, t('situation.leads', { atEnd, month }), ...line];
  };

  function lineWords(ahead: number): string {
    if (ahead === 0) return t('situation.onLine');
    return ahead > 0
      ? t('situation.ahead', { count: ahead })
      : t('situation.behind', { count: -ahead });
  }
}

/** How the derived numbers of the overview come about, in words, with what went into them. */

import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../domain/calendar/local-date.ts';
import { figureOf } from '../../../domain/report/figure.ts';
import { weeksLeft, wholeId } from '../../../domain/report/overview.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Overview } from './use-overview.ts';

/** Says the formula behind a key; nothing where the number counts records. */
export function useFormula(overview: Overview): (key: string) => string | undefined {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { pads, whole, period, today } = overview;
  return (key) => {
    const { what, padId } = figureOf(key);
    const course = padId === wholeId ? whole : pads.find(({ id }) => id === padId)?.course;
    if (course === undefined) return undefined;
    const { target, enrolled, planned, gap, pace, forecast } = course;
    if (what === 'target' && target !== undefined) {
      return t(padId === wholeId ? 'formula.targets' : 'formula.target', { result: target });
    }
    if (what === 'remaining' && target !== undefined && gap !== undefined) {
      return t('formula.remaining', { target, enrolled, result: gap });
    }
    if (period === undefined) return undefined;
    const end = format.dateLong(period.to);
    if (what === 'weeks') {
      return t('formula.weeks', {
        from: format.dateLong(today),
        end,
        result: weeksLeft(today, period.to),
      });
    }
    if (what === 'line' && target !== undefined && planned !== undefined) {
      const all = daysBetween(period.from, period.to);
      const passed = Math.min(all, Math.max(0, daysBetween(period.from, today)));
      return t('formula.line', { target, passed, all, result: planned });
    }
    if (what === 'forecast' && pace !== undefined && forecast !== undefined) {
      return t('formula.forecast', {
        recent: pace.enrolled,
        from: format.dateLong(pace.window.from),
        to: format.dateLong(pace.window.to),
        perDay: format.number(pace.perDay, 3),
        left: daysBetween(today, period.to),
        end,
        enrolled,
        result: forecast.atEnd,
      });
    }
    return undefined;
  };
}

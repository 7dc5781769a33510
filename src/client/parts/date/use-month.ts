/** A month as the grid shows it: its days with what stands on them, and the same in words. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { closedRanges } from '../../../domain/calendar/closed-ranges.ts';
import { holidaysOn } from '../../../domain/calendar/day-notes.ts';
import { isDayOff, isOnDay } from '../../../domain/calendar/event-days.ts';
import { type DateRange, type LocalDate, monthOf } from '../../../domain/calendar/local-date.ts';
import { overlaps, weekNumber, weeksOfMonth } from '../../../domain/calendar/weeks.ts';
import type { CalendarEvent, LaunchPad, Sme } from '../../../domain/operation/record.ts';
import { weekdayName } from '../../i18n/weekday-name.ts';
import { type Formats, useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import type { GridDayLook, GridNote, GridWeek } from '../../ui/month-grid.tsx';

/** Something that stands on some days. */
interface Mark {
  readonly range: DateRange;
  readonly text: string;
  /** Codes of launch pads; a closure of the business has none. */
  readonly code: string | undefined;
}

interface Asked {
  readonly focused: LocalDate;
  readonly chosen: LocalDate | undefined;
  readonly min: LocalDate | undefined;
  readonly max: LocalDate | undefined;
  readonly sme: Sme | undefined;
}

export function useMonth({ focused, chosen, min, max, sme }: Asked) {
  const { t } = useTranslation('date');
  const format = useFormat();
  const today = useToday();
  const pads = useCarnetState((state) => state.launchPads);
  const events = useCarnetState((state) => state.events);
  const month = monthOf(focused);
  const weeks = useMemo(() => weeksOfMonth(month), [month]);
  const closedText = sme === undefined ? '' : t('closed', { name: sme.values.name });
  const marks = useMemo(
    () => [
      ...weeks.flat().flatMap((day) => holidayMarks(day, pads, events, format)),
      ...closureMarks(weeks, sme, closedText),
    ],
    [weeks, pads, events, format, sme, closedText],
  );
  return useMemo(() => {
    const dayOf = (day: LocalDate) => {
      const own = marks.filter(({ range }) => range.from <= day && day <= range.to);
      const looks: readonly (GridDayLook | false)[] = [
        own.some(({ code }) => code !== undefined) && 'off',
        own.some(({ code }) => code === undefined) && 'closed',
        !day.startsWith(month) && 'outside',
        ((min !== undefined && day < min) || (max !== undefined && day > max)) && 'faint',
        day === today && 'today',
        day === chosen && 'chosen',
      ];
      const texts = own.map(({ text, code }) => (code === undefined ? text : `${text} (${code})`));
      return {
        value: day,
        label: String(Number(day.slice(8))),
        name: [format.dateFull(day), ...(day === today ? [t('today')] : []), ...texts].join(', '),
        mark: [...new Set(own.flatMap(({ code }) => code ?? []))].join(' '),
        look: looks.filter((look) => look !== false),
      };
    };
    const grid: readonly GridWeek[] = weeks.map((week) => ({
      label: String(weekNumber(week[0] ?? month)),
      days: week.map(dayOf),
    }));
    const inMonth = { from: `${month}-01`, to: `${month}-31` };
    const notes: readonly GridNote[] = marks
      .filter(({ range }) => overlaps(range, inMonth))
      .toSorted((a, b) => (a.range.from < b.range.from ? -1 : 1))
      .map(({ range, text, code }) => ({
        days: format.dateRange(range.from, range.to, range.to),
        text,
        mark: code,
      }));
    return {
      title: format.month(month),
      weekdays: (weeks[0] ?? []).map((day) => ({
        short: weekdayName(format.language, day, 'short'),
        long: weekdayName(format.language, day, 'long'),
      })),
      weeks: grid,
      notes,
    };
  }, [marks, weeks, month, min, max, today, chosen, format, t]);
}

/** Public holidays by the launch pads that keep them, and the days off of the programme by theirs. */
function holidayMarks(
  day: LocalDate,
  pads: readonly LaunchPad[],
  events: readonly CalendarEvent[],
  { language }: Formats,
): readonly Mark[] {
  const range = { from: day, to: day };
  const holidays = holidaysOn(day, pads).map(({ name, padCodes }) => ({
    range,
    text: name[language],
    code: padCodes.join(' '),
  }));
  const off = events
    .filter((event) => isDayOff(event) && isOnDay(event, day))
    .map(({ values }) => ({
      range,
      text: values.title.text,
      code: pads
        .filter((pad) => values.country === undefined || pad.values.country === values.country)
        .map((pad) => pad.values.code)
        .join(' '),
    }));
  return [...holidays, ...off];
}

function closureMarks(
  weeks: readonly (readonly LocalDate[])[],
  sme: Sme | undefined,
  text: string,
): readonly Mark[] {
  const closures = Object.values(sme?.values.closures ?? {});
  const shown = { from: weeks[0]?.[0] ?? '', to: weeks.at(-1)?.at(-1) ?? '' };
  if (closures.length === 0) return [];
  return closedRanges(shown, closures).map((range) => ({ range, text, code: undefined }));
}

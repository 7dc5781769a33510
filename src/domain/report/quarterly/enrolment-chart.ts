/**
 * Enrolment up to a review as curves, with the events that may explain a slowdown. The document holds the figures of the
 * drawing and not a picture: an edition keeps them with its words, and is drawn alike for good.
 */

import type { Language } from '../../entity/field.ts';
import type { LaunchPad } from '../../operation/record.ts';
import { formatDate, formatNumber } from '../../form/format.ts';
import {
  contextBars,
  type ContextLane,
  contextLanes,
  type ContextSubject,
} from '../../programme/context-bars.ts';
import { enrolmentPerReview, type Where } from '../../programme/enrolment.ts';
import { enrolmentPeriod } from '../../programme/enrolment-line.ts';
import { type CourseInput, enrolmentCourse, forecastFrom } from '../../programme/forecast.ts';
import { eventWords } from './draft-challenges.ts';
import { runIn } from './drafted.ts';
import type { ChartBlock, ChartSeries } from './report-document.ts';
import type { ReviewPeriod, ReviewSource } from './review-source.ts';
import { colon, counted, reportWords } from './review-words.ts';

/** What stands for the curve of all launch pads where one is named by its id. */
const totalId = 'total';

/** What is drawn, in no language yet. */
export type EnrolmentCurves = Pick<ChartBlock, 'period' | 'day' | 'reviewDays' | 'series'>;

/** The curves as of the end of a review, or of today while it is running; none where the programme has no known end. */
export function enrolmentCurves(
  source: ReviewSource,
  until: ReviewPeriod,
): EnrolmentCurves | undefined {
  const { programme, pads, today } = source;
  const period = enrolmentPeriod(programme.values);
  if (period === undefined || pads.length === 0) return undefined;
  const day = today !== undefined && today < until.days.to ? today : until.days.to;
  const reviews = enrolmentPerReview([], pads, programme.values);
  const reviewDays = reviews.map(({ closesOn }) => closesOn);
  return { period, day, reviewDays, series: seriesOf(source, day) };
}

/** The curves as a block of a report; nothing where there are none. */
export function enrolmentChart(
  key: string,
  { programme, pads, events }: ReviewSource,
  curves: EnrolmentCurves | undefined,
  language: Language,
): readonly ChartBlock[] {
  if (curves === undefined) return [];
  const { period, day, series } = curves;
  const bars = contextBars(events, period).filter(({ from }) => from <= day);
  const lanes = contextLanes(
    bars,
    pads.map(({ values }) => values.country),
  );
  return [
    {
      kind: 'chart',
      key,
      caption: captionOf(forecastFrom(programme.values, day), language),
      description: descriptionOf(series, day, language),
      ...curves,
      events: bars.map(({ event, number, from, to, isHard }) => ({
        from,
        to,
        isHard,
        name: runIn(event.values.title, language),
        lane: lanes.findIndex(({ numbers }) => numbers.includes(number)),
        line: eventWords(event, pads, language),
      })),
      lanes: lanes.map((lane) => laneName(lane, pads, language)),
    },
  ];
}

/** What is drawn, and from when a forecast can be where there is none yet. */
function captionOf(from: string | undefined, language: Language): string {
  const name = reportWords.chart[language];
  if (from === undefined) return name;
  return `${name}. ${reportWords.noForecast[language]} ${formatDate(from, language)}.`;
}

const laneWords = {
  project: reportWords.projectLane,
  trade: reportWords.tradeLane,
  restrictions: reportWords.restrictionLane,
  closures: reportWords.closureLane,
} as const satisfies Readonly<Record<ContextSubject, unknown>>;

/** What a lane is called, as in table 2: restrictions by the launch pads of their country. */
function laneName(
  { subject, country }: ContextLane,
  pads: readonly LaunchPad[],
  language: Language,
): string {
  const own = pads.filter(({ values }) => country !== undefined && values.country === country);
  return [laneWords[subject][language], ...own.map(({ values }) => values.code)].join(' ');
}

/** A curve for each launch pad and one for all; a programme of one pad has one curve. */
function seriesOf({ sheets, programme, pads }: ReviewSource, day: string): readonly ChartSeries[] {
  const input = { smes: sheets.map(({ sme }) => sme), plan: programme.values, today: day };
  const { targets } = programme.values;
  const own = pads.map(({ id, values }): ChartSeries => {
    const course = courseOf(input, targets?.[id], { launchPadId: id });
    return { id, code: values.code, ...course };
  });
  if (own.length === 1) return own;
  const known = own.flatMap(({ target }) => target ?? []);
  const target = known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0);
  return [...own, { id: totalId, ...courseOf(input, target) }];
}

function courseOf(
  input: CourseInput,
  target: number | undefined,
  where?: Where,
): Omit<ChartSeries, 'id' | 'code'> {
  const { enrolled, forecast, steps } = enrolmentCourse(input, target, where);
  return {
    enrolled,
    steps,
    ...(target === undefined ? {} : { target }),
    ...(forecast === undefined ? {} : { atEnd: forecast.atEnd }),
  };
}

/** "On 28 February 2021. UK: 12 SMEs enrolled of 12. Total: 24 SMEs enrolled of 24." */
function descriptionOf(series: readonly ChartSeries[], day: string, language: Language): string {
  const said = series.map(({ code, enrolled, target }) => {
    const name = code ?? reportWords.total[language];
    return `${name}${colon[language]}${enrolledWords(enrolled, target, language)}.`;
  });
  const when = language === 'fr' ? 'Au' : 'On';
  return [`${when} ${formatDate(day, language)}.`, ...said].join(' ');
}

function enrolledWords(enrolled: number, target: number | undefined, language: Language): string {
  const smes = counted(enrolled, 'sme', language);
  const of = target === undefined ? '' : formatNumber(target, language);
  if (language === 'en') return `${smes} enrolled${of === '' ? '' : ` of ${of}`}`;
  return `${smes} ${enrolled < 2 ? 'inscrite' : 'inscrites'}${of === '' ? '' : ` sur ${of}`}`;
}

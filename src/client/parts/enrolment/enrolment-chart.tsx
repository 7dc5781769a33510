/**
 * Cumulative enrolment as curves in steps, against the straight line to the target and where the pace leads, with
 * the programme's context on the same time axis so that a slowdown explains itself.
 *
 * A picture for the eyes: to assistive technology it is one image that says the situation, and the tables of the
 * screen hold the same numbers. Curves differ by colour, by dash and by mark, and are named at their end.
 */

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateRange, LocalDate } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { classNames } from '../../ui/class-names.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { useWidth } from '../../ui/use-width.ts';
import {
  apart,
  type Band,
  countTicks,
  type Plot,
  round,
  type Scale,
  scaleOf,
  stepPath,
  withRoom,
} from './chart-scale.ts';
import { ContextLanes, namesBeside, placeLanes } from './context-lanes.tsx';
import type { DrawnBar, DrawnCourse, DrawnSeries } from './drawn-series.ts';
import styles from './enrolment-chart.module.css';
import { totalId } from './use-enrolment.ts';

export interface EnrolmentChartProps {
  readonly series: readonly DrawnSeries[];
  /** The curve whose line and forecast are drawn. */
  readonly main: DrawnSeries;
  /** All pads, in their order: it decides how a curve looks. */
  readonly padIds: readonly string[];
  readonly period: DateRange;
  readonly today: LocalDate;
  /** It is drawn as of an earlier day, which is not called today. */
  readonly isPast?: boolean | undefined;
  /** Days of the axis, the marks of the curves: when reviews close. */
  readonly reviewDays: readonly LocalDate[];
  readonly bars: readonly DrawnBar[];
  /** The names of the lanes of bars, in their order. */
  readonly lanes?: readonly string[] | undefined;
  /** The situation, in words. */
  readonly summary: string;
  /** In pixels, for a picture that looks alike whatever the window; as wide as it has room where absent. */
  readonly width?: number | undefined;
}

const plotHeight = 260;
const axisHeight = 28;
const leftWidth = 36;
const rightWidth = 84;
const topHeight = 12;
const labelGap = 17;
const labelHeight = 14;
/** As far from the day as the name of a curve with its number reaches. */
const labelWidth = 60;
/** As wide as a sheet of A4 upright leaves, in pixels: while printing nothing can be measured. */
const paperWidth = 660;
const tickGap = 62;

/** Drawn in real pixels, so that its words keep their size on a phone. */
export function EnrolmentChart(props: EnrolmentChartProps) {
  const { series, main, period, today, bars, summary, lanes: laneNames = [] } = props;
  const frame = useRef<HTMLDivElement>(null);
  const measured = useWidth(frame, widthBefore);
  const printing = useIsPrinting();
  const width = props.width ?? (printing ? paperWidth : measured);
  const beside = namesBeside(laneNames, width);
  const left = Math.max(leftWidth, beside ?? 0);
  const plot: Plot = {
    left,
    top: topHeight,
    width: Math.max(80, width - left - rightWidth),
    height: plotHeight,
  };
  const { course } = main;
  const counts = [
    course.target ?? 0,
    forecastOf(main)?.atEnd ?? 0,
    ...series.map((one) => one.course.enrolled),
  ];
  // A pace far above the target would press the curves to the ground: what passes it by half is cut off.
  const most = Math.max(...series.map((one) => one.course.enrolled), course.target ?? 0, 1);
  const ticks = countTicks(Math.min(Math.max(...counts), Math.ceil(most * 1.5)));
  const scale = scaleOf(plot, period, ticks.at(-1) ?? 1);
  const lanes = placeLanes(
    bars.map((bar) => ({ bar, from: scale.x(bar.from), to: scale.x(bar.to) })),
    laneNames,
    { top: topHeight + plotHeight + axisHeight, namesAbove: beside === undefined },
  );
  const height = topHeight + plotHeight + axisHeight + lanes.height;
  const shownDay = today < period.from ? period.from : today > period.to ? period.to : today;
  return (
    <div ref={frame} className={styles.frame}>
      <svg role="img" aria-label={summary} width={width} height={height} className={styles.chart}>
        <Grid {...props} plot={plot} scale={scale} ticks={ticks} bottom={height} />
        <Expected main={main} period={period} day={shownDay} scale={scale} />
        {series.map((one) => (
          <Curve key={one.id} one={one} day={shownDay} scale={scale} {...props} />
        ))}
        <Labels {...props} day={shownDay} scale={scale} />
        <ContextLanes lanes={lanes} left={plot.left} end={width} />
      </svg>
    </div>
  );
}

/** Drawn until the width is known: that of a small laptop. */
const widthBefore = 720;

interface GridProps extends EnrolmentChartProps {
  readonly plot: Plot;
  readonly scale: Scale;
  readonly ticks: readonly number[];
  readonly bottom: number;
}

function Grid({ plot, scale, ticks, bottom, reviewDays, period, today, isPast }: GridProps) {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  const end = plot.left + plot.width;
  const ground = plot.top + plot.height;
  const days = withRoom([period.from, ...reviewDays], scale.x, tickGap);
  const isNow = isPast !== true && today >= period.from && today <= period.to;
  return (
    <g>
      {ticks.map((count) => (
        <g key={count}>
          <line
            x1={plot.left}
            x2={end}
            y1={scale.y(count)}
            y2={scale.y(count)}
            className={styles.grid}
          />
          <text x={plot.left - 8} y={scale.y(count) + 4} textAnchor="end" className={styles.tick}>
            {format.number(count)}
          </text>
        </g>
      ))}
      {days.map((day) => (
        <g key={day}>
          <line
            x1={scale.x(day)}
            x2={scale.x(day)}
            y1={ground}
            y2={ground + 5}
            className={styles.axis}
          />
          <text
            x={scale.x(day)}
            y={ground + 19}
            textAnchor={day === period.from ? 'start' : 'middle'}
            className={styles.tick}
          >
            {format.month(day, 'short')}
          </text>
        </g>
      ))}
      {isNow ? (
        <g>
          <line
            x1={scale.x(today)}
            x2={scale.x(today)}
            y1={plot.top}
            y2={bottom}
            className={styles.today}
          />
          <text
            x={scale.x(today) - 5}
            y={ground - 6}
            textAnchor="end"
            className={classNames(styles.tick, styles.halo)}
          >
            {t('chart.today')}
          </text>
        </g>
      ) : null}
    </g>
  );
}

interface ExpectedProps {
  readonly main: DrawnSeries;
  readonly period: DateRange;
  readonly day: LocalDate;
  readonly scale: Scale;
}

/** The straight line to the target, and the pace from today on. */
function Expected({ main, period, day, scale }: ExpectedProps) {
  const { t } = useTranslation('enrolment');
  const { target, enrolled } = main.course;
  const forecast = forecastOf(main);
  const end = scale.x(period.to);
  return (
    <g>
      {target === undefined ? null : (
        <>
          <line
            x1={scale.x(period.from)}
            y1={scale.y(0)}
            x2={end}
            y2={scale.y(target)}
            className={styles.line}
          />
          <text
            x={end + 6}
            y={scale.y(target) + 4}
            className={classNames(styles.label, styles.quiet)}
          >
            {t('chart.target', { target })}
          </text>
        </>
      )}
      {forecast === undefined ? null : (
        <line
          x1={scale.x(day)}
          y1={scale.y(enrolled)}
          x2={end}
          y2={scale.y(forecast.atEnd)}
          className={styles.forecast}
        />
      )}
    </g>
  );
}

/** How a curve is drawn: the first pad in text colour, the second in ink, more in both again with other dashes. */
function toneOf(id: string, padIds: readonly string[]): string | undefined {
  if (id === totalId) return styles.total;
  const tones = [styles.first, styles.second, styles.third, styles.fourth];
  return tones[padIds.indexOf(id) % tones.length];
}

interface CurveProps {
  readonly one: DrawnSeries;
  readonly padIds: readonly string[];
  readonly period: DateRange;
  readonly day: LocalDate;
  readonly reviewDays: readonly LocalDate[];
  readonly scale: Scale;
}

function Curve({ one, padIds, period, day, reviewDays, scale }: CurveProps) {
  const { steps } = one.course;
  const points = [
    { x: scale.x(period.from), y: scale.y(0) },
    ...steps.map(({ on, cumulative }) => ({ x: scale.x(on), y: scale.y(cumulative) })),
  ];
  const at = (date: LocalDate): number => steps.findLast(({ on }) => on <= date)?.cumulative ?? 0;
  const marks = [...reviewDays.filter((date) => date < day), day];
  return (
    <g className={toneOf(one.id, padIds)}>
      <path d={stepPath(points, scale.x(day))} className={styles.curve} />
      {marks.map((date) => (
        <Mark
          key={date}
          round={one.id !== totalId && padIds.indexOf(one.id) % 2 === 0}
          turned={one.id === totalId}
          x={scale.x(date)}
          y={scale.y(at(date))}
        />
      ))}
    </g>
  );
}

interface MarkProps {
  readonly round: boolean;
  readonly turned: boolean;
  readonly x: number;
  readonly y: number;
}

/** ● for the first pad, ■ for the second, ◆ for all together. */
function Mark({ round: isRound, turned, x, y }: MarkProps) {
  if (isRound) return <circle cx={round(x)} cy={round(y)} r={4} className={styles.mark} />;
  const size = 7;
  return (
    <rect
      x={round(x - size / 2)}
      y={round(y - size / 2)}
      width={size}
      height={size}
      transform={turned ? `rotate(45 ${round(x)} ${round(y)})` : undefined}
      className={styles.mark}
    />
  );
}

interface LabelsProps extends EnrolmentChartProps {
  readonly day: LocalDate;
  readonly scale: Scale;
}

/** Names and numbers at the ends of the curves, moved apart where they would cover one another. */
function Labels({ series, main, padIds, period, day, scale }: LabelsProps) {
  const { t } = useTranslation('enrolment');
  const { target } = main.course;
  const forecast = forecastOf(main);
  const end = scale.x(period.to);
  const isNearEnd = end - scale.x(day) < 90;
  const heights = apart(
    series.map(({ course }) => scale.y(course.enrolled) - 8),
    labelGap,
    isNearEnd ? [] : linesBeside({ main, period, day, scale }),
  );
  const taken = target === undefined ? [] : [scale.y(target)];
  if (forecast !== undefined) taken.push(forecastHeight(scale, forecast.atEnd, target));
  // What is written at the very end keeps its room: a curve that ends beside it is named on its left.
  const isBefore = (height: number): boolean =>
    isNearEnd &&
    (scale.x(day) > end - 4 || taken.some((each) => Math.abs(each - height) < labelGap));
  return (
    <g>
      {series.map((one, index) => (
        <text
          key={one.id}
          x={isBefore(heights[index] ?? 0) ? scale.x(day) - 10 : scale.x(day) + 8}
          y={heights[index]}
          textAnchor={isBefore(heights[index] ?? 0) ? 'end' : 'start'}
          className={classNames(styles.label, styles.halo, toneOf(one.id, padIds))}
        >
          {t('chart.label', { name: one.code ?? t('total'), count: one.course.enrolled })}
        </text>
      ))}
      {forecast === undefined ? null : (
        <text
          x={end + 6}
          y={forecastHeight(scale, forecast.atEnd, target)}
          className={classNames(styles.label, toneOf(main.id, padIds))}
        >
          {t('chart.forecast', { count: forecast.atEnd })}
        </text>
      )}
    </g>
  );
}

/** Where names on the right of a day would lie on the line to the target, or on the forecast. */
function linesBeside({ main, period, day, scale }: ExpectedProps): readonly Band[] {
  const { target, enrolled } = main.course;
  const forecast = forecastOf(main);
  const end = { x: scale.x(period.to), y: scale.y(target ?? 0) };
  const lines = [
    ...(target === undefined
      ? []
      : [{ from: { x: scale.x(period.from), y: scale.y(0) }, to: end }]),
    ...(forecast === undefined
      ? []
      : [
          {
            from: { x: scale.x(day), y: scale.y(enrolled) },
            to: { x: end.x, y: scale.y(forecast.atEnd) },
          },
        ]),
  ];
  return lines.map(({ from, to }) => {
    const at = (x: number): number =>
      from.y + ((to.y - from.y) * (x - from.x)) / Math.max(1, to.x - from.x);
    const ends = [at(scale.x(day)), at(scale.x(day) + labelWidth)];
    return { upper: Math.min(...ends) - 5, lower: Math.max(...ends) + labelHeight };
  });
}

/** Once the target is reached, what the pace would lead to is of no use. */
function forecastOf({ course }: DrawnSeries): DrawnCourse['forecast'] {
  return course.gap === 0 ? undefined : course.forecast;
}

/** Beside the end of the forecast, clear of the word of the target. */
function forecastHeight(scale: Scale, atEnd: number, target: number | undefined): number {
  const wanted = scale.y(atEnd) + 4;
  if (target === undefined) return wanted;
  const taken = scale.y(target) + 4;
  return Math.abs(wanted - taken) >= labelGap ? wanted : taken + labelGap;
}

/** A chart of a report, drawn from the figures that the report holds: a draft and an edition show it alike. */

import { useMemo } from 'react';
import type { Language } from '../../../domain/entity/field.ts';
import type { ChartBlock, ChartSeries } from '../../../domain/report/quarterly/report-document.ts';
import { enrolmentGap } from '../../../domain/programme/enrolment.ts';
import { InLanguage } from '../../i18n/in-language.tsx';
import { EventList, EventName } from '../../parts/enrolment/context-list.tsx';
import type { DrawnSeries } from '../../parts/enrolment/drawn-series.ts';
import { EnrolmentChart } from '../../parts/enrolment/enrolment-chart.tsx';
import { CurveLegend } from '../../parts/enrolment/enrolment-picture.tsx';
import styles from './quarterly.module.css';
import { Words } from './words.tsx';

interface ReportChartProps {
  readonly chart: ChartBlock;
  /** Of the report. */
  readonly language: Language;
}

/** The chart with its caption and what its lines and bars are. */
export function ReportChart({ chart, language }: ReportChartProps) {
  const { main } = useDrawn(chart);
  return (
    <figure className={styles.chart} lang={language}>
      <InLanguage language={language}>
        <ChartDrawing chart={chart} />
        <figcaption className={styles.chartCaption}>{chart.caption}</figcaption>
        {main === undefined ? null : <CurveLegend main={main} />}
        <EventList count={chart.events.length}>
          {chart.events.map(({ line }, index) => (
            // Their places are their numbers.
            <EventName key={`${chart.key} ${index}`} number={index + 1}>
              <Words line={line} />
            </EventName>
          ))}
        </EventList>
      </InLanguage>
    </figure>
  );
}

interface ChartDrawingProps {
  readonly chart: ChartBlock;
  /** In pixels; as wide as it has room where absent. */
  readonly width?: number;
}

/** The drawing alone, in the language around it. */
export function ChartDrawing({ chart, width }: ChartDrawingProps) {
  const { series, main, padIds, bars } = useDrawn(chart);
  if (main === undefined) return null;
  return (
    <EnrolmentChart
      series={series}
      main={main}
      padIds={padIds}
      period={chart.period}
      today={chart.day}
      isPast
      reviewDays={chart.reviewDays}
      bars={bars}
      lanes={chart.lanes}
      summary={chart.description}
      width={width}
    />
  );
}

function useDrawn(chart: ChartBlock) {
  return useMemo(() => {
    const series = chart.series.map(drawnOf);
    const padIds = chart.series.flatMap(({ id, code }) => (code === undefined ? [] : [id]));
    const bars = chart.events.map(({ name, ...event }, index) => ({
      ...event,
      number: index + 1,
      name: name?.text,
      lang: name?.lang,
    }));
    // The line to the target is that of all launch pads.
    return { series, main: series.at(-1), padIds, bars };
  }, [chart]);
}

function drawnOf({ id, code, enrolled, target, atEnd, steps }: ChartSeries): DrawnSeries {
  const gap = target === undefined ? undefined : enrolmentGap(target, enrolled);
  const forecast = atEnd === undefined ? undefined : { atEnd };
  return { id, code, course: { enrolled, target, gap, steps, forecast } };
}

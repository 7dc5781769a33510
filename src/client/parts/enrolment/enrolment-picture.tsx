/** The curves of enrolment with the context on the same axis, of all launch pads or of one of them. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateRange, LocalDate } from '../../../domain/calendar/local-date.ts';
import { contextBars, contextLanes } from '../../../domain/programme/context-bars.ts';
import type { Language, Text2 } from '../../../domain/entity/field.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { Section } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ContextList } from './context-list.tsx';
import type { DrawnSeries } from './drawn-series.ts';
import { EnrolmentChart } from './enrolment-chart.tsx';
import styles from './enrolment-picture.module.css';
import { useSituation } from './situation.ts';
import { type Enrolment, type Series, totalId } from './use-enrolment.ts';

interface EnrolmentPictureProps {
  readonly enrolment: Enrolment;
  readonly period: DateRange;
  /** The day up to which enrolments are drawn. */
  readonly day: LocalDate;
}

/** The curves of all pads with their total, or of one pad: a section of a screen. */
export function EnrolmentPicture({ enrolment, period, day }: EnrolmentPictureProps) {
  const { t } = useTranslation('enrolment');
  const [chosen, setChosen] = useState(totalId);
  const { pads, total } = enrolment;
  const [onlyPad] = pads;
  const main =
    pads.length === 1 && onlyPad !== undefined
      ? onlyPad
      : (pads.find(({ id }) => id === chosen) ?? total);
  return (
    <Section
      title={t('chart.title')}
      aside={
        pads.length < 2 ? undefined : (
          <Segments
            label={t('chart.choose')}
            value={main.id}
            onValueChange={setChosen}
            options={[
              { value: totalId, label: t('chart.all') },
              // The name holds what is seen, so that it can be asked for by voice.
              ...pads.map(({ id, code = '', name = '' }) => ({
                value: id,
                label: code,
                name: `${code} ${name}`,
              })),
            ]}
          />
        )
      }
    >
      <EnrolmentCurves enrolment={enrolment} period={period} day={day} main={main} />
    </Section>
  );
}

interface EnrolmentCurvesProps extends EnrolmentPictureProps {
  /** The curve whose line to the target is drawn; all curves are drawn where it is that of all pads. */
  readonly main: Series;
}

/** The curves and the names of what lies under them. */
export function EnrolmentCurves({ enrolment, period, day, main }: EnrolmentCurvesProps) {
  const { t } = useTranslation('enrolment');
  const events = useCarnetState((state) => state.events);
  const launchPads = useCarnetState((state) => state.launchPads);
  const { language } = useFormat();
  const bars = useMemo(() => contextBars(events, period), [events, period]);
  const lanes = useMemo(
    () =>
      contextLanes(
        bars,
        launchPads.map(({ values }) => values.country),
      ),
    [bars, launchPads],
  );
  const drawn = useMemo(
    () =>
      bars.map((bar) => ({
        ...bar,
        ...nameOf(bar.event.values.title, language),
        lane: lanes.findIndex(({ numbers }) => numbers.includes(bar.number)),
      })),
    [bars, lanes, language],
  );
  const situation = useSituation(period);
  const now = useToday();
  const { pads, total, reviews } = enrolment;
  const series = main.id === totalId ? [...pads, total] : [main];
  const summary = series
    .map(({ code, course }) =>
      t('chart.summary', { name: code ?? t('total'), words: situation(course, day).join(' ') }),
    )
    .join(' ');
  return (
    <>
      <EnrolmentChart
        series={series}
        main={main}
        padIds={pads.map(({ id }) => id)}
        period={period}
        today={day}
        isPast={day < now}
        reviewDays={reviews.map(({ closesOn }) => closesOn)}
        bars={drawn}
        lanes={lanes.map(({ subject, country }) =>
          [
            t(`context.lane.${subject}`),
            ...launchPads.flatMap(({ values }) =>
              country !== undefined && values.country === country ? [values.code] : [],
            ),
          ].join(' '),
        )}
        summary={summary}
      />
      <CurveLegend main={main} />
      <ContextList bars={bars} />
    </>
  );
}

/** A title in a language, in the one it was written in where it is not translated. */
function nameOf(title: Text2, language: Language) {
  const said = sideOf(title, language);
  return said === '' ? { name: title.text, lang: title.lang } : { name: said, lang: language };
}

/** What the lines are that no curve names. */
export function CurveLegend({ main }: { readonly main: DrawnSeries }) {
  const { t } = useTranslation('enrolment');
  const { target, forecast, gap } = main.course;
  return (
    <p className={styles.legend}>
      {target === undefined ? null : (
        <span className={styles.key}>
          <span className={styles.lineKey} />
          {t('chart.lineKey')}
        </span>
      )}
      {forecast === undefined || gap === 0 ? null : (
        <span className={styles.key}>
          <span className={styles.forecastKey} />
          {t('chart.forecastKey')}
        </span>
      )}
    </p>
  );
}

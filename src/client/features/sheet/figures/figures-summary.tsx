/** What the months of a channel say: three lines over time, and the table of before, after and a year ago. */

import { useTranslation } from 'react-i18next';
import { daysBetween, type LocalMonth } from '../../../../domain/calendar/local-date.ts';
import {
  beforeAfter,
  change,
  type Indicator,
  indicators,
  type Period,
  periodOf,
  yearBack,
} from '../../../../domain/figures/compare.ts';
import { contextShades } from '../../../../domain/figures/context-shades.ts';
import type { MonthRow } from '../../../../domain/figures/month-rows.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { LineChart } from '../../../ui/chart/line-chart.tsx';
import { Table } from '../../../ui/table.tsx';
import styles from './figures.module.css';

interface FiguresSummaryProps {
  readonly months: readonly LocalMonth[];
  readonly rows: ReadonlyMap<LocalMonth, MonthRow>;
  readonly connectedOn: string | undefined;
}

const drawn = ['orders', 'visits', 'conversion'] as const satisfies readonly Indicator[];

/** The lines over time, with what may explain their bends. */
export function FiguresCharts({ months, rows, connectedOn }: FiguresSummaryProps) {
  if (rows.size === 0) return null;
  return (
    <>
      <div className={styles.charts}>
        {drawn.map((indicator) => (
          <IndicatorChart
            key={indicator}
            indicator={indicator}
            months={months}
            rows={rows}
            connectedOn={connectedOn}
          />
        ))}
      </div>
      <ContextOf months={months} />
    </>
  );
}

type IndicatorChartProps = FiguresSummaryProps & { readonly indicator: (typeof drawn)[number] };

function IndicatorChart({ indicator, months, rows, connectedOn }: IndicatorChartProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const events = useCarnetState((state) => state.events);
  const written = useIndicatorText();
  const points = months.map((month) => {
    const values = rows.get(month)?.values;
    const period = values === undefined ? undefined : periodOf([values]);
    return { id: month, label: format.month(month, 'short'), value: period?.[indicator] };
  });
  const known = points.filter(({ value }) => value !== undefined);
  const last = known.at(-1);
  const [first] = known;
  if (first === undefined || last === undefined) return null;
  const before = known.at(-2);
  const name = t(`indicator.${indicator}`);
  const text = (value: number | undefined): string => written(indicator, value);
  const mark = connectedOn === undefined ? -1 : months.indexOf(connectedOn.slice(0, 7));
  return (
    <div className={styles.card}>
      <h3 className={styles.name}>{name}</h3>
      <p>
        <strong className={styles.figure}>{text(last.value)}</strong> {last.label}
      </p>
      <p className={styles.remark}>
        {before === undefined ? '' : `${text(before.value)} · ${before.label}`}
      </p>
      <LineChart
        summary={t('chart', {
          name,
          first: text(first.value),
          firstMonth: first.label,
          last: text(last.value),
          lastMonth: last.label,
        })}
        points={points}
        shades={contextShades(events, months).map(({ event, from, to }) => ({
          id: event.id,
          from,
          to,
          half: halfOf(event.values.country),
        }))}
        mark={mark === -1 ? undefined : mark}
        format={text}
      />
      <details className={styles.values}>
        <summary>{t('asTable')}</summary>
        <Table caption={name}>
          <tbody>
            {known.map(({ id, label, value }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td data-align="end">{text(value)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </div>
  );
}

/** One country above the other, so that the two are told apart. */
function halfOf(country: string | undefined): 'upper' | 'lower' | undefined {
  if (country === 'GB') return 'upper';
  return country === 'FR' ? 'lower' : undefined;
}

/** What the shaded times are, of both countries. */
function ContextOf({ months }: Pick<FiguresSummaryProps, 'months'>) {
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const today = useToday();
  const events = useCarnetState((state) => state.events);
  const shades = contextShades(events, months);
  if (shades.length === 0) return null;
  const named = shades.map(({ event }) => {
    const { title, country, from, to = from } = event.values;
    const name = title.lang === format.language ? title.text : (title.translation ?? title.text);
    const where = country === undefined ? '' : ` (${t(`domain:option.country.${country}`)})`;
    const days = daysBetween(from, to) === 0 ? '' : `, ${format.dateRange(from, to, today)}`;
    return `${name}${where}${days}`;
  });
  return (
    <p className={styles.remark}>
      {t('shaded')} {named.join(' · ')}
    </p>
  );
}

interface ComparisonProps {
  readonly rows: ReadonlyMap<LocalMonth, MonthRow>;
  readonly connectedOn: string | undefined;
}

/** Before and after the connection, and the same month a year before. */
export function FiguresComparison({ rows, connectedOn }: ComparisonProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const connection =
    connectedOn === undefined ? undefined : beforeAfter(rows.values(), connectedOn);
  const year = yearBack(rows);
  if (connection === undefined && year === undefined) return null;
  return (
    <>
      <Table caption={t('compare.title')} captionShown>
        <thead>
          <tr>
            <th scope="col">{t('compare.indicator')}</th>
            {connection === undefined ? null : (
              <>
                <th scope="col" data-align="end">
                  {t('compare.before', { count: connection.before.months })}
                </th>
                <th scope="col" data-align="end">
                  {t('compare.after', { count: connection.after.months })}
                </th>
                <th scope="col" data-align="end">
                  {t('compare.change')}
                </th>
              </>
            )}
            {year === undefined ? null : (
              <>
                <th scope="col" data-align="end">
                  {t('compare.yearBack', { month: format.month(year.month, 'short') })}
                </th>
                <th scope="col" data-align="end">
                  {format.month(year.month, 'short')}
                </th>
                <th scope="col" data-align="end">
                  {t('compare.change')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <tr key={indicator}>
              <th scope="row">{t(`indicator.${indicator}`)}</th>
              {connection === undefined ? null : (
                <Pair indicator={indicator} from={connection.before} to={connection.after} />
              )}
              {year === undefined ? null : (
                <Pair indicator={indicator} from={year.earlier} to={year.now} />
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className={styles.remark}>{t('compare.remark')}</p>
    </>
  );
}

interface PairProps {
  readonly indicator: Indicator;
  readonly from: Period;
  readonly to: Period;
}

function Pair({ indicator, from, to }: PairProps) {
  const format = useFormat();
  const written = useIndicatorText();
  const [left, right] = [from[indicator], to[indicator]];
  const changed = isComparable(left, right) ? change(sizeOf(left), sizeOf(right)) : undefined;
  const sign = changed !== undefined && changed > 0 ? '+' : '';
  return (
    <>
      <td data-align="end">{written(indicator, left)}</td>
      <td data-align="end">{written(indicator, right)}</td>
      <td data-align="end">{changed === undefined ? '–' : `${sign}${format.percent(changed)}`}</td>
    </>
  );
}

type Value = Period[Indicator];

function sizeOf(value: Value): number | undefined {
  return typeof value === 'object' ? value.amount : value;
}

/** Amounts of two currencies are not compared. */
function isComparable(left: Value, right: Value): boolean {
  return typeof left !== 'object' || typeof right !== 'object' || left.currency === right.currency;
}

const ratios: ReadonlySet<Indicator> = new Set(['conversion', 'returnRate', 'shareAbroad']);

/** A value as it is written; a dash for what cannot be said. */
function useIndicatorText(): (indicator: Indicator, value: Value) => string {
  const format = useFormat();
  return (indicator, value) => {
    if (value === undefined) return '–';
    if (typeof value === 'object') return format.money(value, 'whenNeeded');
    return ratios.has(indicator)
      ? format.percent(value, 1)
      : format.number(value, Number.isInteger(value) ? 0 : 1);
  };
}

/** The targets of the plans that stand, against the latest month that has figures. */

import { useTranslation } from 'react-i18next';
import { hasFigures } from '../../../../domain/figures/channel-facts.ts';
import type { MonthRow } from '../../../../domain/figures/month-rows.ts';
import {
  standingPlans,
  targetLines,
  type TargetLine,
} from '../../../../domain/figures/plan-targets.ts';
import type { LocalMonth } from '../../../../domain/calendar/local-date.ts';
import type { Money } from '../../../../domain/entity/field.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useLazyRecords } from '../../../model/use-records.ts';
import { Table } from '../../../ui/table.tsx';
import styles from './figures.module.css';

interface PlanTargetsProps {
  readonly smeId: string;
  readonly rows: ReadonlyMap<LocalMonth, MonthRow>;
  readonly currency: Money['currency'];
  /** Of the channel. */
  readonly name: string;
}

/** Shows nothing where no plan names a target. */
export function PlanTargets({ smeId, rows, currency, name }: PlanTargetsProps) {
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const { records } = useLazyRecords(smeId, 'form');
  const last = [...rows.values()].findLast(({ values }) => hasFigures(values));
  const plans = standingPlans(records ?? []).flatMap((plan) => {
    const lines = targetLines(plan, last?.values);
    return lines.length === 0 ? [] : [{ plan, lines }];
  });
  if (plans.length === 0) return null;
  const came =
    last === undefined
      ? name
      : t('figures:targets.came', { month: format.month(last.month, 'short'), channel: name });
  return (
    <>
      {plans.map(({ plan, lines }) => {
        const { market } = plan.values;
        return (
          <Table
            key={plan.id}
            captionShown
            caption={t('figures:targets.title', {
              market: market === undefined ? '–' : t(`domain:option.country.${market}`),
            })}
          >
            <thead>
              <tr>
                <th scope="col">{t('figures:targets.measure')}</th>
                <th scope="col" data-align="end">
                  {t('figures:targets.target')}
                </th>
                <th scope="col">{t('figures:targets.by')}</th>
                <th scope="col" data-align="end">
                  {came}
                </th>
                <th scope="col" data-align="end">
                  {t('figures:targets.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.measure} line={line} currency={currency} />
              ))}
            </tbody>
          </Table>
        );
      })}
      <p className={styles.remark}>{t('figures:targets.remark')}</p>
    </>
  );
}

interface LineProps {
  readonly line: TargetLine;
  readonly currency: Money['currency'];
}

function Line({ line, currency }: LineProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const today = useToday();
  const { measure, target, by, came, share, isReached } = line;
  const isRate = measure === 'conversionRate' || measure === 'returnRate';
  const isAmount =
    measure === 'revenue' || measure === 'averageOrder' || measure === 'revenueAbroad';
  const written = (value: number | Money | undefined): string => {
    if (value === undefined) return '–';
    if (typeof value === 'object') return format.money(value, 'whenNeeded');
    if (isRate) return format.percent(value / 100, 1);
    return isAmount
      ? format.money({ amount: value, currency }, 'whenNeeded')
      : format.number(value, Number.isInteger(value) ? 0 : 1);
  };
  return (
    <tr>
      <th scope="row">{t(`targets.measures.${measure}`)}</th>
      <td data-align="end">{written(target)}</td>
      <td>{by === undefined ? '' : format.dayMonth(by, today)}</td>
      <td data-align="end">{written(came)}</td>
      <td data-align="end">
        {share === undefined
          ? '–'
          : isReached
            ? t('targets.reached', { share })
            : format.percent(share)}
      </td>
    </tr>
  );
}

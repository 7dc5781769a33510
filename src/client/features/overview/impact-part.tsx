/** What came of the support in the days that are shown: achievements by kind and launch pad, with what they add up to. */

import { useTranslation } from 'react-i18next';
import {
  currencies,
  type ImpactPart as ImpactPartName,
  impactParts,
} from '../../../domain/report/achievement-figures.ts';
import { figureKey } from '../../../domain/report/figure.ts';
import { wholeId } from '../../../domain/report/overview.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { PadName } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

interface ImpactRow {
  readonly what: string;
  readonly part: string;
  readonly name: string;
  readonly words?: (value: number) => string;
}

export function ImpactPart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { pads, impact, days, today } = overview;
  const rows = useImpactRows().filter(({ what, part }) =>
    impact.has(figureKey(what, wholeId, part)),
  );
  return (
    <Section
      title={t('impact.title')}
      lead={t('impact.lead', { days: format.dateRange(days.from, days.to, today) })}
    >
      {rows.length === 0 ? (
        <p className={styles.line}>{t('impact.none')}</p>
      ) : (
        <Table caption={t('impact.title')} className={styles.fitted}>
          <thead>
            <tr>
              <th scope="col">{t('impact.kind')}</th>
              {pads.map((pad) => (
                <th key={pad.id} scope="col" data-align="end">
                  <PadName pad={pad} events={pad.context} />
                </th>
              ))}
              <th scope="col" data-align="end">
                {t('whole')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.what} ${row.part}`}>
                <th scope="row">{row.name}</th>
                {[...pads.map(({ id }) => id), wholeId].map((id) => (
                  <ImpactCell key={id} padId={id} row={row} overview={overview} />
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

/** Every row that there may be, in their order. */
function useImpactRows(): readonly ImpactRow[] {
  const { t } = useTranslation(['overview', 'domain']);
  const format = useFormat();
  const sums: Readonly<Partial<Record<ImpactPartName, readonly ImpactRow[]>>> = {
    jobs: [{ what: 'jobs', part: '', name: t('overview:impact.jobs') }],
    revenueAbroad: currencies.map((currency) => ({
      what: 'abroad',
      part: currency,
      name: t(`overview:impact.abroad.${currency}`),
      words: (amount) => format.money({ amount, currency }, 'whenNeeded'),
    })),
  };
  return impactParts.flatMap((part) => [
    {
      what: 'impact',
      part,
      name:
        part === 'notAttributed'
          ? t('overview:impact.notAttributed')
          : t(`domain:option.achievementKind.${part}`),
    },
    ...(sums[part] ?? []),
  ]);
}

interface ImpactCellProps {
  readonly padId: string;
  readonly row: ImpactRow;
  readonly overview: Overview;
}

function ImpactCell({ padId, row, overview }: ImpactCellProps) {
  const key = figureKey(row.what, padId, row.part);
  const value = overview.impact.get(key)?.value;
  return (
    <td data-align="end">
      <NumberLink
        of={key}
        value={value}
        words={value === undefined ? undefined : row.words?.(value)}
      />
    </td>
  );
}

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
import { classNames } from '../../ui/class-names.ts';
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
        <Table
          caption={t('impact.title')}
          stacked
          className={classNames(styles.fitted, styles.facts, styles.byPad)}
        >
          <thead>
            <tr>
              <th scope="col">{t('impact.kind')}</th>
              {pads.map((pad) => (
                <th key={pad.id} scope="col" data-align="end">
                  <PadName pad={pad} events={pad.context} />
                </th>
              ))}
              <th scope="col" data-align="end" data-whole>
                {t('whole')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.what} ${row.part}`}>
                <th scope="row">{row.name}</th>
                {pads.map(({ id, code }) => (
                  <ImpactCell key={id} padId={id} label={code} row={row} overview={overview} />
                ))}
                <ImpactCell padId={wholeId} label={t('whole')} row={row} overview={overview} />
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
  function partName(part: ImpactPartName): string {
    if (part === 'notAttributed') return t('overview:impact.notAttributed');
    const name = t(`domain:option.achievementKind.${part}`);
    // Beside what they add up to, how many there are says that it is a number of them.
    return sums[part] === undefined ? name : t('overview:impact.counted', { name });
  }
  return impactParts.flatMap((part) => [
    {
      what: 'impact',
      part,
      name: partName(part),
    },
    ...(sums[part] ?? []),
  ]);
}

interface ImpactCellProps {
  readonly padId: string;
  readonly label: string;
  readonly row: ImpactRow;
  readonly overview: Overview;
}

function ImpactCell({ padId, label, row, overview }: ImpactCellProps) {
  const key = figureKey(row.what, padId, row.part);
  const value = overview.impact.get(key)?.value;
  return (
    <td data-label={label} data-align="end">
      <NumberLink
        of={key}
        value={value}
        words={value === undefined ? undefined : row.words?.(value)}
      />
    </td>
  );
}

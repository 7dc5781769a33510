/**
 * The support that the SMEs of each launch pad got, against the hours that the programme owes each of them. Preparation
 * stands beside it and in no value.
 */

import { useTranslation } from 'react-i18next';
import { currencies } from '../../../domain/report/achievement-figures.ts';
import { figureKey } from '../../../domain/report/figure.ts';
import { endingWeeks, supportParts } from '../../../domain/report/support-figures.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { PadName } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

interface SupportColumn {
  readonly what: string;
  readonly part: string;
  readonly name: string;
  readonly words?: (value: number) => string;
}

export function SupportPart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const hours = useCarnetState((state) => state.programme?.values.minimumHours);
  const columns = useColumns(hours);
  const { pads, support } = overview;
  return (
    <Section
      title={t('support.title')}
      lead={
        hours === undefined
          ? t('support.noMinimum')
          : t('support.lead', { hours, weeks: endingWeeks })
      }
    >
      {support.size === 0 ? (
        <p className={styles.line}>{t('support.none')}</p>
      ) : (
        <Table caption={t('support.title')} stacked className={styles.facts}>
          <thead>
            <tr>
              <th scope="col">{t('pad')}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" data-align="end">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pads.map((pad) => (
              <tr key={pad.id}>
                <th scope="row">
                  <PadName pad={pad} events={pad.contextSinceStart} />
                </th>
                {columns.map((column) => (
                  <SupportCell
                    key={column.name}
                    padId={pad.id}
                    column={column}
                    overview={overview}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

/** The columns; those about the minimum only where there is one. */
function useColumns(hours: number | undefined): readonly SupportColumn[] {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const rate = useCarnetState((state) => state.programme?.values.supportDayRate);
  const parts = supportParts.filter((part) => part === 'ending' || hours !== undefined);
  const duration = (minutes: number): string => format.duration(minutes);
  return [
    ...parts.map((part) => ({ what: 'support', part, name: t(`support.${part}`) })),
    { what: 'given', part: '', name: t('support.given'), words: duration },
    ...currencies
      .filter((currency) => currency === rate?.currency)
      .map((currency) => ({
        what: 'worth',
        part: currency,
        name: t('support.worth'),
        words: (amount: number) => format.money({ amount, currency }, 'whenNeeded'),
      })),
    { what: 'preparation', part: '', name: t('support.preparation'), words: duration },
  ];
}

interface SupportCellProps {
  readonly padId: string;
  readonly column: SupportColumn;
  readonly overview: Overview;
}

function SupportCell({ padId, column, overview }: SupportCellProps) {
  const key = figureKey(column.what, padId, column.part);
  const value = overview.support.get(key)?.value;
  const words = value === undefined ? undefined : column.words?.(value);
  return (
    <td data-label={column.name} data-align="end">
      <NumberLink of={key} value={value} words={words} />
    </td>
  );
}

/** The channels of a sheet on paper: what each month brought, the latest last, and before and after the connection. */

import { useTranslation } from 'react-i18next';
import { connectedDay } from '../../../../domain/alert/figures-facts.ts';
import { type Measure, measures } from '../../../../domain/figures/measures.ts';
import { type MonthRow, rowsByChannel } from '../../../../domain/figures/month-rows.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { lazyRecordsOf } from '../../../model/records.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { useRecords } from '../../../model/use-records.ts';
import { Table } from '../../../ui/table.tsx';
import { FiguresComparison } from '../figures/figures-summary.tsx';
import { useCellTexts } from '../figures/use-cell-texts.ts';
import styles from './sheet-paper.module.css';

/** Months on paper; the earlier ones are in Carnet and in the table. */
const monthsMax = 12;

export function PaperFigures({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation(['export', 'figures']);
  const channels = useRecords(smeId, 'channel');
  const records = useCarnetState((state) => lazyRecordsOf(state, smeId, 'figures'));
  if (records === undefined) {
    return <p className={styles.section}>{t('export:paper.figuresReading')}</p>;
  }
  const places = [
    ...channels.map((channel) => ({
      id: channel.id,
      name: channel.values.name,
      from: connectedDay(channel),
    })),
    { id: undefined, name: t('figures:wholeBusiness'), from: undefined },
  ];
  const byChannel = rowsByChannel(records);
  const parts = places.flatMap(({ id, name, from }) => {
    const rows = byChannel.get(id);
    return rows === undefined ? [] : [{ id: id ?? '', name, from, rows }];
  });
  if (parts.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('figures:months')}</h2>
      {parts.map(({ id, name, from, rows }) => (
        <div key={id} className={styles.figures}>
          <MonthsOnPaper name={name} rows={[...rows.values()].slice(-monthsMax)} />
          <FiguresComparison rows={rows} connectedOn={from} />
        </div>
      ))}
    </section>
  );
}

interface MonthsProps {
  readonly name: string;
  readonly rows: readonly MonthRow[];
}

function MonthsOnPaper({ name, rows }: MonthsProps) {
  const { t } = useTranslation('domain');
  const format = useFormat();
  const { shown } = useCellTexts();
  const known = measures.filter((measure: Measure) =>
    rows.some(({ values }) => values[measure] !== undefined),
  );
  return (
    <Table caption={name} captionShown>
      <thead>
        <tr>
          <th scope="col">{t('field.figures.month')}</th>
          {known.map((measure) => (
            <th key={measure} scope="col" data-align="end">
              {t(`field.figures.${measure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ month, values }) => (
          <tr key={month}>
            <th scope="row">{format.month(month, 'short')}</th>
            {known.map((measure) => (
              <td key={measure} data-align="end">
                {shown(values[measure])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

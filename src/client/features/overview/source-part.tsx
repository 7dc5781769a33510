/** Where the SMEs came from, and what came of each source. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { sourceKey, yieldSteps } from '../../../domain/report/source-figures.ts';
import { paths } from '../../ports/routes.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { useSourceName } from './use-source-name.ts';
import type { Overview } from './use-overview.ts';

export function SourcePart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation(['overview', 'domain']);
  const nameOf = useSourceName();
  const { sources, figures } = overview;
  return (
    <Section
      title={t('overview:sources.title')}
      lead={t('overview:sources.lead')}
      aside={
        <Link href={paths.organisations()} className={styles.link}>
          {t('overview:sources.organisations')}
        </Link>
      }
    >
      {sources.length === 0 ? (
        <p className={styles.line}>{t('overview:sources.none')}</p>
      ) : (
        <Table caption={t('overview:sources.title')} stacked className={styles.facts}>
          <thead>
            <tr>
              <th scope="col">{t('overview:sources.source')}</th>
              {yieldSteps.map((step) => (
                <th key={step} scope="col" data-align="end">
                  {t(`overview:sources.${step}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source}>
                <th scope="row">
                  <bdi>{nameOf(source)}</bdi>
                </th>
                {yieldSteps.map((step) => {
                  const key = sourceKey(source, step);
                  return (
                    <td key={step} data-label={t(`overview:sources.${step}`)} data-align="end">
                      <NumberLink of={key} value={figures.get(key)?.value} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

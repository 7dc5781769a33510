/** The stages and states of the SMEs of each launch pad, today. Pads keep their order: nothing sorts or compares them. */

import { useTranslation } from 'react-i18next';
import { figureKey } from '../../../domain/report/figure.ts';
import { overviewAlerts, overviewStages } from '../../../domain/report/overview.ts';
import { classNames } from '../../ui/class-names.ts';
import { Health } from '../../ui/health.tsx';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { PadName } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

const levels = ['ok', 'watch', 'risk'] as const;

interface StagePartProps {
  readonly overview: Overview;
  /** What contacts say is not known yet. */
  readonly contactsComing: boolean;
}

export function StagePart({ overview, contactsComing }: StagePartProps) {
  const { t } = useTranslation(['overview', 'domain', 'alerts']);
  const { pads, figures } = overview;
  const cell = (what: string, padId: string, part: string, name: string) => {
    const key = figureKey(what, padId, part);
    return (
      <td key={key} data-label={name} data-align="end">
        <NumberLink of={key} value={figures.get(key)?.value} />
      </td>
    );
  };
  return (
    <Section
      title={t('overview:stages.title')}
      lead={contactsComing ? t('overview:coming') : undefined}
    >
      <Table
        caption={t('overview:stages.title')}
        stacked
        className={classNames(styles.facts, styles.wide)}
      >
        <thead>
          <tr>
            <th scope="col">{t('overview:pad')}</th>
            {overviewStages.map((stage) => (
              <th key={stage} scope="col" data-align="end">
                {t(`domain:option.stage.${stage}`)}
              </th>
            ))}
            {levels.map((level) => (
              <th key={level} scope="col" data-align="end">
                <Health level={level}>{t(`domain:option.health.${level}`)}</Health>
              </th>
            ))}
            {overviewAlerts.map((alert) => (
              <th key={alert} scope="col" data-align="end">
                {t(`alerts:name.${alert}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pads.map((pad) => (
            <tr key={pad.id}>
              <th scope="row">
                <PadName pad={pad} events={pad.contextToday} />
              </th>
              {overviewStages.map((stage) =>
                cell('stage', pad.id, stage, t(`domain:option.stage.${stage}`)),
              )}
              {levels.map((level) =>
                cell('health', pad.id, level, t(`domain:option.health.${level}`)),
              )}
              {overviewAlerts.map((alert) =>
                cell('alert', pad.id, alert, t(`alerts:name.${alert}`)),
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

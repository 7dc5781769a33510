/** That somebody judged the health otherwise than the alerts: who, why, until when, and what the alerts say. */

import { useTranslation } from 'react-i18next';
import type { AlertList } from '../../../../domain/alert/alerts-of.ts';
import { computedHealth, type Health } from '../../../../domain/alert/health.ts';
import { endHealthOverride } from '../../../../domain/alert/override-health.ts';
import { stampOf } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnet, useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { TextButton } from '../../../ui/text-link.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import styles from './alerts-block.module.css';
import column from './side-column.module.css';

interface HealthJudgementProps {
  readonly sheet: Sheet;
  readonly alerts: AlertList;
  readonly health: Health;
  readonly readOnly: boolean;
}

export function HealthJudgement({ sheet, alerts, health, readOnly }: HealthJudgementProps) {
  const { t } = useTranslation(['alerts', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const open = useOpenDialog();
  const { sme } = sheet;
  const record = useCarnet().record(sme.id);
  const by = record === undefined ? undefined : stampOf(record, 'healthOverride').by;
  const name = useCarnetState((state) => state.members.find(({ id }) => id === by)?.values.name);
  const { override } = health;
  if (override === undefined) return null;
  const date = format.dayMonth(override.until, today);
  const level = t(`domain:option.health.${computedHealth(sheet, alerts)}`);
  return (
    <div className={styles.judgement}>
      <span className={column.text}>{override.reason}</span>
      <span className={column.quiet}>
        {name === undefined
          ? t('alerts:health.byNobody', { date })
          : t('alerts:health.byHand', { name, date })}
      </span>
      <span className={column.quiet}>{t('alerts:health.computed', { level })}</span>
      {readOnly ? null : (
        <span className={styles.buttons}>
          <TextButton onClick={() => open({ kind: 'health' })}>
            {t('alerts:health.change')}
          </TextButton>
          <TextButton
            onClick={() =>
              void change(endHealthOverride(sme.id), {
                done: t('alerts:health.ended', { name: sme.values.name }),
              })
            }
          >
            {t('alerts:health.end')}
          </TextButton>
        </span>
      )}
    </div>
  );
}

/**
 * In the card of two stages: the days that came with them. They are fields of their own, and stay whichever stage is chosen;
 * only a person knows which of them took place (F263).
 */

import { useTranslation } from 'react-i18next';
import type { FieldConflict } from '../../../domain/conflict/open-conflict.ts';
import { recordAs } from '../../../domain/operation/record.ts';
import { allStages } from '../../../domain/sme/sme.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import styles from './conflict-cards.module.css';

interface StageDaysProps {
  readonly conflict: FieldConflict;
}

export function StageDays({ conflict }: StageDaysProps) {
  const { t } = useTranslation(['conflict', 'domain']);
  const format = useFormat();
  const today = useToday();
  const sme = conflict.field === 'stage' ? recordAs(conflict.record, 'sme') : undefined;
  if (sme === undefined) return null;
  const chosen = new Set(conflict.versions.map(({ value }) => value));
  const days = allStages.flatMap((stage) => {
    const on = chosen.has(stage) ? sme.values.stageDates?.[stage] : undefined;
    if (on === undefined) return [];
    const words = { stage: t(`domain:option.stage.${stage}`), date: format.dayMonth(on, today) };
    return [t('conflict:card.stageDay', words)];
  });
  if (days.length === 0) return null;
  // No paragraph: those in an entry of the list are narrower than the card.
  return <div className={styles.daysStay}>{t('conflict:card.daysStay', { days })}</div>;
}

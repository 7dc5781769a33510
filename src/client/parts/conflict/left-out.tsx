/** Below a version of a stage: which days are no longer counted where it is kept (F263). */

import { useTranslation } from 'react-i18next';
import type { FieldConflict, Version } from '../../../domain/conflict/open-conflict.ts';
import { recordAs } from '../../../domain/operation/record.ts';
import { leftOutWith } from '../../../domain/stage/left-out.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import styles from './conflict-cards.module.css';

interface LeftOutProps {
  readonly conflict: FieldConflict;
  readonly version: Version;
}

export function LeftOut({ conflict, version }: LeftOutProps) {
  const { t } = useTranslation(['conflict', 'domain']);
  const format = useFormat();
  const today = useToday();
  const sme = conflict.field === 'stage' ? recordAs(conflict.record, 'sme') : undefined;
  if (sme === undefined) return null;
  const days = leftOutWith(sme, version, conflict.versions).map(({ stage, on }) =>
    t('conflict:card.stageDay', {
      stage: t(`domain:option.stage.${stage}`),
      date: format.dayMonth(on, today),
    }),
  );
  if (days.length === 0) return null;
  return <p className={styles.where}>{t('conflict:card.leftOut', { days })}</p>;
}

/** How far a version of an entry plan is now, since when it is agreed, and how far it was that day (docs/decisions, 17). */

import { useTranslation } from 'react-i18next';
import { agreedOnField } from '../../../../domain/form/fields.ts';
import { readOutcome } from '../../../../domain/form/outcome.ts';
import type { FormView } from '../../../../domain/form/view.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { FormRecord } from '../../../parts/form/use-forms-of.ts';
import { Meter } from '../../../ui/meter.tsx';
import styles from './plan.module.css';

interface PlanProgressProps {
  readonly view: FormView;
  readonly form: FormRecord;
}

export function PlanProgress({ view: { result }, form }: PlanProgressProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  if (result.kind !== 'plan') return null;
  const { done, kept, leftOut } = result;
  const agreedOn = form.values[agreedOnField];
  const then = readOutcome(form.values.outcome)?.progress;
  const words = [
    t('progress', { count: done, kept }),
    ...(leftOut === 0 ? [] : [t('leftOutCount', { count: leftOut })]),
  ].join(' · ');
  return (
    <div className={styles.progress}>
      <span>{words}</span>
      <Meter value={done} max={kept} label={t('progressLabel')} valueText={words} />
      {typeof agreedOn === 'string' ? (
        <span>
          {t('agreedOn', {
            date: format.dateLong(agreedOn),
            share: format.percent((then ?? 0) / 100),
          })}
        </span>
      ) : null}
    </div>
  );
}

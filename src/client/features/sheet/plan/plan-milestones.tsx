/** The milestones of a section: actions like any other, ticked and opened here, and listed with the others. */

import { useTranslation } from 'react-i18next';
import type { SectionView } from '../../../../domain/form/view.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { AddAction } from '../../../parts/form/actions-control.tsx';
import { ActionLine } from '../actions/action-line.tsx';
import { milestonesOf } from './milestones.ts';
import styles from './plan.module.css';

interface PlanMilestonesProps {
  readonly sheet: Sheet;
  readonly section: SectionView;
  readonly readOnly: boolean;
}

export function PlanMilestones({ sheet, section, readOnly }: PlanMilestonesProps) {
  const { t } = useTranslation('plan');
  const { language } = useFormat();
  const milestones = milestonesOf(sheet.actions, section.key);
  if (readOnly && milestones.length === 0) return null;
  return (
    <div className={styles.milestones}>
      <h4>{t('milestones')}</h4>
      {milestones.length === 0 ? null : (
        <ul>
          {milestones.map((action) => (
            <li key={action.id}>
              <ActionLine action={action} readOnly={readOnly} />
            </li>
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <AddAction
          label={t('milestoneIn', { section: section.section.title[language] })}
          section={section.key}
          kind="milestone"
        />
      )}
    </div>
  );
}

/** How far the relation has come: five dots, and the word; the last ones are grey where the organisation rests. */

import { useTranslation } from 'react-i18next';
import { type Engagement, engagements } from '../../../domain/organisation/organisation.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './organisations.module.css';

const steps = engagements.filter((one) => one !== 'dormant' && one !== 'declined');

export function EngagementMark({ engagement }: { readonly engagement: Engagement }) {
  const { t } = useTranslation('domain');
  const at = steps.findIndex((step) => step === engagement);
  return (
    <span className={styles.engagement}>
      <span className={styles.dots} aria-hidden>
        {steps.map((step, index) => (
          <span
            key={step}
            className={classNames(
              styles.dot,
              index <= at && styles.reached,
              index === at && styles.here,
            )}
          />
        ))}
      </span>
      {t(`option.engagement.${engagement}`)}
    </span>
  );
}

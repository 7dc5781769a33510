/** Of those enrolled, how many an organisation brought, and how many came otherwise. */

import { useTranslation } from 'react-i18next';
import { enrolledBySource } from '../../../domain/organisation/yield.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import styles from './organisations.module.css';

export function SourcesFoot() {
  const { t } = useTranslation('organisations');
  const today = useToday();
  const sheets = useCarnetState((state) => state.sheets);
  const { byOrganisation, otherwise } = enrolledBySource(
    [...sheets.values()].map(({ sme }) => sme),
    today,
  );
  if (byOrganisation + otherwise === 0) return null;
  return (
    <p className={styles.foot}>
      {t('sources', { count: byOrganisation + otherwise, byOrganisation, otherwise })}
    </p>
  );
}

/** A visit that was begun here and not ended: one press leads back to where it was left. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useCarnetState } from '../model/use-carnet.ts';
import { useVisitsUnderWay } from '../model/visit-key.ts';
import { paths } from '../ports/routes.ts';
import { Icon } from '../ui/icon.tsx';
import { TextLink } from '../ui/text-link.tsx';
import styles from './bands.module.css';

export function VisitBand() {
  const { t } = useTranslation('visit');
  const [latest] = useVisitsUnderWay();
  const name = useCarnetState((state) =>
    latest === undefined ? undefined : state.sheets.get(latest.smeId)?.sme.values.name,
  );
  if (latest === undefined || name === undefined) return null;
  return (
    <div className={styles.band}>
      <div className={styles.line}>
        <Icon name="visit" />
        <span className={styles.words}>{t('underWay', { name })}</span>
        <Link href={paths.visit(latest.smeId, latest.contactId)} asChild>
          <TextLink>{t('resume')}</TextLink>
        </Link>
      </div>
    </div>
  );
}

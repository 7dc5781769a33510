/** Visits that were begun here and not ended: one press leads back to where each was left. */

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
  const visits = useVisitsUnderWay();
  const sheets = useCarnetState((state) => state.sheets);
  const named = visits.flatMap((visit) => {
    const name = sheets.get(visit.smeId)?.sme.values.name;
    return name === undefined ? [] : [{ ...visit, name }];
  });
  if (named.length === 0) return null;
  return (
    <div className={styles.band}>
      {named.map(({ smeId, contactId, name }) => (
        <div key={contactId} className={styles.line}>
          <Icon name="visit" />
          <span className={styles.words}>{t('underWay', { name })}</span>
          <Link href={paths.visit(smeId, contactId)} asChild>
            <TextLink>{t('resume')}</TextLink>
          </Link>
        </div>
      ))}
    </div>
  );
}

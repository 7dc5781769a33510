/** Visits that were begun here and not ended: one press leads back to where each was left. Who only reads visits nobody. */

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { mergedSheet } from '../model/merged-sheets.ts';
import { useCarnet, useCarnetState } from '../model/use-carnet.ts';
import { useMayWrite } from '../model/use-may-write.ts';
import { useVisitsUnderWay } from '../model/visit-key.ts';
import { paths } from '../ports/routes.ts';
import { Icon } from '../ui/icon.tsx';
import { TextLink } from '../ui/text-link.tsx';
import styles from './bands.module.css';

export function VisitBand() {
  const { t } = useTranslation('visit');
  const visits = useVisitsUnderWay();
  const sheets = useCarnetState((state) => state.sheets);
  const trashedSheets = useCarnetState((state) => state.trashedSheets);
  const trashed = useCarnetState((state) => state.trashedContacts);
  const mayWrite = useMayWrite();
  const carnet = useCarnet();
  useEffect(() => {
    // One that is in the bin is known by its journal; without it, the visit itself says so.
    for (const { smeId } of visits) carnet.loadJournal(smeId).catch(() => undefined);
  }, [carnet, visits]);
  const named = visits.flatMap(({ smeId: begunOn, contactId }) => {
    if (sheets.has(begunOn) && trashed.get(begunOn)?.some(({ id }) => id === contactId)) return [];
    // Where the sheet was merged, the visit goes on there.
    const smeId = mergedSheet(begunOn, { sheets, trashedSheets }) ?? begunOn;
    const name = sheets.get(smeId)?.sme.values.name;
    return name === undefined ? [] : [{ smeId, contactId, name }];
  });
  if (named.length === 0 || !mayWrite) return null;
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

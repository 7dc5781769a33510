/** Says that this is the sample, and on which day its story stands still. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../i18n/use-format.ts';
import { useCarnetState, useToday } from '../model/use-carnet.ts';
import { outsidePaths } from '../ports/routes.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { useInstalledProgrammes } from './use-installed-programmes.ts';
import styles from './bands.module.css';

export function SampleBand() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const today = useToday();
  const programmeId = useCarnetState((state) => state.programmeId);
  const installed = useInstalledProgrammes();
  const pinned = installed.some(
    (one) => one.programmeId === programmeId && one.pinnedDay !== undefined,
  );
  if (!pinned) return null;
  return (
    <div className={styles.band}>
      <Note
        icon="info"
        action={
          <Link href={`~${outsidePaths.start}`} asChild>
            <ButtonLink variant="quiet">{t('sample.leave')}</ButtonLink>
          </Link>
        }
      >
        {t('sample.text', { day: format.dateFull(today) })}
      </Note>
    </div>
  );
}

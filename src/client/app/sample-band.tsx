/** Says that this is the sample, and on which day its story stands still: in one line, until it is put away. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../i18n/use-format.ts';
import { useCarnetState, useToday } from '../model/use-carnet.ts';
import { outsidePaths } from '../ports/routes.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextLink } from '../ui/text-link.tsx';
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
  const [away, setAway] = useState(false);
  if (!pinned || away) return null;
  return (
    <div className={styles.band}>
      <div className={styles.line}>
        <Icon name="info" />
        <span className={styles.words}>{t('sample.text', { day: format.dateLong(today) })}</span>
        <Link href={`~${outsidePaths.start}`} asChild>
          <TextLink>{t('sample.leave')}</TextLink>
        </Link>
        <IconButton small icon="close" label={t('sample.hide')} onClick={() => setAway(true)} />
      </div>
    </div>
  );
}

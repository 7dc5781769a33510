/** The last lines of the panel: the last exchange, what is here without a network, how safe the storage here is. */

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useProtecting } from '../../model/use-protecting.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { PadExchanges } from './pad-exchanges.tsx';
import type { StorageReading } from './use-storage.ts';
import styles from './work-panel.module.css';

interface DeviceFactsProps {
  readonly storage: StorageReading;
  /** Closes the panel, as a link to another screen does. */
  readonly onLeave: () => void;
}

export function DeviceFacts({ storage, onLeave }: DeviceFactsProps) {
  const { t } = useTranslation(['sync', 'shell']);
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const { isConnected } = useSync();
  const count = useCarnetState((state) => state.sheets.size);
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const retryAt = useSyncState((state) => state.retryAt);
  const { report, read } = storage;
  // The browser may have promised it elsewhere since the last reading.
  useEffect(() => void read(), [read]);
  const protecting = useProtecting(storage.protect);
  const time = (at: number): string =>
    format.dayTime(localDateTimeIn(at, environment.zone()), today);
  const isProtected = report?.persisted === true;
  return (
    <div className={styles.block}>
      <dl className={styles.facts}>
        {isConnected ? (
          <>
            <dt>{t('sync:facts.exchanged')}</dt>
            <dd>{exchangedAt === undefined ? t('sync:facts.never') : time(exchangedAt)}</dd>
            <PadExchanges />
          </>
        ) : null}
        {isConnected && retryAt !== undefined ? (
          <>
            <dt>{t('sync:facts.retry')}</dt>
            <dd>{time(retryAt)}</dd>
          </>
        ) : null}
        <dt>{t('sync:facts.offlineReady')}</dt>
        <dd>{t('sync:facts.smes', { count })}</dd>
        <dt>{t('sync:facts.storage')}</dt>
        <dd>
          <Icon name={isProtected ? 'protected' : 'unprotected'} size={14} />
          <Link href={paths.settings('storage')} asChild onClick={onLeave}>
            <TextLink>
              {[
                report?.usage === undefined ? undefined : format.fileSize(report.usage),
                isProtected ? t('sync:facts.protected') : t('sync:facts.notProtected'),
              ]
                .filter((part) => part !== undefined)
                .join(', ')}
            </TextLink>
          </Link>
        </dd>
      </dl>
      {report === undefined || isProtected || report.endsWithWindow === true ? null : (
        <div className={styles.protect}>
          <p className={styles.quiet}>
            {t(`shell:saved.protected.${protecting.refused ?? 'text'}`)}
          </p>
          <Button size="dense" onClick={protecting.ask}>
            {t(`shell:saved.protected.${protecting.isAsking ? 'asking' : 'protect'}`)}
          </Button>
        </div>
      )}
    </div>
  );
}

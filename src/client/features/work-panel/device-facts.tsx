/** The last lines of the panel: the last exchange, what is here without a network, and how safe this device's storage is. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import type { StorageReport } from '../../ports/device.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { PadExchanges } from './pad-exchanges.tsx';
import styles from './work-panel.module.css';

interface DeviceFactsProps {
  /** Closes the panel, as a link to another screen does. */
  readonly onLeave: () => void;
}

export function DeviceFacts({ onLeave }: DeviceFactsProps) {
  const { t } = useTranslation(['sync', 'shell']);
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const { isConnected } = useSync();
  const count = useCarnetState((state) => state.sheets.size);
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const retryAt = useSyncState((state) => state.retryAt);
  const { storage, refused, protect } = useStorage();
  const time = (at: number): string =>
    format.dayTime(localDateTimeIn(at, environment.zone()), today);
  const isProtected = storage?.persisted === true;
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
                storage?.usage === undefined ? undefined : format.fileSize(storage.usage),
                isProtected ? t('sync:facts.protected') : t('sync:facts.notProtected'),
              ]
                .filter((part) => part !== undefined)
                .join(', ')}
            </TextLink>
          </Link>
        </dd>
      </dl>
      {storage === undefined || isProtected ? null : (
        <div className={styles.protect}>
          <p className={styles.quiet}>
            {refused ? t('shell:saved.protected.refused') : t('shell:saved.protected.text')}
          </p>
          <Button size="dense" onClick={() => void protect()}>
            {t('shell:saved.protected.protect')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useStorage() {
  const device = useDevice();
  const [storage, setStorage] = useState<StorageReport | undefined>(undefined);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    let current = true;
    void device.storage().then((report) => {
      if (current) setStorage(report);
    });
    return () => {
      current = false;
    };
  }, [device]);
  const protect = async (): Promise<void> => {
    const persisted = await device.protect();
    setRefused(!persisted);
    setStorage((report) => ({ ...report, persisted }));
  };
  return { storage, refused, protect };
}

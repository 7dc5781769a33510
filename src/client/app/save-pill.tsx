/**
 * Where the work is, in the same corner of every screen: saved on this device, or why not, and what to do.
 *
 * The programme is kept on this device alone, so the pill never says "synced": saved here is all that is
 * promised, and the panel says how safe "here" is.
 */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../model/use-carnet.ts';
import { useDevice } from '../model/use-device.ts';
import type { StorageReport } from '../ports/device.ts';
import { paths } from '../ports/routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { SyncPill, type SyncPillState } from '../ui/sync-pill.tsx';
import { deviceKind } from './device-kind.ts';
import styles from './save-pill.module.css';

export function SavePill() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const savedAt = useCarnetState((state) => state.savedAt);
  const failure = useCarnetState((state) => state.saveFailure);
  const device = deviceKind(navigator.userAgent);
  const time =
    savedAt === undefined
      ? undefined
      : format.dayTime(localDateTimeIn(savedAt, environment.zone()), today);

  const state: SyncPillState = failure === undefined ? 'synced' : 'failed';
  const text = failure === undefined ? t(`saved.here.${device}`) : t('saved.notSaved');
  return (
    <Popover
      label={t('saved.panel')}
      align="end"
      trigger={(trigger) => (
        <SyncPill
          {...trigger}
          state={state}
          text={text}
          detail={failure === undefined && time !== undefined ? ` · ${time}` : undefined}
          announcement={failure === undefined ? undefined : t('saved.notSaved')}
        />
      )}
    >
      {(close) => <SavePanel onLeave={close} />}
    </Popover>
  );
}

function SavePanel({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const device = useDevice();
  const carnet = useCarnet();
  const failure = useCarnetState((state) => state.saveFailure);
  const kind = deviceKind(navigator.userAgent);
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

  return (
    <div className={styles.panel}>
      <div className={styles.line}>
        <Icon name={failure === undefined ? 'synced' : 'syncFailed'} size={20} />
        <div>
          <p className={styles.title}>
            {failure === undefined ? t(`saved.safe.${kind}`) : t(`saved.failure.${failure}.title`)}
          </p>
          <p className={styles.text}>
            {failure === undefined ? t('saved.alone') : t(`saved.failure.${failure}.text`)}
          </p>
        </div>
        {failure === undefined ? null : (
          <Button onClick={() => void carnet.confirmNow().catch(() => undefined)}>
            {t('saved.tryAgain')}
          </Button>
        )}
      </div>
      <div className={styles.line}>
        <Icon name={storage?.persisted === true ? 'protected' : 'unprotected'} size={20} />
        <div>
          <p className={styles.title}>
            {storage?.persisted === true ? t('saved.protected.yes') : t('saved.protected.no')}
          </p>
          <p className={styles.text}>
            {refused ? t('saved.protected.refused') : t('saved.protected.text')}
            {storage?.usage === undefined
              ? null
              : ` ${t('saved.used', { size: format.fileSize(storage.usage) })}`}
          </p>
        </div>
        {storage === undefined || storage.persisted === true ? null : (
          <Button onClick={() => void protect()}>{t('saved.protected.protect')}</Button>
        )}
      </div>
      <div className={styles.foot}>
        <Link href={paths.settings('storage')} asChild onClick={onLeave}>
          <ButtonLink icon="download">{t('saved.backup')}</ButtonLink>
        </Link>
      </div>
    </div>
  );
}

/** The device getting ready: the application, the data, the storage, the installation. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './first-run.module.css';
import type { DeviceState } from './use-device-state.ts';

/** How far the application is from opening without a network; the shell knows. */
export interface Readiness {
  readonly offline:
    | 'unsupported'
    | 'insecure'
    | 'registering'
    | 'ready'
    | 'updateWaiting'
    | 'error';
  readonly installState: 'installed' | 'offered' | 'postponed' | 'manualIos' | 'manual';
  readonly install: () => Promise<unknown>;
}

interface ReadinessListProps {
  readonly readiness: Readiness;
  readonly device: DeviceState;
}

export function ReadinessList({ readiness, device }: ReadinessListProps) {
  const { t } = useTranslation('first-run');
  return (
    <>
      <h2 className={styles.groupTitle}>{t('ready.title')}</h2>
      <ul aria-label={t('ready.title')}>
        <OfflineRow offline={readiness.offline} />
        <DataRow device={device} />
        <StorageRow device={device} />
        <InstallRow readiness={readiness} />
      </ul>
      <p className={styles.later}>{t('ready.later')}</p>
    </>
  );
}

interface ReadyRowProps {
  readonly icon: IconName;
  readonly done?: boolean | undefined;
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}

function ReadyRow({ icon, done = false, title, text, action }: ReadyRowProps) {
  return (
    <li className={styles.row}>
      <Icon
        name={done ? 'done' : icon}
        size={20}
        className={classNames(styles.icon, done && styles.done)}
      />
      <div>
        <h3 className={styles.name}>{title}</h3>
        <p className={styles.text}>{text}</p>
      </div>
      {action === undefined ? null : <div className={styles.actions}>{action}</div>}
    </li>
  );
}

function OfflineRow({ offline }: Pick<Readiness, 'offline'>) {
  const { t } = useTranslation('first-run');
  return (
    <ReadyRow
      icon={offline === 'registering' ? 'receiving' : 'onlineOnly'}
      done={offline === 'ready' || offline === 'updateWaiting'}
      title={t(`ready.offline.${offline}.title`)}
      text={t(`ready.offline.${offline}.text`)}
    />
  );
}

function DataRow({ device }: { readonly device: DeviceState }) {
  const { t } = useTranslation('first-run');
  const format = useFormat();
  const count = device.programmes?.filter(({ vanished }) => !vanished).length ?? 0;
  if (count === 0) {
    return (
      <ReadyRow icon="list" title={t('ready.data.none.title')} text={t('ready.data.none.text')} />
    );
  }
  const usage = device.storage?.usage;
  return (
    <ReadyRow
      icon="list"
      done
      title={t('ready.data.some.title', { count })}
      text={
        usage === undefined
          ? t('ready.data.some.textUnknown')
          : t('ready.data.some.text', { size: format.fileSize(usage) })
      }
    />
  );
}

function StorageRow({ device }: { readonly device: DeviceState }) {
  const { t } = useTranslation(['first-run', 'shell']);
  const { storage, protecting } = device;
  if (storage === undefined) return null;
  if (storage.endsWithWindow === true) {
    return (
      <ReadyRow
        icon="unprotected"
        title={t('shell:saved.private.title')}
        text={t('shell:saved.private.text')}
      />
    );
  }
  const state =
    storage.persisted === undefined
      ? 'unknown'
      : storage.persisted
        ? 'yes'
        : (protecting.refused ?? 'no');
  return (
    <ReadyRow
      icon="protect"
      done={state === 'yes'}
      title={t(`first-run:ready.storage.${state}.title`)}
      text={t(`first-run:ready.storage.${state}.text`)}
      action={
        state === 'yes' || state === 'unknown' ? undefined : (
          <Button onClick={protecting.ask}>
            {protecting.isAsking
              ? t('shell:saved.protected.asking')
              : t('first-run:ready.storage.protect')}
          </Button>
        )
      }
    />
  );
}

function InstallRow({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useTranslation('first-run');
  // Putting the card off on the portfolio does not take the way away here.
  const state = readiness.installState === 'postponed' ? 'offered' : readiness.installState;
  return (
    <ReadyRow
      icon="install"
      done={state === 'installed'}
      title={t(`ready.install.${state}.title`)}
      text={t(`ready.install.${state}.text`)}
      action={
        state === 'offered' ? (
          <Button onClick={() => void readiness.install()}>{t('ready.install.action')}</Button>
        ) : undefined
      }
    />
  );
}

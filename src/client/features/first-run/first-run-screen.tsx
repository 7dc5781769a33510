/**
 * Where a device begins: a programme of one's own, the sample, or a backup copy; and the programmes it keeps
 * already. Beside it the device gets ready to work without a network; each step of that can be left for later.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { useAccount } from '../../model/use-accounts.ts';
import type { Environment } from '../../ports/environment.ts';
import { StoreError, type StoreErrorKind } from '../../ports/sheet-store.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { BeginForm } from './begin-form.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './first-run.module.css';
import { ProgrammeSwitcher } from './programme-switcher.tsx';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';
import { type Readiness, ReadinessList } from './readiness-list.tsx';
import { TakeInPanel } from './take-in-panel.tsx';
import { type DeviceState, useDeviceState } from './use-device-state.ts';
import { type WayRow, WayRows } from './way-rows.tsx';
import { WayTitle } from './way-title.tsx';
import { type Way, wayIn, wayPath } from './ways.ts';

interface FirstRunScreenProps {
  readonly environment: Environment;
  readonly readiness: Readiness;
  /** Puts the sample on this device and answers its id. */
  readonly openSample: () => Promise<string>;
  readonly onOpened: (programmeId: string) => void;
}

export function FirstRunScreen(props: FirstRunScreenProps) {
  const { t } = useTranslation('first-run');
  const device = useDeviceState();
  return (
    <div className={styles.screen}>
      <main className={styles.main}>
        <div className={styles.column}>
          <OutsideHead />
          {device.available ? null : (
            <div className={styles.notes}>
              <Note icon="error" tone="error" announced title={t('blocked.title')}>
                {t('blocked.text')}
              </Note>
            </div>
          )}
          {device.programmes === undefined ? null : <CurrentWay {...props} device={device} />}
        </div>
      </main>
      <aside className={styles.side} aria-label={t('ready.title')}>
        <div className={styles.column}>
          <ReadinessList readiness={props.readiness} device={device} />
        </div>
      </aside>
    </div>
  );
}

type CurrentWayProps = FirstRunScreenProps & { readonly device: DeviceState };

function CurrentWay(props: CurrentWayProps) {
  const { environment, onOpened, device } = props;
  const { t } = useTranslation('first-run');
  const [, navigate] = useLocation();
  const way = wayIn(useSearch());
  // What was shown to one person is nothing that another one confirms.
  const accountId = useAccount()?.id;
  const programmes = device.programmes ?? [];
  const [moved, setMoved] = useState(false);
  const goTo = (next: Way): void => {
    setMoved(true);
    navigate(wayPath(next));
  };
  const unavailableBecause = device.available ? undefined : t('blocked.because');
  switch (way) {
    case 'begin':
      return (
        <BeginForm
          environment={environment}
          unavailableBecause={unavailableBecause}
          focused={moved}
          onOpened={onOpened}
          onBack={() => goTo('add')}
        />
      );
    case 'takeIn':
      return (
        <TakeInPanel
          key={accountId}
          environment={environment}
          unavailableBecause={unavailableBecause}
          focused={moved}
          onOpened={onOpened}
          onBack={() => goTo('add')}
        />
      );
    case 'welcome':
      if (programmes.length > 0) {
        return (
          <ProgrammeSwitcher
            key={accountId}
            programmes={programmes}
            environment={environment}
            focused={moved}
            onOpen={onOpened}
            onAdd={() => goTo('add')}
            onForgotten={device.reload}
          />
        );
      }
      return (
        <Welcome {...props} goTo={goTo} focused={moved} unavailableBecause={unavailableBecause} />
      );
    case 'add':
      return (
        <Welcome {...props} goTo={goTo} focused={moved} unavailableBecause={unavailableBecause} />
      );
  }
}

type WelcomeProps = CurrentWayProps & {
  readonly goTo: (way: Way) => void;
  readonly focused: boolean;
  readonly unavailableBecause: string | undefined;
};

function Welcome(props: WelcomeProps) {
  const { openSample, onOpened, device, goTo, focused, unavailableBecause } = props;
  const { t } = useTranslation('first-run');
  const sample = useOpening(openSample, onOpened);
  const isFirst = (device.programmes ?? []).length === 0;
  const rows: readonly WayRow[] = [
    {
      id: 'begin',
      name: t('ways.begin.name'),
      text: t('ways.begin.text'),
      icon: 'write',
      action: (
        <Button
          variant="primary"
          size="form"
          unavailableBecause={unavailableBecause}
          onClick={() => goTo('begin')}
        >
          {t('ways.begin.action')}
        </Button>
      ),
    },
    {
      id: 'sample',
      name: t('ways.sample.name'),
      text: t('ways.sample.text'),
      icon: 'lesson',
      action: (
        <Button size="form" unavailableBecause={unavailableBecause} onClick={sample.open}>
          {sample.busy ? t('ways.sample.opening') : t('ways.sample.action')}
        </Button>
      ),
    },
    {
      id: 'takeIn',
      name: t('ways.takeIn.name'),
      text: t('ways.takeIn.text'),
      icon: 'importFile',
      action: (
        <Button size="form" unavailableBecause={unavailableBecause} onClick={() => goTo('takeIn')}>
          {t('ways.takeIn.action')}
        </Button>
      ),
    },
    {
      id: 'signIn',
      name: t('ways.signIn.name'),
      text: t('ways.signIn.text'),
      icon: 'people',
      action: (
        <Link href={outsidePaths.signIn} asChild>
          <ButtonLink size="form">{t('ways.signIn.action')}</ButtonLink>
        </Link>
      ),
    },
  ];
  return (
    <>
      <WayTitle focused={focused}>{isFirst ? t('title') : t('programmes.add')}</WayTitle>
      <p className={styles.lead}>{t('lead')}</p>
      {sample.failure === undefined ? null : (
        <div className={styles.notes}>
          <FailureNote failure={sample.failure} />
        </div>
      )}
      <WayRows label={t('ways.label')} rows={rows} />
      {isFirst ? null : (
        <div className={styles.later}>
          <Button variant="quiet" icon="back" onClick={() => goTo('welcome')}>
            {t('programmes.title')}
          </Button>
        </div>
      )}
    </>
  );
}

function useOpening(openSample: () => Promise<string>, onOpened: (programmeId: string) => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<StoreErrorKind | undefined>(undefined);
  const open = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      onOpened(await openSample());
    } catch (error) {
      setFailure(error instanceof StoreError ? error.kind : 'failed');
    }
    setBusy(false);
  };
  return { busy, failure, open: () => void (busy ? undefined : open()) };
}

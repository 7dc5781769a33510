/**
 * A programme was on this device and its data are gone: the browser cleared them, or a person did. Says so, says
 * what was last known, and leads on; it never starts an empty programme in its place.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../../i18n/use-format.ts';
import { forgetWhatWasSeen } from '../../model/forget.ts';
import { useDevice } from '../../model/use-device.ts';
import { useJoining } from '../../model/use-joining.ts';
import type { InstalledProgramme } from '../../ports/device.ts';
import type { Environment } from '../../ports/environment.ts';
import { outsidePaths, programmeBase } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './first-run.module.css';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';
import { WayRows } from './way-rows.tsx';
import { wayPath } from './ways.ts';

interface VanishedScreenProps {
  readonly programme: InstalledProgramme;
  readonly environment: Pick<Environment, 'newId'>;
  /** Opens the programme, which is on its way from the server. */
  readonly onJoined?: ((programmeId: string) => void) | undefined;
  /** Leaves for the start, after the programme was taken off the list. */
  readonly onForgotten?: (() => void) | undefined;
}

export function VanishedScreen(props: VanishedScreenProps) {
  const { programme, environment, onJoined = openAnew, onForgotten = leaveForStart } = props;
  const { t } = useTranslation('first-run');
  const format = useFormat();
  const device = useDevice();
  const { name, pendingCount, accountId } = programme;
  const joining = useJoining(environment, onJoined);
  const openedOn = new Date(programme.openedAt).toISOString().slice(0, 10);
  const forget = async (): Promise<void> => {
    await device.forget(programme).catch(() => undefined);
    forgetWhatWasSeen(programme);
    onForgotten();
  };
  return (
    <main className={styles.alone}>
      <OutsideHead />
      <h1 className={styles.title}>{t('vanished.title')}</h1>
      <p className={styles.lead}>{t('vanished.text', { name })}</p>
      <div className={styles.notes}>
        <Note
          icon={pendingCount > 0 ? 'error' : 'info'}
          tone={pendingCount > 0 ? 'error' : 'state'}
        >
          <p>
            {pendingCount > 0
              ? t('vanished.pending', { count: pendingCount })
              : t('vanished.nonePending')}
          </p>
          <p>{t('vanished.last', { day: format.dateLong(openedOn) })}</p>
        </Note>
        {joining.failed ? (
          <Note icon="error" tone="error" announced>
            {t('vanished.download.failed')}
          </Note>
        ) : null}
      </div>
      <WayRows
        label={t('failure.todo')}
        rows={[
          ...(accountId === undefined
            ? []
            : [
                {
                  id: 'download',
                  icon: 'download',
                  name: t('vanished.download.name'),
                  text: t('vanished.download.text'),
                  action: (
                    <Button
                      variant="primary"
                      size="form"
                      onClick={() => joining.join({ ...programme, programmeName: name }, accountId)}
                    >
                      {t('vanished.download.action')}
                    </Button>
                  ),
                } as const,
              ]),
          {
            id: 'takeIn',
            icon: 'importFile',
            name: t('vanished.takeIn.name'),
            text: t('vanished.takeIn.text'),
            action: (
              <Link href={`~${wayPath('takeIn')}`} asChild>
                <ButtonLink variant={accountId === undefined ? 'primary' : 'secondary'} size="form">
                  {t('vanished.takeIn.action')}
                </ButtonLink>
              </Link>
            ),
          },
          {
            id: 'again',
            icon: 'write',
            name: t('vanished.again.name'),
            text: t('vanished.again.text'),
            action: (
              <Link href={`~${wayPath('add')}`} asChild>
                <ButtonLink size="form">{t('vanished.again.action')}</ButtonLink>
              </Link>
            ),
          },
          {
            id: 'forget',
            icon: 'remove',
            name: t('vanished.forget.name'),
            text: t('vanished.forget.text', { name }),
            action: (
              <Button size="form" onClick={() => void forget()}>
                {t('vanished.forget.action')}
              </Button>
            ),
          },
        ]}
      />
    </main>
  );
}

function openAnew(programmeId: string): void {
  location.assign(programmeBase(programmeId));
}

function leaveForStart(): void {
  location.assign(outsidePaths.start);
}

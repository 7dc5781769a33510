/**
 * A programme was on this device and its data are gone: the browser cleared them, or a person did. Says so, says
 * what was last known, and leads on; it never starts an empty programme in its place.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../../i18n/use-format.ts';
import { forgetWhatWasSeen } from '../../model/forget.ts';
import { useDevice } from '../../model/use-device.ts';
import type { InstalledProgramme } from '../../ports/device.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './first-run.module.css';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';
import { WayRows } from './way-rows.tsx';
import { wayPath } from './ways.ts';

interface VanishedScreenProps {
  readonly programme: InstalledProgramme;
  /** Leaves for the start, after the programme was taken off the list. */
  readonly onForgotten?: (() => void) | undefined;
}

export function VanishedScreen({ programme, onForgotten = leaveForStart }: VanishedScreenProps) {
  const { t } = useTranslation('first-run');
  const format = useFormat();
  const device = useDevice();
  const { name, pendingCount } = programme;
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
      </div>
      <WayRows
        label={t('failure.todo')}
        rows={[
          {
            id: 'takeIn',
            icon: 'importFile',
            name: t('vanished.takeIn.name'),
            text: t('vanished.takeIn.text'),
            action: (
              <Link href={`~${wayPath('takeIn')}`} asChild>
                <ButtonLink variant="primary" size="form">
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

function leaveForStart(): void {
  location.assign(outsidePaths.start);
}

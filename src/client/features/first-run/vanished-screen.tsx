/**
 * A programme was on this device and its data are gone: the browser cleared them, or a person did. Says so, says
 * what was last known, and leads on; it never starts an empty programme in its place.
 */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../../i18n/use-format.ts';
import { forgetWhatWasSeen } from '../../model/forget.ts';
import { useClipboard } from '../../model/use-clipboard.ts';
import { useDevice } from '../../model/use-device.ts';
import { useJoining } from '../../model/use-joining.ts';
import type { InstalledProgramme } from '../../ports/device.ts';
import type { Environment } from '../../ports/environment.ts';
import { outsidePaths, programmeBase } from '../../ports/routes.ts';
import type { Draft } from '../../ports/sheet-store.ts';
import { wordsOf } from '../../parts/composer/half-typed-words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Row } from '../../ui/page.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './first-run.module.css';
import { OutsideHead } from '../../parts/outside/outside-head.tsx';
import { WayRows } from './way-rows.tsx';
import { wayPath } from './ways.ts';

interface VanishedScreenProps {
  readonly programme: InstalledProgramme;
  /** What is half-typed or unsent and was open here; what lies beside the database, where nothing was. */
  readonly drafts?: readonly Draft[] | undefined;
  readonly environment: Pick<Environment, 'newId'>;
  /** Opens the programme, which is on its way from the server. */
  readonly onJoined?: ((programmeId: string) => void) | undefined;
  /** Leaves for the start, after the programme was taken off the list. */
  readonly onForgotten?: (() => void) | undefined;
}

export function VanishedScreen(props: VanishedScreenProps) {
  const { programme, environment, onJoined = openAnew, onForgotten = leaveForStart } = props;
  const { t } = useTranslation(['first-run', 'sign-in']);
  const format = useFormat();
  const device = useDevice();
  const { programmeId, name, pendingCount, accountId } = programme;
  const { drafts = device.wordsBeside(programmeId) } = props;
  const words = drafts.toSorted((a, b) => b.at - a.at).flatMap((draft) => wordsOf(draft) ?? []);
  const text = words.map((one) => one.text).join('\n\n');
  const isRemoved = useIsRemoved(programmeId);
  const { copied, copy } = useClipboard(text);
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
      <h1 className={styles.title}>{t(isRemoved ? 'vanished.removed.title' : 'vanished.title')}</h1>
      <p className={styles.lead}>
        {t(isRemoved ? 'vanished.removed.text' : 'vanished.text', { name })}
      </p>
      <div className={styles.notes}>
        <Note
          icon={pendingCount > 0 ? 'error' : 'info'}
          tone={pendingCount > 0 ? 'error' : 'state'}
        >
          {pendingCount > 0 ? (
            <p>{t('vanished.pending', { count: pendingCount })}</p>
          ) : drafts.length === 0 ? (
            <p>{t('vanished.nonePending')}</p>
          ) : null}
          <p>{t('vanished.last', { day: format.dateLong(openedOn) })}</p>
        </Note>
        {words.length === 0 ? null : (
          <>
            <Note icon="write" tone="error">
              {t(isRemoved ? 'vanished.removed.words' : 'vanished.words', { count: words.length })}
            </Note>
            <Field label={isRemoved ? t('vanished.removed.texts') : t('sign-in:lost.texts')}>
              <TextArea value={text} onValueChange={() => undefined} readOnly />
            </Field>
            <Row>
              <Button icon="copy" onClick={copy}>
                {t('sign-in:lost.copy')}
              </Button>
            </Row>
            <p role="status">
              {copied === undefined ? '' : t(`sign-in:lost.${copied ? 'copied' : 'notCopied'}`)}
            </p>
          </>
        )}
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
          ...(isRemoved
            ? []
            : [
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
                } as const,
              ]),
        ]}
      />
    </main>
  );
}

/** Whether the programme left the list of this device: then somebody removed it, in another tab. */
function useIsRemoved(programmeId: string): boolean {
  const device = useDevice();
  const [isRemoved, setIsRemoved] = useState(false);
  useEffect(() => {
    let isOver = false;
    const look = (): void => {
      void device.installed(programmeId).then(
        (listed) => {
          if (!isOver) setIsRemoved(listed === undefined);
        },
        () => undefined,
      );
    };
    look();
    // The list is written by the other tab once the data are gone.
    globalThis.addEventListener('storage', look);
    return () => {
      isOver = true;
      globalThis.removeEventListener('storage', look);
    };
  }, [device, programmeId]);
  return isRemoved;
}

function openAnew(programmeId: string): void {
  location.assign(programmeBase(programmeId));
}

function leaveForStart(): void {
  location.assign(outsidePaths.start);
}

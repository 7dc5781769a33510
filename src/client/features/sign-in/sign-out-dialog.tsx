/** Signing out of this device: what waits is said, nothing is lost, and what is here is locked. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAskServer } from '../../model/use-accounts.ts';
import { useDevice } from '../../model/use-device.ts';
import { useUnsentChanges } from '../../model/use-unsent.ts';
import type { DeviceAccount, InstalledProgramme } from '../../ports/device.ts';
import { programmeBase } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';

interface SignOutDialogProps {
  readonly account: DeviceAccount;
  /** The programmes of this account on this device. */
  readonly programmes: readonly InstalledProgramme[];
  readonly onClose: () => void;
  /** Told whether the server knows of it. */
  readonly onSignedOut: (isTold: boolean) => void;
}

export function SignOutDialog({ account, programmes, onClose, onSignedOut }: SignOutDialogProps) {
  const { t } = useTranslation('sign-in');
  const device = useDevice();
  const ask = useAskServer();
  const [busy, setBusy] = useState(false);
  const { name } = account;
  // Counted once: the list is made anew whenever anything is drawn.
  const [shown] = useState(programmes);
  const unsent = useUnsentChanges(shown);
  const waiting = shown.filter(({ programmeId }) => (unsent.get(programmeId) ?? 0) > 0);
  const count = [...unsent.values()].reduce((sum, changes) => sum + changes, 0);
  const leave = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await ask((server) => server.signOut());
    device.setAccount(undefined);
    onSignedOut(answer.ok || answer.error === 'signedOut');
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('signOut.title')}
      closeLabel={t('signOut.close')}
      footer={
        <>
          <Button variant="primary" size="form" onClick={() => void leave()}>
            {t('signOut.confirm')}
          </Button>
          <Button size="form" onClick={onClose}>
            {t('signOut.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('signOut.text', { name })}</p>
        {count === 0 ? null : (
          <Note icon="waiting">
            <p>{t('signOut.pending', { count, name })}</p>
            <p>{t('signOut.safer')}</p>
          </Note>
        )}
        {waiting.map((one) => (
          <div key={one.programmeId}>
            <p>{one.name}</p>
            <Link href={`${programmeBase(one.programmeId)}/settings/storage`} asChild>
              <ButtonLink>{t('signOut.exchange')}</ButtonLink>
            </Link>
          </div>
        ))}
      </Stack>
    </Dialog>
  );
}

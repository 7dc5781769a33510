/** Signing out of this device: what is on it alone is said, nothing is lost, and what is here is locked. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAskServer } from '../../model/use-accounts.ts';
import { useDevice } from '../../model/use-device.ts';
import type { Unsent } from '../../model/take-in.ts';
import { totalUnsent, useUnsent } from '../../model/use-unsent.ts';
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
  const unsent = useUnsent(shown);
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
        <OnlyHere unsent={totalUnsent(unsent)} name={name} />
        {shown.map((one) => {
          const way = wayOf(unsent.get(one.programmeId));
          return way === undefined ? null : (
            <div key={one.programmeId}>
              <p>{one.name}</p>
              <Link href={`${programmeBase(one.programmeId)}/settings/storage`} asChild>
                <ButtonLink>{t(`signOut.${way}`)}</ButtonLink>
              </Link>
            </div>
          );
        })}
      </Stack>
    </Dialog>
  );
}

/** What can be done in a programme before signing out. */
type WayIn = 'exchange' | 'check';

/** Nobody but coordination can do anything about what awaits a decision. */
function wayOf(unsent: Unsent | undefined): WayIn | undefined {
  if (unsent === undefined) return undefined;
  if (unsent.changes + unsent.files > 0) return 'exchange';
  return unsent.stuck > 0 ? 'check' : undefined;
}

/** What lies on this device alone, or waits here for a decision, and what becomes of it. */
function OnlyHere({ unsent, name }: { readonly unsent: Unsent; readonly name: string }) {
  const { t } = useTranslation('sign-in');
  const { changes, awaiting, stuck, files, filesAwaiting, drafts } = unsent;
  if (changes + awaiting + stuck + files + filesAwaiting + drafts === 0) return null;
  const said = { pending: changes, awaiting, stuck, files, filesAwaiting, drafts };
  return (
    <Note icon="waiting">
      {kinds.map((kind) =>
        said[kind] === 0 ? null : (
          <p key={kind}>{t(`signOut.${kind}`, { count: said[kind], name })}</p>
        ),
      )}
      {files + filesAwaiting === 0 ? null : (
        <p>{t('signOut.notCopied', { count: files + filesAwaiting })}</p>
      )}
      {changes === 0 ? null : <p>{t('signOut.safer')}</p>}
    </Note>
  );
}

const kinds = ['pending', 'awaiting', 'stuck', 'files', 'filesAwaiting', 'drafts'] as const;

/**
 * Signing in, and once somebody is: their programmes, and the way out. Nobody needs an account to work alone, so every
 * state of it leads back to the start.
 */

import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { useAccount, useAskServer } from '../../model/use-accounts.ts';
import { useDevice } from '../../model/use-device.ts';
import type { AccountProblem, Session } from '../../ports/accounts.ts';
import type { Environment } from '../../ports/environment.ts';
import { outsidePaths } from '../../ports/routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { backIn, programmeIdIn } from './back.ts';
import { OutsideFrame } from './outside-frame.tsx';
import { ProgrammeList } from './programme-list.tsx';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in.module.css';

type Stand =
  | { readonly kind: 'asking' }
  /** After a sign-out of which the server does not know yet, that is said. */
  | { readonly kind: 'form'; readonly isUntold?: boolean }
  /** Without a session where the server does not answer: the device knows its programmes all the same. */
  | { readonly kind: 'in'; readonly session?: Session; readonly problem?: AccountProblem };

export function SignInScreen({ environment }: { readonly environment: Environment }) {
  const { t } = useTranslation('sign-in');
  const device = useDevice();
  const account = useAccount();
  const [, navigate] = useLocation();
  const back = backIn(useSearch());
  const [stand, setStand] = useStand();
  const onSignedIn = async (session: Session): Promise<void> => {
    if (back === outsidePaths.report) {
      // The token of its link is behind the address still.
      navigate(`${back}${location.hash}`);
      return;
    }
    const wanted = programmeIdIn(back);
    const mine = wanted === undefined ? undefined : await device.installed(wanted);
    if (back !== undefined && mine !== undefined) navigate(back);
    else setStand({ kind: 'in', session });
  };
  useSignedInElsewhere((session) => {
    if (stand.kind === 'form') void onSignedIn(session);
  });
  if (stand.kind === 'asking') return null;
  if (stand.kind === 'in') {
    return (
      <ProgrammeList
        environment={environment}
        session={stand.session}
        problem={stand.problem}
        onSignedOut={(isTold) => setStand({ kind: 'form', isUntold: !isTold })}
      />
    );
  }
  const wanted = programmeIdIn(back);
  const isLocked = wanted !== undefined && device.isLocked(wanted);
  const lead =
    account !== undefined
      ? t('leadAgain', { name: account.name })
      : isLocked
        ? t('leadLocked')
        : t('lead');
  return (
    <OutsideFrame title={t('title')} lead={lead}>
      {stand.isUntold === true ? (
        <div className={styles.notes}>
          <Note icon="offline" announced>
            {t('signOut.offline')}
          </Note>
        </div>
      ) : null}
      <SignInForm
        environment={environment}
        email={account?.email ?? ''}
        onSignedIn={(session) => void onSignedIn(session)}
      />
      <div className={styles.later}>
        <p>{t('noAccount')}</p>
        <p>{t('forgotten')}</p>
        <Link href={outsidePaths.start} asChild>
          <ButtonLink variant="quiet" icon="back">
            {t('alone')}
          </ButtonLink>
        </Link>
      </div>
    </OutsideFrame>
  );
}

/**
 * Hears of whoever signs in in another tab: here one goes on as well, with what was half-typed here before. It opens what is theirs
 * alone, as a sign-in here would.
 */
function useSignedInElsewhere(onFound: (session: Session) => void): void {
  const device = useDevice();
  const ask = useAskServer();
  const found = useEffectEvent(onFound);
  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      const known = device.account();
      if (known === undefined) return;
      const answer = await ask((server) => server.session());
      // Somebody else may have signed in meanwhile.
      const isTheirs = answer.ok && answer.value.account.id === device.account()?.id;
      if (current && isTheirs) found(answer.value);
    };
    const stop = device.onAccount(() => void look());
    // A tab that the browser let sleep hears nothing meanwhile.
    const onShown = (): void => {
      if (document.visibilityState === 'visible') void look();
    };
    document.addEventListener('visibilitychange', onShown);
    return () => {
      current = false;
      stop();
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [ask, device]);
}

/** Where one stands with the server, asked once. */
function useStand() {
  const device = useDevice();
  const ask = useAskServer();
  const [stand, setStand] = useState<Stand>({ kind: 'asking' });
  useEffect(() => {
    let current = true;
    void ask((server) => server.session()).then((answer) => {
      if (!current) return;
      const known = device.account();
      if (answer.ok && answer.value.account.id === known?.id) {
        setStand({ kind: 'in', session: answer.value });
        return;
      }
      // Somebody signed out here while the server did not answer: it learns of it now.
      if (answer.ok) void ask((server) => server.signOut());
      const isKnown = !answer.ok && answer.error !== 'signedOut' && known !== undefined;
      setStand(isKnown ? { kind: 'in', problem: answer.error } : { kind: 'form' });
    });
    return () => {
      current = false;
    };
    // Once: a sign-in or sign-out says itself where one stands then.
  }, [ask, device]);
  return [stand, setStand] as const;
}

/** The programmes of whoever is signed in: what is here is opened, what is not is brought here; and the way out. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useAccount } from '../../model/use-accounts.ts';
import { useDevice } from '../../model/use-device.ts';
import type { AccountProblem, Session } from '../../ports/accounts.ts';
import type { InstalledProgramme } from '../../ports/device.ts';
import type { Environment } from '../../ports/environment.ts';
import { outsidePaths, paths, programmeBase } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useProblemWords } from './account-problem.ts';
import { OutsideFrame } from './outside-frame.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';
import styles from './sign-in.module.css';
import { useJoining } from '../../model/use-joining.ts';

interface ProgrammeListProps {
  readonly environment: Environment;
  /** Absent where the server did not answer. */
  readonly session: Session | undefined;
  readonly problem: AccountProblem | undefined;
  readonly onSignedOut: (isTold: boolean) => void;
}

export function ProgrammeList(props: ProgrammeListProps) {
  const { environment, session, problem, onSignedOut } = props;
  const { t } = useTranslation('sign-in');
  const [, navigate] = useLocation();
  const account = useAccount();
  const here = useOwnProgrammes();
  const joining = useJoining(environment, (id) => navigate(programmeBase(id)));
  const words = useProblemWords(problem);
  const [leaving, setLeaving] = useState(false);
  if (account === undefined || here === undefined) return null;
  const memberships = session?.memberships ?? [];
  const mine = here.filter(
    ({ accountId, programmeId, vanished }) =>
      accountId !== undefined &&
      // What the browser cleared is brought here again, as what never was here.
      !(vanished && memberships.some((one) => one.programmeId === programmeId)),
  );
  const known = new Set(mine.map(({ programmeId }) => programmeId));
  const others = memberships.filter(({ programmeId }) => !known.has(programmeId));
  const local = here.filter(
    ({ accountId, vanished, pinnedDay }) =>
      accountId === undefined && !vanished && pinnedDay === undefined,
  );
  const count = mine.length + others.length + local.length;
  const { name, email } = account;
  return (
    <OutsideFrame title={t('programmes.title')} lead={t('programmes.lead', { name, email })}>
      <div className={styles.notes}>
        {words.whole === undefined ? null : (
          <Note icon="offline" announced>
            {words.whole}
          </Note>
        )}
        {joining.failed ? (
          <Note icon="error" tone="error" announced>
            {t('programmes.notJoined')}
          </Note>
        ) : null}
        {session !== undefined && count === 0 ? (
          <Note icon="info">{t('programmes.none')}</Note>
        ) : null}
      </div>
      {count === 0 ? null : (
        <ul className={styles.rows} aria-label={t('programmes.title')}>
          {mine.map((one) => (
            <li key={one.programmeId} className={styles.row}>
              <ProgrammeName name={one.name} detail={t('programmes.here')} />
              <Link href={programmeBase(one.programmeId)} asChild>
                <ButtonLink size="form" aria-label={t('programmes.openName', { name: one.name })}>
                  {t('programmes.open')}
                </ButtonLink>
              </Link>
            </li>
          ))}
          {others.map((one) => (
            <li key={one.programmeId} className={styles.row}>
              <ProgrammeName name={one.programmeName} detail={t('programmes.notHere')} />
              <Button
                variant="primary"
                size="form"
                aria-label={t('programmes.joinName', { name: one.programmeName })}
                onClick={() => joining.join(one, account.id)}
              >
                {t('programmes.join')}
              </Button>
            </li>
          ))}
          {local.map((one) => (
            <li key={one.programmeId} className={styles.row}>
              <ProgrammeName name={one.name} detail={t('programmes.local')} />
              <Link href={`${programmeBase(one.programmeId)}${paths.settings('members')}`} asChild>
                <ButtonLink
                  size="form"
                  aria-label={t('programmes.connectName', { name: one.name })}
                >
                  {t('programmes.connect')}
                </ButtonLink>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Link href={outsidePaths.start} asChild>
          <ButtonLink size="form">{t('programmes.begin')}</ButtonLink>
        </Link>
        <Button size="form" icon="signOut" onClick={() => setLeaving(true)}>
          {t('programmes.signOut')}
        </Button>
      </div>
      {leaving ? (
        <SignOutDialog
          account={account}
          programmes={mine}
          onClose={() => setLeaving(false)}
          onSignedOut={onSignedOut}
        />
      ) : null}
    </OutsideFrame>
  );
}

function ProgrammeName({ name, detail }: { readonly name: string; readonly detail: string }) {
  return (
    <div>
      <h2 className={styles.name}>{name}</h2>
      <p className={styles.detail}>{detail}</p>
    </div>
  );
}

function useOwnProgrammes(): readonly InstalledProgramme[] | undefined {
  const device = useDevice();
  const account = useAccount();
  const [list, setList] = useState<readonly InstalledProgramme[] | undefined>(undefined);
  useEffect(() => {
    let current = true;
    const show = (found: readonly InstalledProgramme[]): void => {
      if (current) setList(found);
    };
    device.programmes().then(show, () => show([]));
    return () => {
      current = false;
    };
  }, [device, account?.id]);
  return list;
}

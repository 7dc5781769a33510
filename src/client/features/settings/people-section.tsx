/**
 * How a programme is exchanged: kept alone, it is connected here to the server of this address; connected, it says
 * so. Without a network, or at an address without a server, it says what can be done instead.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { setFields } from '../../../domain/command/command.ts';
import { rolesOfFounder } from '../../../domain/programme/begin-programme.ts';
import { useAccount, useAskServer } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { type AccountProblem, passwordRules } from '../../ports/accounts.ts';
import { paths, programmeBase, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { useInstalled } from './general-section.tsx';
import styles from './settings.module.css';

export function PeopleSection() {
  const { t } = useTranslation('people');
  const { isConnected } = useSync();
  const programmeId = useCarnetState((state) => state.programmeId);
  const isSample = useInstalled(programmeId)?.pinnedDay !== undefined;
  return (
    <Section title={t('connection.title')}>
      {isConnected ? (
        <Connected />
      ) : isSample ? (
        <p className={styles.detail}>{t('connection.sample')}</p>
      ) : (
        <Alone />
      )}
    </Section>
  );
}

function Connected() {
  const { t } = useTranslation(['people', 'sync']);
  const account = useAccount();
  const isUploading = useSyncState(({ phase }) => phase === 'uploading');
  const isUnknownThere = useSyncState(({ problem }) => problem?.kind === 'otherLife');
  const connected = isUploading ? t('connection.uploading') : t('connection.connected');
  return (
    <div>
      <p className={isUnknownThere ? styles.detail : styles.label} role="status">
        {isUnknownThere ? t('sync:problem.otherLife') : connected}
      </p>
      {account === undefined ? null : (
        <p className={styles.detail}>
          {t('connection.signedInAs', { name: account.name, email: account.email })}
        </p>
      )}
    </div>
  );
}

function Alone() {
  const { t } = useTranslation('people');
  const account = useAccount();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const me = useCarnetState((state) => state.members).find(({ id }) => id === memberId);
  const { busy, problem, connect } = useConnecting();
  const back = signInPath(`${programmeBase(programmeId)}/settings/members`);
  return (
    <>
      <div className={styles.line}>
        <div>
          <p className={styles.label}>{t('connection.alone')}</p>
          <p className={styles.detail}>
            {[
              t('connection.aloneText'),
              ...(me === undefined ? [] : [t('connection.asWho', { name: me.values.name })]),
            ].join(' ')}
          </p>
        </div>
        {account === undefined || problem === 'signedOut' ? (
          <Link href={`~${back}`} asChild>
            <ButtonLink variant="primary">{t('connection.signIn')}</ButtonLink>
          </Link>
        ) : (
          <Button variant="primary" onClick={connect}>
            {busy ? t('connection.connecting') : t('connection.connect')}
          </Button>
        )}
      </div>
      {problem === undefined ? null : <ConnectionProblem problem={problem} />}
    </>
  );
}

function ConnectionProblem({ problem }: { readonly problem: AccountProblem }) {
  const { t } = useTranslation(['people', 'sign-in']);
  const text =
    problem === 'taken'
      ? t('connection.taken')
      : problem === 'notCarnet'
        ? t('connection.elsewhere')
        : problem === 'offline'
          ? t('connection.offline')
          : t(`sign-in:problem.${problem}`, { min: passwordRules.lengthMin });
  return (
    <Note
      icon={problem === 'offline' ? 'offline' : 'info'}
      announced
      action={
        problem === 'notCarnet' ? (
          <Link href={paths.settings('storage')} asChild>
            <ButtonLink>{t('connection.backup')}</ButtonLink>
          </Link>
        ) : undefined
      }
    >
      {text}
    </Note>
  );
}

/** The server hears of the programme first; the log follows by the exchange, which a lost answer does not harm. */
function useConnecting() {
  const device = useDevice();
  const ask = useAskServer();
  const account = useAccount();
  const access = useSync();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const me = useCarnetState((state) => state.members).find(({ id }) => id === memberId);
  const programmeName = useCarnetState((state) => state.programme?.values.name ?? '');
  const change = useChange();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AccountProblem | undefined>(undefined);
  const connect = async (): Promise<void> => {
    if (account === undefined) return;
    setBusy(true);
    const answer = await ask(async (server) => {
      const session = await server.session();
      if (!session.ok) return session;
      // Somebody else's session, of a sign-out that the server does not know of.
      if (session.value.account.id !== account.id) return { ok: false, error: 'signedOut' };
      const launchPadId = me?.values.launchPadId;
      return server.connect({ programmeId, programmeName, memberId, launchPadId });
    });
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      device.remember(programmeId, { accountId: account.id });
      // To the server, whoever brings a programme coordinates it; programmes begun before said so nowhere else.
      const roles = me === undefined ? [] : rolesOfFounder(me.values.roles);
      if (me !== undefined && roles !== me.values.roles) {
        await change(setFields(memberId, { roles: [...roles] }));
      }
      await access.connect().catch(() => setProblem('failed'));
    }
    setBusy(false);
  };
  return { busy, problem, connect: () => void (busy ? undefined : connect()) };
}

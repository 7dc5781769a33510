/**
 * How a programme is exchanged: kept alone, it is connected here to the server of this address; connected, it says
 * so. Without a network, or at an address without a server, it says what can be done instead.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAccount } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import { programmeBase, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { AgainProblemNote, ConnectAgainButton } from './connect-again.tsx';
import { ConnectionProblem } from './connection-problem.tsx';
import { useInstalled } from './general-section.tsx';
import styles from './settings.module.css';
import { useConnecting, useConnectingAgain } from './use-connecting.ts';

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
  const { t } = useTranslation('people');
  const isUploading = useSyncState(({ phase }) => phase === 'uploading');
  const isUnknownThere = useSyncState(({ problem }) => problem?.kind === 'otherLife');
  if (isUnknownThere) return <UnknownThere />;
  return (
    <div>
      <p className={styles.label} role="status">
        {isUploading ? t('connection.uploading') : t('connection.connected')}
      </p>
      <SignedInAs />
    </div>
  );
}

/** The server does not know the programme: a person may connect it again. */
function UnknownThere() {
  const { t } = useTranslation('sync');
  const again = useConnectingAgain();
  return (
    <>
      <div className={styles.line}>
        <div>
          <p className={styles.detail} role="status">
            {t('problem.otherLife')}
          </p>
          <SignedInAs />
        </div>
        <ConnectAgainButton again={again} />
      </div>
      {again.problem === undefined || again.busy ? null : (
        <AgainProblemNote problem={again.problem} />
      )}
    </>
  );
}

function SignedInAs() {
  const { t } = useTranslation('people');
  const account = useAccount();
  if (account === undefined) return null;
  const { name, email } = account;
  return <p className={styles.detail}>{t('connection.signedInAs', { name, email })}</p>;
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

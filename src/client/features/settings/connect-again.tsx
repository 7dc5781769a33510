/** Connects a programme again that its server lost for good: asked twice, and never without a copy. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAccount } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { programmeBase, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { ConnectionProblem } from './connection-problem.tsx';
import type { AgainProblem, Connecting } from './use-connecting.ts';

interface ConnectAgainButtonProps {
  readonly again: Connecting<AgainProblem>;
}

export function ConnectAgainButton({ again }: ConnectAgainButtonProps) {
  const { t } = useTranslation('people');
  const account = useAccount();
  const programmeId = useCarnetState((state) => state.programmeId);
  const [isAsked, setAsked] = useState(false);
  const { busy, problem, connect } = again;
  const back = signInPath(`${programmeBase(programmeId)}/settings/members`);
  const isSignedOut = problem?.kind === 'account' && problem.problem === 'signedOut';
  return (
    <>
      {account === undefined || isSignedOut ? (
        <Link href={`~${back}`} asChild>
          <ButtonLink>{t('connection.signIn')}</ButtonLink>
        </Link>
      ) : (
        <Button onClick={() => setAsked(true)}>
          {busy ? t('connection.connecting') : t('connection.again.action')}
        </Button>
      )}
      {isAsked && !busy ? (
        <Dialog
          open
          onClose={() => setAsked(false)}
          title={t('connection.again.title')}
          closeLabel={t('access.close')}
          footer={
            <>
              <Button
                variant="primary"
                size="form"
                onClick={() => {
                  setAsked(false);
                  connect();
                }}
              >
                {t('connection.again.confirm')}
              </Button>
              <Button size="form" onClick={() => setAsked(false)} data-autofocus>
                {t('access.cancel')}
              </Button>
            </>
          }
        >
          <p>{t('connection.again.when')}</p>
          <p>{t('connection.again.what')}</p>
        </Dialog>
      ) : null}
    </>
  );
}

export function AgainProblemNote({ problem }: { readonly problem: AgainProblem }) {
  const { t } = useTranslation(['people', 'backup']);
  switch (problem.kind) {
    case 'account':
      return <ConnectionProblem problem={problem.problem} />;
    case 'lacking':
      return (
        <Note icon="info" announced>
          {t('connection.again.lacking', { count: problem.count })}
        </Note>
      );
    case 'notSaved':
      return (
        <Note icon="error" tone="error" announced>
          {t('backup:notSaved')}
        </Note>
      );
  }
}

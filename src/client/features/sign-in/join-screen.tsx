/**
 * A link that works once: to set the server up, to join a programme, to set a new password. Its token stands behind
 * `#`, which no browser sends; it is taken from there at once and the address replaced, so that it stays in no history.
 */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useAskServer } from '../../model/use-accounts.ts';
import { preferences } from '../../model/preferences.ts';
import { useDevice } from '../../model/use-device.ts';
import type { AccountProblem, LinkPurpose, Session } from '../../ports/accounts.ts';
import { changeLanguage } from '../../parts/language/change-language.ts';
import type { Environment } from '../../ports/environment.ts';
import { outsidePaths, programmeBase } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useProblemWords } from './account-problem.ts';
import { JoinForm } from './join-form.tsx';
import { OutsideFrame } from './outside-frame.tsx';
import styles from './sign-in.module.css';
import { useJoining } from '../../model/use-joining.ts';

type Looked =
  | { readonly kind: 'looking' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'problem'; readonly problem: AccountProblem }
  | { readonly kind: 'living'; readonly purpose: LinkPurpose };

export function JoinScreen({ environment }: { readonly environment: Environment }) {
  const { t } = useTranslation('sign-in');
  const device = useDevice();
  const [, navigate] = useLocation();
  const token = useToken();
  const [looked, look] = useLooked(token);
  const words = useProblemWords(looked.kind === 'problem' ? looked.problem : undefined);
  const joining = useJoining(environment, (id) => navigate(programmeBase(id), { replace: true }));

  /**
   * The programme of the invitation is what the link was for, here before or not: whoever comes back goes on where they
   * were. Without its name, one that is not here yet is.
   */
  const onJoined = async (
    { account, memberships }: Session,
    { programmeName }: LinkPurpose,
  ): Promise<void> => {
    const invited = memberships.filter((one) => one.programmeName === programmeName);
    const [known] = invited;
    if (known !== undefined && invited.length === 1) return joining.join(known, account.id);
    const here = await device.programmes().catch(() => []);
    const missing = memberships.filter(
      ({ programmeId }) =>
        !here.some((one) => one.programmeId === programmeId && one.accountId === account.id),
    );
    const [only] = missing;
    if (only !== undefined && missing.length === 1) joining.join(only, account.id);
    else navigate(outsidePaths.signIn, { replace: true });
  };

  switch (looked.kind) {
    case 'looking':
      return (
        <OutsideFrame title={t('join.looking')}>
          <></>
        </OutsideFrame>
      );
    case 'ended':
      return (
        <OutsideFrame title={t('join.ended.title')} lead={t('join.ended.text')}>
          <Link href={outsidePaths.signIn} asChild>
            <ButtonLink variant="primary" size="form">
              {t('join.ended.signIn')}
            </ButtonLink>
          </Link>
        </OutsideFrame>
      );
    case 'problem':
      return (
        <OutsideFrame title={t('title')} lead={words.whole}>
          <Button variant="primary" size="form" onClick={look}>
            {t('join.again')}
          </Button>
        </OutsideFrame>
      );
    case 'living':
      return (
        <>
          {joining.failed ? (
            <div className={styles.notes}>
              <Note icon="error" tone="error" announced>
                {t('programmes.notJoined')}
              </Note>
            </div>
          ) : null}
          <JoinForm
            environment={environment}
            token={token}
            purpose={looked.purpose}
            onJoined={(session) => void onJoined(session, looked.purpose)}
          />
        </>
      );
  }
}

/** The token of the address, which it leaves at once. */
function useToken(): string {
  const [token, setToken] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const take = (): void => {
      const found = location.hash.slice(1);
      if (found === '') return;
      setToken(found);
      history.replaceState(history.state, '', location.pathname);
    };
    take();
    // Another link, opened in the same tab.
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}

function useLooked(token: string): readonly [Looked, () => void] {
  const ask = useAskServer();
  const [asked, setAsked] = useState(0);
  const question = `${asked} ${token}`;
  const [answered, setAnswered] = useState<{ question: string; looked: Looked } | undefined>();
  useEffect(() => {
    if (token === '') return undefined;
    let current = true;
    const setLooked = (looked: Looked): void => setAnswered({ question, looked });
    void ask((server) => server.lookAtLink(token)).then(async (answer) => {
      if (!current) return;
      if (answer.ok) {
        const { language } = answer.value;
        // Whoever chose a language on this device keeps it.
        const isChosen = preferences.getState().language !== undefined;
        if (language !== undefined && !isChosen) await changeLanguage(language);
        setLooked({ kind: 'living', purpose: answer.value });
        return;
      }
      const isEnded = answer.error === 'notFound' || answer.error === 'refused';
      setLooked(isEnded ? { kind: 'ended' } : { kind: 'problem', problem: answer.error });
    });
    return () => {
      current = false;
    };
  }, [ask, token, question]);
  const looked: Looked =
    token === ''
      ? { kind: 'ended' }
      : answered?.question === question
        ? answered.looked
        : { kind: 'looking' };
  return [looked, () => setAsked((count) => count + 1)];
}

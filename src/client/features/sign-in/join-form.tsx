/** What a link still has to know: a name, an e-mail, a password; only what is missing is asked. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useAccount, useAskServer } from '../../model/use-accounts.ts';
import {
  type AccountProblem,
  type LinkPurpose,
  passwordRules,
  type Session,
} from '../../ports/accounts.ts';
import type { Environment } from '../../ports/environment.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useProblemWords } from './account-problem.ts';
import { OutsideFrame } from './outside-frame.tsx';
import { PasswordField } from './password-field.tsx';
import styles from './sign-in.module.css';
import { useThisDevice } from './use-this-device.ts';

interface JoinFormProps {
  readonly environment: Environment;
  readonly token: string;
  readonly purpose: LinkPurpose;
  readonly onJoined: (session: Session) => void;
}

export function JoinForm({ environment, token, purpose, onJoined }: JoinFormProps) {
  const { t } = useTranslation('sign-in');
  const format = useFormat();
  const ask = useAskServer();
  const here = useThisDevice(environment);
  const [name, setName] = useState(purpose.name ?? '');
  const [email, setEmail] = useState(purpose.email ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<AccountProblem | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const words = useProblemWords(problem);
  const { kind } = purpose;
  // What this device knows by itself; whether anybody else has an account, the server tells nobody.
  const account = useAccount();
  const isOwn = kind === 'invitation' && account?.email === email.trim().toLowerCase().normalize();
  const until = localDateTimeIn(purpose.expires, environment.zone()).slice(0, 10);

  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await ask((server) =>
      server.useLink({
        token,
        password,
        device: here.named(),
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(email.trim() === '' ? {} : { email: email.trim() }),
      }),
    );
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    here.note(answer.value);
    onJoined(answer.value);
  };
  return (
    <OutsideFrame
      title={t(`join.${kind}.title`, { programme: purpose.programmeName ?? t('join.programme') })}
      lead={t(`join.${kind}.lead`, { name: purpose.name ?? t('join.someone') })}
    >
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const missing = missingOf({ kind, name, email, password });
          setProblem(missing);
          if (missing === undefined) void submit();
        }}
      >
        {words.whole === undefined ? null : (
          <Note icon="error" tone="error" announced>
            {words.whole}
          </Note>
        )}
        {kind === 'reset' ? null : (
          <Field label={t('name')} hint={t('nameHint')} error={words.at('name')}>
            <TextInput value={name} onValueChange={setName} autoComplete="name" maxLength={200} />
          </Field>
        )}
        {purpose.email !== undefined && kind !== 'setUp' ? null : (
          <Field label={t('email')} error={words.at('email')}>
            <TextInput
              type="email"
              value={email}
              onValueChange={setEmail}
              autoComplete="username"
              maxLength={320}
            />
          </Field>
        )}
        <PasswordField
          label={t(isOwn ? 'password' : kind === 'reset' ? 'newPassword' : 'choosePassword')}
          hint={
            isOwn
              ? t('join.own', { name: account.name })
              : [
                  t('passwordRules', { min: passwordRules.lengthMin }),
                  ...(kind === 'invitation' ? [t('join.known')] : []),
                ].join(' ')
          }
          error={words.at('password')}
          value={password}
          onValueChange={setPassword}
          isNew={!isOwn}
        />
        <div>
          <Button variant="primary" size="form" type="submit">
            {busy ? t('submitting') : t(`join.${kind}.submit`)}
          </Button>
        </div>
      </form>
      <div className={styles.later}>
        <p>{t('join.until', { day: format.dateLong(until) })}</p>
      </div>
    </OutsideFrame>
  );
}

interface Answers {
  readonly kind: LinkPurpose['kind'];
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What can be said before the server is asked. */
function missingOf({ kind, name, email, password }: Answers): AccountProblem | undefined {
  if (kind !== 'reset' && name.trim() === '') return 'nameMissing';
  if (kind !== 'reset' && !/^[^\s@]+@[^\s@]+$/.test(email.trim())) return 'emailMissing';
  return [...password].length < passwordRules.lengthMin && kind !== 'invitation'
    ? 'tooShort'
    : password === ''
      ? 'tooShort'
      : undefined;
}

/** E-mail and password: the sign-in itself. What was typed stays until the server took it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskServer } from '../../model/use-accounts.ts';
import type { AccountProblem, Session } from '../../ports/accounts.ts';
import type { Environment } from '../../ports/environment.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useProblemWords } from './account-problem.ts';
import { PasswordField } from './password-field.tsx';
import styles from './sign-in.module.css';
import { useThisDevice } from './use-this-device.ts';

interface SignInFormProps {
  readonly environment: Environment;
  /** Of who was signed in before. */
  readonly email: string;
  readonly onSignedIn: (session: Session) => void;
}

export function SignInForm({ environment, email: known, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('sign-in');
  const ask = useAskServer();
  const here = useThisDevice(environment);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<AccountProblem | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const words = useProblemWords(problem);
  const submit = async (): Promise<void> => {
    if (busy) return;
    const missing =
      email.trim() === '' ? ('emailMissing' as const) : password === '' ? 'refused' : undefined;
    setProblem(missing);
    if (missing !== undefined) return;
    setBusy(true);
    const request = { email: email.trim(), password, device: here.named() };
    const answer = await ask((server) => server.signIn(request));
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    here.note(answer.value);
    onSignedIn(answer.value);
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {words.whole === undefined ? null : (
        <Note icon="error" tone="error" announced>
          {words.whole}
        </Note>
      )}
      <Field label={t('email')} error={words.at('email')}>
        <TextInput type="email" autoComplete="username" value={email} onValueChange={setEmail} />
      </Field>
      <PasswordField
        label={t('password')}
        error={words.at('password')}
        value={password}
        onValueChange={setPassword}
        isNew={false}
      />
      <div>
        <Button variant="primary" size="form" type="submit">
          {busy ? t('submitting') : t('submit')}
        </Button>
      </div>
    </form>
  );
}

/** The account on this device, the devices on which it is signed in, and its password. */

import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import { useAccount, useAskServer } from '../../model/use-accounts.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { type AccountProblem, passwordRules, type SignedInDevice } from '../../ports/accounts.ts';
import { outsidePaths, programmeBase, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/page.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './settings.module.css';

export function DevicesSection() {
  const { t } = useTranslation('people');
  const account = useAccount();
  const programmeId = useCarnetState((state) => state.programmeId);
  if (account === undefined) {
    return (
      <Section title={t('devices.account')} lead={t('devices.notSignedIn')}>
        <div>
          <Link href={`~${signInPath(programmeBase(programmeId))}`} asChild>
            <ButtonLink variant="primary">{t('devices.signIn')}</ButtonLink>
          </Link>
        </div>
      </Section>
    );
  }
  return (
    <>
      <Section title={t('devices.account')}>
        <div className={styles.line}>
          <p className={styles.detail}>
            {t('devices.who', { name: account.name, email: account.email })}
          </p>
          <Link href={`~${outsidePaths.signIn}`} asChild>
            <ButtonLink icon="people">{t('devices.programmes')}</ButtonLink>
          </Link>
        </div>
      </Section>
      <Section title={t('devices.title')} lead={t('devices.lead')}>
        <DeviceList />
      </Section>
      <Section title={t('devices.password')}>
        <ChangePassword email={account.email} />
      </Section>
    </>
  );
}

type Found =
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly devices: readonly SignedInDevice[] }
  | { readonly kind: 'problem'; readonly problem: AccountProblem };

function DeviceList() {
  const { t } = useTranslation(['people', 'sign-in']);
  const ask = useAskServer();
  const [found, setFound] = useState<Found>({ kind: 'asking' });
  const [asked, setAsked] = useState(0);
  const [revoking, setRevoking] = useState<SignedInDevice | undefined>(undefined);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  useEffect(() => {
    let current = true;
    void ask((server) => server.devices()).then((answer) => {
      if (!current) return;
      setFound(
        answer.ok
          ? { kind: 'known', devices: answer.value }
          : { kind: 'problem', problem: answer.error },
      );
    });
    return () => {
      current = false;
    };
    // Asked when the list is shown, and after a change.
  }, [ask, asked]);
  if (found.kind === 'asking') return null;
  if (found.kind === 'problem') return <DevicesProblem problem={found.problem} onAgain={again} />;
  return (
    <>
      <ul className={styles.list} aria-label={t('devices.title')}>
        {found.devices.map((device) => (
          <li key={`${device.id} ${device.signedInAt}`} className={styles.item}>
            <div className={styles.line}>
              <DeviceLine device={device} />
              {device.current ? null : (
                <Button
                  aria-label={t('devices.revokeName', { name: device.name })}
                  onClick={() => setRevoking(device)}
                >
                  {t('devices.revoke')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {revoking === undefined ? null : (
        <RevokeDialog
          device={revoking}
          onClose={() => setRevoking(undefined)}
          onRevoked={() => {
            setRevoking(undefined);
            again();
          }}
        />
      )}
    </>
  );
}

function DevicesProblem(props: { readonly problem: AccountProblem; readonly onAgain: () => void }) {
  const { problem, onAgain } = props;
  const { t } = useTranslation(['people', 'sign-in']);
  const programmeId = useCarnetState((state) => state.programmeId);
  return (
    <Note
      icon={problem === 'offline' ? 'offline' : 'info'}
      announced
      action={
        problem === 'signedOut' ? (
          <Link href={`~${signInPath(`${programmeBase(programmeId)}/settings/devices`)}`} asChild>
            <ButtonLink>{t('devices.signIn')}</ButtonLink>
          </Link>
        ) : (
          <Button onClick={onAgain}>{t('devices.again')}</Button>
        )
      }
    >
      {problem === 'offline'
        ? t('devices.onlineOnly')
        : t(`sign-in:problem.${problem}`, { min: passwordRules.lengthMin })}
    </Note>
  );
}

function DeviceLine({ device }: { readonly device: SignedInDevice }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const dayOf = (at: number): string =>
    format.relativeDay(localDateTimeIn(at, environment.zone()).slice(0, 10), today);
  return (
    <div>
      <div className={styles.label}>{device.name}</div>
      <p className={styles.detail}>
        {[
          ...(device.current ? [t('devices.this')] : []),
          t('devices.seen', { day: dayOf(device.lastSeenAt) }),
          t('devices.since', { day: dayOf(device.signedInAt) }),
        ].join(' · ')}
      </p>
    </div>
  );
}

function RevokeDialog(props: {
  readonly device: SignedInDevice;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}) {
  const { device, onClose, onRevoked } = props;
  const { t } = useTranslation(['people', 'sign-in']);
  const ask = useAskServer();
  const [problem, setProblem] = useState<AccountProblem | undefined>(undefined);
  const { name } = device;
  const revoke = async (): Promise<void> => {
    const answer = await ask((server) => server.revokeDevice(device.id));
    if (!answer.ok && answer.error !== 'notFound') {
      setProblem(answer.error);
      return;
    }
    notify({ message: t('devices.revoked', { name }), tone: 'done' });
    onRevoked();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('devices.revokeTitle', { name })}
      closeLabel={t('devices.close')}
      size="narrow"
      footer={
        <>
          <Button variant="risk" size="form" onClick={() => void revoke()}>
            {t('devices.revoke')}
          </Button>
          <Button size="form" onClick={onClose} data-autofocus>
            {t('devices.cancel')}
          </Button>
        </>
      }
    >
      {problem === undefined ? null : (
        <Note icon="error" tone="error" announced>
          {t(`sign-in:problem.${problem}`, { min: passwordRules.lengthMin })}
        </Note>
      )}
      <p>{t('devices.revokeText')}</p>
    </Dialog>
  );
}

function ChangePassword({ email }: { readonly email: string }) {
  const { t } = useTranslation(['people', 'sign-in']);
  const ask = useAskServer();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<AccountProblem | undefined>(undefined);
  const text =
    problem === undefined
      ? undefined
      : t(`sign-in:problem.${problem}`, { min: passwordRules.lengthMin });
  const isOfNext = problem === 'tooShort' || problem === 'tooCommon';
  const isOfCurrent = problem === 'wrongPassword';
  const change = async (): Promise<void> => {
    if ([...next].length < passwordRules.lengthMin) {
      setProblem('tooShort');
      return;
    }
    const answer = await ask((server) => server.changePassword(current, next));
    setProblem(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    // What was typed meanwhile stays.
    setCurrent((now) => (now === current ? '' : now));
    setNext((now) => (now === next ? '' : now));
    notify({ message: t('devices.changed'), tone: 'done' });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      {/* For the browser's own store of passwords. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      {text === undefined || isOfNext || isOfCurrent ? null : (
        <Note icon="error" tone="error" announced>
          {text}
        </Note>
      )}
      <div className={styles.fields}>
        <Field label={t('devices.current')} error={isOfCurrent ? text : undefined}>
          <TextInput
            type="password"
            autoComplete="current-password"
            value={current}
            onValueChange={setCurrent}
          />
        </Field>
        <Field
          label={t('devices.next')}
          hint={t('sign-in:passwordRules', { min: passwordRules.lengthMin })}
          error={isOfNext ? text : undefined}
        >
          <TextInput
            type="password"
            autoComplete="new-password"
            value={next}
            onValueChange={setNext}
          />
        </Field>
      </div>
      <Button type="submit">{t('devices.change')}</Button>
    </form>
  );
}

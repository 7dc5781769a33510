/** The first form: its text, kept at every key, its errors once it was sent, and sending it. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { type AnswerError, beginProgramme } from '../../../domain/programme/begin-programme.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { useBackups } from '../../model/use-backups.ts';
import { useDevice } from '../../model/use-device.ts';
import type { Environment } from '../../ports/environment.ts';
import { StoreError, type StoreErrorKind } from '../../ports/sheet-store.ts';
import { emptyForm, errorsIn, keptForm, type StartForm } from './start-form.ts';

export interface StartFormState {
  readonly form: StartForm;
  readonly change: (patch: Partial<StartForm>) => void;
  /** None before the first try. */
  readonly errors: readonly AnswerError[];
  readonly busy: boolean;
  readonly failure: StoreErrorKind | undefined;
  /** Times that sending was tried: the focus goes to the first error after each. */
  readonly tries: number;
  readonly submit: () => void;
}

export function useStartForm(
  environment: Environment,
  onOpened: (programmeId: string) => void,
): StartFormState {
  const { t } = useTranslation('domain');
  const device = useDevice();
  const { startDraft } = useBackups();
  const [form, setForm] = useState<StartForm>(() => {
    const names = { uk: t('option.country.GB'), fr: t('option.country.FR') };
    const now = localDateTimeIn(environment.now(), environment.zone());
    return (
      keptForm(startDraft.read()) ??
      emptyForm(names, now.slice(0, 7), currentLanguage() === 'fr' ? 1 : 0, device.account()?.name)
    );
  });
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<StoreErrorKind | undefined>(undefined);

  const send = async (): Promise<void> => {
    const newId = (): string => environment.newId();
    const begun = beginProgramme({ at: environment.now(), newId }, form);
    if (!begun.ok) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await device.begin(begun.value, begun.value.groups);
      startDraft.keep(undefined);
      onOpened(begun.value.programmeId);
    } catch (error) {
      setFailure(error instanceof StoreError ? error.kind : 'failed');
      setBusy(false);
    }
  };
  return {
    form,
    change: (patch) => {
      const next = { ...form, ...patch };
      setForm(next);
      startDraft.keep(JSON.stringify(next));
    },
    errors: tries === 0 ? [] : errorsIn(form),
    busy,
    failure,
    tries,
    submit: () => {
      setTries(tries + 1);
      if (!busy) void send();
    },
  };
}

/** Puts the focus on the first field that must be looked at again, after each try. */
export function useFocusOnError(tries: number) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return ref;
}

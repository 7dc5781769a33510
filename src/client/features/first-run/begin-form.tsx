/**
 * The form that starts a programme. First the two answers that nobody knows beforehand; behind them sensible ones stand
 * there already. Errors stand at their field.
 */

import { useTranslation } from 'react-i18next';
import { type AnswerError, padsMax } from '../../../domain/programme/begin-programme.ts';
import type { Environment } from '../../ports/environment.ts';
import { Button } from '../../ui/button.tsx';
import { MonthInput } from '../../parts/date/month-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './first-run.module.css';
import { PadFields } from './pad-fields.tsx';
import { newPad, type StartForm } from './start-form.ts';
import { type StartFormState, useFocusOnError, useStartForm } from './use-start-form.ts';
import { WayTitle } from './way-title.tsx';

interface BeginFormProps {
  readonly environment: Environment;
  readonly unavailableBecause: string | undefined;
  /** The title takes the focus: another way led here. */
  readonly focused: boolean;
  readonly onOpened: (programmeId: string) => void;
  readonly onBack: () => void;
}

/** What to say at a field, or nothing. */
export type ErrorAt = (field: string) => string | undefined;

export function BeginForm(props: BeginFormProps) {
  const { environment, unavailableBecause, focused, onOpened, onBack } = props;
  const { t } = useTranslation('first-run');
  const state = useStartForm(environment, onOpened);
  const { form, change, errors, busy, failure, tries, submit } = state;
  const ref = useFocusOnError(tries);
  const errorAt = useErrorAt(errors);
  return (
    <form
      ref={ref}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (unavailableBecause === undefined) submit();
      }}
    >
      <WayTitle focused={focused}>{t('begin.title')}</WayTitle>
      <p className={styles.lead}>{t('begin.lead')}</p>
      <ProgrammeGroup form={form} change={change} errorAt={errorAt} />
      <PersonGroup form={form} change={change} errorAt={errorAt} />
      <PadsGroup form={form} change={change} errorAt={errorAt} />
      <MonthsGroup form={form} change={change} errorAt={errorAt} />
      <div className={styles.group}>
        {failure === undefined ? null : <FailureNote failure={failure} />}
        {errors.length === 0 ? null : (
          <Note icon="error" tone="error" announced>
            {t('begin.check', { count: errors.length })}
          </Note>
        )}
        <div className={styles.submit}>
          <Button
            type="submit"
            variant="primary"
            size="form"
            shortcut={t('begin.enter')}
            unavailableBecause={unavailableBecause}
          >
            {busy ? t('begin.submitting') : t('begin.submit')}
          </Button>
          <Button variant="quiet" size="form" onClick={onBack}>
            {t('back')}
          </Button>
        </div>
      </div>
    </form>
  );
}

type GroupProps = Pick<StartFormState, 'form' | 'change'> & { readonly errorAt: ErrorAt };

function ProgrammeGroup({ form, change, errorAt }: GroupProps) {
  const { t } = useTranslation('first-run');
  return (
    <section className={styles.group}>
      <h2 className={styles.groupTitle}>{t('begin.programme')}</h2>
      <Field label={t('begin.name')} error={errorAt('name')}>
        <TextInput value={form.name} onValueChange={(name) => change({ name })} />
      </Field>
    </section>
  );
}

function MonthsGroup({ form, change, errorAt }: GroupProps) {
  const { t } = useTranslation('first-run');
  return (
    <section className={styles.group}>
      <h2 className={styles.groupTitle}>{t('begin.months')}</h2>
      <div className={styles.pair}>
        <Field
          label={t('begin.firstMonth')}
          hint={t('begin.firstMonthHint')}
          error={errorAt('firstMonth')}
        >
          <MonthInput
            value={form.firstMonth}
            onValueChange={(firstMonth) => change({ firstMonth })}
          />
        </Field>
        <Field
          label={t('begin.reviewMonths')}
          hint={t('begin.reviewMonthsHint')}
          error={errorAt('reviewMonths')}
        >
          <TextInput
            inputMode="text"
            value={form.reviewMonths}
            onValueChange={(reviewMonths) => change({ reviewMonths })}
          />
        </Field>
      </div>
    </section>
  );
}

function PadsGroup({ form, change, errorAt }: GroupProps) {
  const { t } = useTranslation(['first-run', 'domain']);
  const replace = (index: number, pad: StartForm['pads'][number]): void =>
    change({ pads: form.pads.map((other, i) => (i === index ? pad : other)) });
  const remove = (index: number): void => {
    const pads = form.pads.filter((_pad, i) => i !== index);
    const { pad, ...me } = form.me;
    const kept = pad === undefined || pad === index ? undefined : pad > index ? pad - 1 : pad;
    change({ pads, me: kept === undefined ? me : { ...me, pad: kept } });
  };
  const padsError = errorAt('pads');
  return (
    <section className={styles.group}>
      <div>
        <h2 className={styles.groupTitle}>{t('begin.pads')}</h2>
        <p className={styles.text}>{t('begin.padsHint')}</p>
      </div>
      {form.pads.map((pad, index) => (
        <PadFields
          // The place is all that tells two pads apart while their names are being typed.
          key={index}
          pad={pad}
          position={index + 1}
          errorAt={(field) => errorAt(`pads.${index}.${field}`)}
          onChange={(next) => replace(index, next)}
          onRemove={form.pads.length === 1 ? undefined : () => remove(index)}
        />
      ))}
      {padsError === undefined ? null : (
        <Note icon="error" tone="error">
          {padsError}
        </Note>
      )}
      {form.pads.length >= padsMax ? null : (
        <div>
          <Button
            icon="add"
            onClick={() =>
              change({ pads: [...form.pads, newPad('IE', '', t('domain:option.country.IE'))] })
            }
          >
            {t('begin.addPad')}
          </Button>
        </div>
      )}
    </section>
  );
}

const ofNoPad = 'none';

function PersonGroup({ form, change, errorAt }: GroupProps) {
  const { t } = useTranslation('first-run');
  const { me } = form;
  const pads = form.pads.map((pad, index) => ({
    value: String(index),
    label: pad.name === '' ? t('begin.pad', { position: index + 1 }) : pad.name,
    ...(pad.partnerName === '' ? {} : { detail: pad.partnerName }),
  }));
  return (
    <section className={styles.group}>
      <h2 className={styles.groupTitle}>{t('begin.you')}</h2>
      <Field label={t('begin.yourName')} hint={t('begin.yourNameHint')} error={errorAt('me.name')}>
        <TextInput
          value={me.name}
          autoComplete="name"
          onValueChange={(name) => change({ me: { ...me, name } })}
        />
      </Field>
      <RadioCards
        label={t('begin.yourPad')}
        options={[
          ...pads,
          { value: ofNoPad, label: t('begin.noPad'), detail: t('begin.noPadDetail') },
        ]}
        value={me.pad === undefined ? ofNoPad : String(me.pad)}
        onValueChange={(value) => {
          const { pad: _pad, ...rest } = me;
          change({ me: value === ofNoPad ? rest : { ...rest, pad: Number(value) } });
        }}
      />
      <RadioCards
        label={t('begin.yourRole')}
        options={[
          {
            value: 'accountManager',
            label: t('begin.manager'),
            detail: t('begin.managerDetail'),
          },
          {
            value: 'coordinator',
            label: t('begin.coordinator'),
            detail: t('begin.coordinatorDetail'),
          },
        ]}
        value={me.role}
        onValueChange={(role) => change({ me: { ...me, role } })}
      />
    </section>
  );
}

/** The sentence for each field that must be looked at again: what to do, not what went wrong. */
function useErrorAt(errors: readonly AnswerError[]): ErrorAt {
  const { t } = useTranslation('first-run');
  return (field) => {
    const error = errors.find((one) => one.field === field);
    if (error === undefined) return undefined;
    if (field === 'pads') return t('error.pads', { max: padsMax });
    if (error.reason === 'tooLong') return t('error.tooLong', { max: error.max ?? 0 });
    if (error.reason === 'twice') return t('error.twice');
    if (field === 'firstMonth') return t('error.firstMonth');
    if (field === 'reviewMonths') return t('error.reviewMonths');
    if (error.reason === 'required') return t('error.required');
    if (field.endsWith('.target')) return t('error.target');
    if (field.endsWith('.timeZone')) return t('error.timeZone');
    return t('error.invalid');
  };
}

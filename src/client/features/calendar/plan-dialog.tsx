/**
 * Planning a contact from a day of the calendar: with whom, what for, how and when. The hour may stay open, and the
 * day is judged while it is chosen.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate, parseLocalDateTime } from '../../../domain/calendar/local-date.ts';
import { type ContactPlan, planContact } from '../../../domain/calendar/plan-contact.ts';
import { type ContactKind, contactKinds, contactModes } from '../../../domain/contact/contact.ts';
import { compareText } from '../../../domain/sme/journal-summary.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { RunError } from '../../model/receipt.ts';
import { useCarnet, useCarnetState, useRun, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { TimeInput } from '../../parts/date/time-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import type { PlanStart } from './calendar-deeds.ts';
import { ConcernNote } from './concern-note.tsx';
import { useConcernWords } from './concern-words.ts';
import { useEntryWords } from './entry-words.ts';
import styles from './plan-dialog.module.css';

const formId = 'calendar-plan';
/** What one meets for: a note is written down and never planned. */
const plannedKinds = contactKinds.filter(
  (kind): kind is Exclude<ContactKind, 'note'> => kind !== 'note',
);
const hourProposed = '10:00';

interface PlanDialogProps {
  readonly start: PlanStart;
  readonly onClose: () => void;
}

export function PlanDialog({ start, onClose }: PlanDialogProps) {
  const { t } = useTranslation('calendar');
  const plan = usePlan(start, onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plan.title')}
      closeLabel={t('close')}
      footer={
        <>
          <Button variant="primary" size="form" type="submit" form={formId}>
            {t('plan.submit')}
          </Button>
          <Button size="form" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void plan.submit();
        }}
      >
        <Stack>
          {plan.failure === undefined ? null : (
            <Note icon="error" tone="error" announced>
              {plan.failure}
            </Note>
          )}
          <SmeField plan={plan} />
          <HowFields plan={plan} />
          <WhenFields plan={plan} first={start.smeId !== undefined && start.smeId !== ''} />
          <ConcernNote day={plan.values.day} meeting={plan.meeting} />
        </Stack>
      </form>
    </Dialog>
  );
}

type Plan = ReturnType<typeof usePlan>;

function usePlan(start: PlanStart, onClose: () => void) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const today = useToday();
  const run = useRun();
  const concernWords = useConcernWords();
  const sheets = useCarnetState((state) => state.sheets);
  const members = useCarnetState((state) => state.members);
  const memberId = useCarnetState((state) => state.memberId);
  const [values, setValues] = useState<ContactPlan>({
    smeId: start.smeId ?? '',
    day: start.day,
    hour: hourProposed,
    kind: start.kind ?? 'interim',
    mode: start.mode ?? 'phone',
  });
  const [error, setError] = useState<RunError | undefined>(undefined);
  const sme = sheets.get(values.smeId)?.sme;
  const own = members.filter(({ id }) => id === memberId);
  const meeting = sme === undefined ? undefined : { sme, members: own, mode: values.mode };
  const failed = (field: string): boolean =>
    error?.kind === 'invalid' && error.errors.some((one) => one.field === field);
  const submit = async (): Promise<void> => {
    const planned = t('done.planned', { day: format.day(values.day, today) });
    const isDay = parseLocalDate(values.day) !== undefined;
    const concerns = meeting && isDay ? concernWords(values.day, meeting).join(' ') : '';
    const done = concerns === '' ? planned : t('done.withConcerns', { done: planned, concerns });
    const result = await run(planContact(values), { done });
    if (result.ok) onClose();
    else setError(result.error);
  };
  return {
    values,
    set: (patch: Partial<ContactPlan>) => setValues((before) => ({ ...before, ...patch })),
    meeting,
    submit,
    smeError: failed('smeId') ? t('plan.smeMissing') : undefined,
    dayError: failed('day') ? t('plan.dayMissing') : undefined,
    failure:
      error === undefined || error.kind === 'invalid'
        ? undefined
        : t(error.kind === 'gone' ? 'plan.gone' : 'plan.notSaved'),
  };
}

function SmeField({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('calendar');
  const sheets = useCarnetState((state) => state.sheets);
  const options = useMemo(
    () =>
      [...sheets.values()]
        .map(({ sme }) => ({ id: sme.id, label: sme.values.name, detail: sme.values.town }))
        .sort((a, b) => compareText(a.label, b.label)),
    [sheets],
  );
  const { smeId } = plan.values;
  return (
    <Field label={t('plan.sme')} error={plan.smeError}>
      <Combobox
        single
        options={options}
        selected={smeId === '' ? [] : [smeId]}
        placeholder={t('plan.smePlaceholder')}
        emptyText={t('plan.smeNone')}
        removeLabel={(name) => t('plan.smeRemove', { name })}
        onSelectedChange={([id = '']) => plan.set({ smeId: id })}
      />
    </Field>
  );
}

function HowFields({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation(['calendar', 'domain']);
  return (
    <div className={styles.columns}>
      <Field label={t('calendar:plan.kind')}>
        <Select
          value={plan.values.kind}
          onValueChange={(kind) => plan.set({ kind })}
          options={plannedKinds.map((value) => ({
            value,
            label: t(`domain:option.contactKind.${value}`),
          }))}
        />
      </Field>
      <Field label={t('calendar:plan.mode')}>
        <Select
          value={plan.values.mode}
          onValueChange={(mode) => plan.set({ mode })}
          options={contactModes.map((value) => ({
            value,
            label: t(`domain:option.contactMode.${value}`),
          }))}
        />
      </Field>
    </div>
  );
}

interface WhenFieldsProps {
  readonly plan: Plan;
  /** With whom is settled already: what is left to say begins here. */
  readonly first: boolean;
}

function WhenFields({ plan, first }: WhenFieldsProps) {
  const { t } = useTranslation('calendar');
  const { environment } = useCarnet();
  const words = useEntryWords();
  const { day, hour } = plan.values;
  const at = `${day}T${hour}`;
  const times = parseLocalDateTime(at) === undefined ? hour : words.times(at, environment.zone());
  return (
    <div>
      <div className={styles.columns}>
        <Field label={t('plan.day')} error={plan.dayError}>
          <DayInput
            value={day}
            data-autofocus={first ? '' : undefined}
            onValueChange={(next) => plan.set({ day: next })}
          />
        </Field>
        <Field label={t('plan.hour')} optionalText={t('plan.optional')}>
          <TimeInput value={hour} onValueChange={(next) => plan.set({ hour: next })} />
        </Field>
      </div>
      {times === hour ? null : <p className={styles.elsewhere}>{t('plan.elsewhere', { times })}</p>}
    </div>
  );
}

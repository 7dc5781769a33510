/**
 * Planning a contact in three words: when, how and who, with everything proposed, so that Enter alone plans the next
 * half hour in which everybody is free. What else there is to say waits behind the details.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { endTime } from '../../../domain/calendar/free-times.ts';
import { isClock } from '../../../domain/calendar/plain-day.ts';
import { timeElsewhere } from '../../../domain/contact/time-elsewhere.ts';
import { compareText } from '../../../domain/sme/journal-summary.ts';
import { usePlaceName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { PlanStart } from '../../model/plan-question.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { ConcernNote } from '../../parts/concern/concern-note.tsx';
import { useConcernWords } from '../../parts/concern/concern-words.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { TimeInput } from '../../parts/date/time-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import { FreeTimes } from './free-times.tsx';
import { HowFields, PlanDetails } from './how-fields.tsx';
import styles from './planning.module.css';
import { type Plan, usePlan } from './use-plan.ts';
import { WhoFields } from './who-fields.tsx';

const formId = 'plan-contact';

interface PlanDialogProps {
  readonly start: PlanStart;
  readonly onClose: () => void;
}

export function PlanDialog({ start, onClose }: PlanDialogProps) {
  const { t } = useTranslation('calendar');
  const plan = usePlan(start, onClose);
  const several = plan.several.length;
  const isOpenSme = several === 0 && (start.smeId === undefined || start.smeId === '');
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t('plan.title')}
      description={
        several > 0
          ? t('plan.several', { count: several })
          : isOpenSme
            ? undefined
            : plan.sheet?.sme.values.name
      }
      closeLabel={t('close')}
      footer={
        <>
          <Summary plan={plan} />
          <Button
            variant="primary"
            size="form"
            type="submit"
            form={formId}
            shortcut={t('plan.key')}
          >
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
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void plan.submit();
        }}
      >
        <div className={styles.part}>
          {plan.failure === undefined ? null : (
            <Note icon="error" tone="error" announced>
              {plan.failure}
            </Note>
          )}
          {isOpenSme ? <SmeField plan={plan} /> : null}
          <WhenFields plan={plan} first={!isOpenSme} />
          <Concerns plan={plan} />
          {several > 0 ? null : <FreeTimes plan={plan} />}
        </div>
        <div className={styles.part}>
          <HowFields plan={plan} />
          {several > 0 ? <Note icon="people">{t('plan.each')}</Note> : <WhoFields plan={plan} />}
          <PlanDetails plan={plan} />
        </div>
      </form>
    </Dialog>
  );
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
        removeLabel={(name) => t('plan.remove', { name })}
        onSelectedChange={([id = '']) =>
          plan.set({ smeId: id, personIds: undefined, memberIds: undefined })
        }
      />
    </Field>
  );
}

interface WhenFieldsProps {
  readonly plan: Plan;
  /** With whom is settled already: what is left to say begins here. */
  readonly first: boolean;
}

function WhenFields({ plan, first }: WhenFieldsProps) {
  const { t } = useTranslation('calendar');
  const { day, hour } = plan.values;
  return (
    <div className={styles.when}>
      <Field label={t('plan.day')} error={plan.dayError}>
        <DayInput
          value={day}
          side="next"
          sme={plan.sheet?.sme}
          data-autofocus={first ? '' : undefined}
          onValueChange={(next) => plan.set({ day: next })}
          onTime={(time) => plan.set({ hour: time })}
        />
      </Field>
      <Field label={t('plan.hour')}>
        <TimeInput value={hour} onValueChange={(next) => plan.set({ hour: next })} />
      </Field>
    </div>
  );
}

/** What speaks against the day, and the next one against which nothing does. */
function Concerns({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const concernWords = useConcernWords();
  const { meeting, values } = plan;
  const isDay = parseLocalDate(values.day) !== undefined;
  const next =
    meeting !== undefined && isDay && concernWords(values.day, meeting).length > 0
      ? plan.nextDay(values.day)
      : undefined;
  return (
    <>
      <ConcernNote day={values.day} meeting={meeting} />
      {next === undefined ? null : (
        <p className={styles.next}>
          <TextButton onClick={() => plan.set({ day: next })}>
            {t('plan.nextDay', { day: format.day(next, plan.today) })}
          </TextButton>
        </p>
      )}
    </>
  );
}

/** The whole in one line: the day, from when to when, and the hour on the other clocks. */
function Summary({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const place = usePlaceName();
  const pads = useCarnetState((state) => state.launchPads);
  const { day, hour } = plan.values;
  if (parseLocalDate(day) === undefined) return <span className={styles.summary} />;
  const name = format.day(day, plan.today);
  if (!isClock(hour)) {
    return (
      <span className={styles.summary}>
        <strong>{name}</strong> {t('entry.openHour')}
      </span>
    );
  }
  const at = `${day}T${hour}`;
  const elsewhere = [...new Set(pads.map(({ values }) => values.timeZone))]
    .map((zone) => ({ zone, at: timeElsewhere(at, plan.zone, zone) }))
    .filter((one) => one.at !== at)
    .map((one) => {
      const words = t('plan.elsewhere', { time: format.time(one.at), place: place(one.zone) });
      const there = dateOf(one.at);
      return there === day ? words : `${words} (${format.dayMonth(there, there)})`;
    });
  return (
    <span className={styles.summary}>
      <strong>{t('plan.span', { day: name, from: hour, to: endTime(hour, plan.length) })}</strong>{' '}
      {elsewhere.join(' · ')}
    </span>
  );
}

/**
 * The days of the journey: when each stage was entered, the enrolment, the time of support, and the time on hold. What
 * is out of order is remarked upon and kept, because only the reader knows which of two days is wrong.
 */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import type { Json } from '../../../../std/json.ts';
import { patched } from '../../../../domain/sme/change-element.ts';
import { allStages, type Pause, type Stage } from '../../../../domain/sme/sme.ts';
import { withCountedEnds } from '../../../../domain/sme/counted-ends.ts';
import { cameToEnrolment, isEnrolledBy } from '../../../../domain/sme/journey-days.ts';
import { endedByExit } from '../../../../domain/sme/ended-by-exit.ts';
import { pauseInTime } from '../../../../domain/sme/times-on-hold.ts';
import { isLasting } from '../../../../domain/sme/lasting-pause.ts';
import { earlierStageAfter, removePause } from '../../../../domain/stage/move-stage.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../../model/use-carnet.ts';
import { useTypedField } from '../../../model/use-typed-field.ts';
import { useMayChange } from '../../../model/use-decides-on.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { DayInput } from '../../../parts/date/day-input.tsx';
import { useChange } from '../../../parts/record/use-change.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Section, Stack } from '../../../ui/page.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from './details.module.css';
import { Remark, SavedField } from './saved-field.tsx';
import { useElementField } from './use-element.ts';

interface SectionProps {
  readonly sme: Sme;
}

export function DatesSection({ sme }: SectionProps) {
  const { t } = useTranslation('sme-details');
  const today = useToday();
  const { stage, stageDates, enrolledOn, pauses, supportFrom, supportUntil } = sme.values;
  const onHold = Object.values(pauses ?? {}).some(({ to }) => to === undefined);
  // The day of a pause is typed with the pause.
  const entered = allStages.filter(
    (name) =>
      (name === stage || stageDates?.[name] !== undefined) && !(name === 'paused' && onHold),
  );
  const isEnrolled = cameToEnrolment(sme.values);
  const isToCome = isEnrolled && enrolledOn !== undefined && !isEnrolledBy(sme, today);
  const backwards =
    supportFrom !== undefined && supportUntil !== undefined && supportUntil < supportFrom;
  return (
    <Section title={t('dates.title')}>
      <Stack>
        <div className={styles.columns}>
          <SavedField
            sme={sme}
            field="enrolledOn"
            kind="date"
            side={isEnrolled ? 'past' : 'nearest'}
            remark={() => (isToCome ? t('remark.enrolmentToCome') : undefined)}
          />
          <SavedField sme={sme} field="supportFrom" kind="date" />
          <SavedField
            sme={sme}
            field="supportUntil"
            kind="date"
            remark={() => (backwards ? t('remark.endsBefore') : undefined)}
          />
        </div>
        <div className={styles.columns}>
          {entered.map((name) => (
            <StageDate key={name} sme={sme} stage={name} />
          ))}
        </div>
        <SavedField sme={sme} field="batch" hint={t('dates.batchHint')} optional />
        <Pauses sme={sme} />
      </Stack>
    </Section>
  );
}

interface StageDateProps extends SectionProps {
  readonly stage: Stage;
}

function StageDate({ sme, stage }: StageDateProps) {
  const { t } = useTranslation(['sme-details', 'domain', 'stages']);
  const message = useFieldMessage();
  const mark = useFieldMark(sme.id, 'stageDates', stage);
  const typed = useTypedField(
    sme.id,
    { field: 'stageDates', part: stage, read: (dates) => datesOf(dates)[stage] },
    sme.values.stageDates?.[stage] ?? '',
    (text, dates) => patched(datesOf(dates), { [stage]: text === '' ? undefined : text }),
  );
  const earlier = earlierStageAfter(sme.values, stage);
  return (
    <Field
      label={t('sme-details:dates.stage', { stage: t(`domain:option.stage.${stage}`) })}
      mark={mark}
      error={message(typed.error, typed.notSaved)}
    >
      <DayInput
        value={typed.value}
        onValueChange={typed.onChange}
        onBlur={typed.onBlur}
        side="past"
      />
      <Remark>
        {earlier === undefined
          ? null
          : t('stages:dates.order', { stage: t(`domain:option.stage.${earlier}`) })}
      </Remark>
    </Field>
  );
}

const datesOf = (dates: Json | undefined) => (dates ?? {}) as { readonly [stage: string]: Json };

function Pauses({ sme }: SectionProps) {
  const { t } = useTranslation('stages');
  const pauses = Object.entries(sme.values.pauses ?? {}).toSorted(([, a], [, b]) =>
    a.from < b.from ? -1 : 1,
  );
  if (pauses.length === 0) return null;
  return (
    <FieldGroup label={t('pauses.title')}>
      <ul className={styles.rows}>
        {pauses.map(([id, pause]) => (
          <PauseRow key={id} sme={sme} id={id} pause={pause} />
        ))}
      </ul>
    </FieldGroup>
  );
}

type Pauses = NonNullable<Sme['values']['pauses']>;

interface PauseRowProps extends SectionProps {
  readonly id: string;
  readonly pause: Pause;
}

/**
 * A pause that lasts ends with a change of the stage: here it has no end to type. Any other can be ended, or removed: one
 * that came with a stage which was not chosen did not take place (F263).
 */
function PauseRow({ sme, id, pause }: PauseRowProps) {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const carnet = useCarnet();
  const place = {
    holder: sme,
    field: 'pauses',
    key: id,
    complete: (map: object) => withCountedEnds(sme, map as Pauses, carnet.environment.now()),
  } as const;
  const from = useElementField({ ...place, property: 'from', needed: true });
  const to = useElementField({ ...place, property: 'to', needed: true });
  const reason = useElementField({ ...place, property: 'reason' });
  const backwards = pause.to !== undefined && pause.to < pause.from;
  const hasLeft = pause.left !== undefined;
  const { to: counted } = pauseInTime(sme, pause);
  const end = hasLeft ? 'cameBack' : endedByExit(sme.values, pause) ? 'until' : 'to';
  const lasts = isLasting(sme.values, pause);
  const start = format.dayMonth(pause.from, today);
  const may = useMayChange(carnet.record(sme.id), 'pauses');
  const remove = (): void => {
    void change(removePause(sme.id, id), { done: t(may ? 'pauses.removed' : 'pauses.asked') });
  };
  return (
    <li className={styles.row}>
      <div className={styles.rowFields}>
        <Field label={t(hasLeft ? 'day.exit' : 'pauses.from')} mark={from.mark}>
          <DayInput
            value={from.value}
            onValueChange={from.onChange}
            onBlur={from.onBlur}
            side="past"
          />
        </Field>
        {lasts ? null : (
          <Field
            label={t(`pauses.${end}`)}
            mark={to.mark}
            error={backwards ? t('pauses.order') : undefined}
          >
            <DayInput value={to.value} onValueChange={to.onChange} onBlur={to.onBlur} side="past" />
            <Remark>
              {counted === pause.to || counted === undefined
                ? null
                : t('pauses.counted', { date: format.dayMonth(counted, today) })}
            </Remark>
          </Field>
        )}
        <Field label={t('pauses.reason')} mark={reason.mark}>
          <TextInput value={reason.value} onValueChange={reason.onChange} onBlur={reason.onBlur} />
        </Field>
      </div>
      {lasts ? null : (
        <IconButton icon="remove" label={t('pauses.remove', { start })} onClick={remove} />
      )}
    </li>
  );
}

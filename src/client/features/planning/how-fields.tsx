/** How one meets, and behind it what for, how long, and what there is to talk about. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ContactKind,
  contactKinds,
  contactMinutesMax,
  type ContactMode,
  contactModes,
} from '../../../domain/contact/contact.ts';
import { useModeName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { contactIcons } from '../../model/contact-icons.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './planning.module.css';
import type { Plan } from './use-plan.ts';

/** What one meets for: a note is written down and never planned. */
const plannedKinds = contactKinds.filter(
  (kind): kind is Exclude<ContactKind, 'note'> => kind !== 'note',
);
/** The ways that are chosen day by day; the others are among the details. */
const usualModes = ['video', 'phone', 'atBusiness', 'atPad'] as const;
const isUsual = (mode: ContactMode): boolean => usualModes.some((one) => one === mode);

export function HowFields({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('calendar');
  const modeName = useModeName();
  const { mode } = plan.values;
  const nameOf = (value: ContactMode): string => {
    if (value === 'atBusiness') return t('plan.onSite');
    return value === 'atPad' ? t('plan.atPad') : modeName(value);
  };
  const modes: readonly ContactMode[] = isUsual(mode) ? usualModes : [...usualModes, mode];
  return (
    <div className={styles.group}>
      <span className={styles.label}>{t('plan.mode')}</span>
      <Segments
        label={t('plan.mode')}
        value={mode}
        onValueChange={(next) => plan.set({ mode: next })}
        options={modes.map((value) => ({
          value,
          label: nameOf(value),
          icon: contactIcons[value],
        }))}
      />
    </div>
  );
}

export function PlanDetails({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation(['calendar', 'domain', 'contact']);
  const format = useFormat();
  const { kind, mode, agenda } = plan.values;
  const [written, setWritten] = useState<string | undefined>(undefined);
  const details = useRef<HTMLDetailsElement>(null);
  // What is planned with the contact is seen: a text that was found does not wait behind a closed line, nor what is wrong.
  const isToSee = plan.isAgendaWritten || plan.isLengthWrong;
  useEffect(() => {
    if (isToSee && details.current !== null) details.current.open = true;
  }, [isToSee]);
  const due = kind === 'monthlyReview' ? plan.reviewDue : undefined;
  const kindName = t(`domain:option.contactKind.${kind}`);
  return (
    <details ref={details} className={styles.details}>
      <summary className={styles.detailsHead}>
        <Icon name="forward" className={styles.chevron} />
        <strong>{t('calendar:plan.details')}</strong>{' '}
        <span>
          {[
            due === undefined
              ? kindName
              : t('calendar:plan.due', { kind: kindName, day: format.dayMonth(due, plan.today) }),
            format.duration(plan.length),
          ].join(' · ')}
        </span>
      </summary>
      <div className={styles.detailFields}>
        <Field label={t('calendar:plan.kind')}>
          <Select
            value={kind}
            onValueChange={(next) => plan.set({ kind: next, minutes: undefined })}
            options={plannedKinds.map((value) => ({
              value,
              label: t(`domain:option.contactKind.${value}`),
            }))}
          />
        </Field>
        <Field
          label={t('domain:field.contact.minutes')}
          error={
            plan.isLengthWrong && written === undefined
              ? t('contact:minutesInvalid', { max: contactMinutesMax })
              : undefined
          }
        >
          <NumberInput
            inputMode="numeric"
            unit={t('contact:minutesUnit')}
            value={written ?? plan.lengthText}
            onValueChange={(text) => {
              setWritten(text);
              plan.set({ minutes: text.trim() === '' ? undefined : text });
            }}
            onBlur={() => setWritten(undefined)}
          />
        </Field>
        <Field label={t('calendar:plan.otherMode')} className={styles.wide}>
          <Select
            value={mode}
            onValueChange={(next) => plan.set({ mode: next })}
            options={contactModes.map((value) => ({
              value,
              label: t(`domain:option.contactMode.${value}`),
            }))}
          />
        </Field>
        <Field label={t('domain:field.contact.agenda')} className={styles.wide}>
          <TextArea
            value={agenda?.text ?? ''}
            lang={plan.agendaLang}
            onValueChange={plan.writeAgenda}
          />
        </Field>
      </div>
    </details>
  );
}

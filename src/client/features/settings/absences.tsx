/** When a member is away. Each absence has a key of its own, so two people who add one never overwrite another. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../../domain/operation/record.ts';
import type { Json } from '../../../std/json.ts';
import type { Typing } from '../../model/typing.ts';
import { type TypedField, useTypedField } from '../../model/use-typed-field.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useFieldError } from './field-error.ts';
import styles from './settings.module.css';

type Absence = NonNullable<Member['values']['absences']>[string];
type Dates = Pick<Absence, 'from' | 'to'>;

export function Absences({ member }: { readonly member: Member }) {
  const { t } = useTranslation('settings');
  const carnet = useCarnet();
  const today = useToday();
  const absences = Object.entries(member.values.absences ?? {}).toSorted(([, a], [, b]) =>
    a.from < b.from ? -1 : 1,
  );
  const begin = (key: string): Typing =>
    carnet.startTyping({
      recordId: member.id,
      field: 'absences',
      read: (all) => datesOf(allOf(all)[key]),
    });
  // The reason is written by its own field, and stays as it stands then.
  const write = (typing: Typing, key: string, dates: Dates | undefined): void => {
    void carnet.type(typing, (all) => {
      const { [key]: former, ...others } = allOf(all);
      return dates === undefined ? others : { ...others, [key]: { ...former, ...dates } };
    });
    void carnet.seal(typing);
  };
  const put = (key: string, dates: Dates | undefined): void => write(begin(key), key, dates);
  return (
    <FieldGroup label={t('members.absences')} hint={t('members.absencesHint')}>
      <div className={styles.absences}>
        {absences.map(([key, absence], index) => (
          <AbsenceRow
            key={key}
            memberId={member.id}
            absenceKey={key}
            position={index + 1}
            absence={absence}
            begin={() => begin(key)}
            onChange={(typing, next) => write(typing, key, next)}
            onRemove={() => put(key, undefined)}
          />
        ))}
        <Button
          icon="add"
          onClick={() => put(carnet.environment.newId(), { from: today, to: today })}
        >
          {t('members.addAbsence')}
        </Button>
      </div>
    </FieldGroup>
  );
}

const allOf = (absences: Json | undefined) => (absences ?? {}) as Readonly<Record<string, Absence>>;

/** An absence that is gone is not one without days. */
function datesOf(absence: Absence | undefined): Json {
  return absence === undefined ? null : { from: absence.from, to: absence.to };
}

interface AbsenceRowProps {
  readonly memberId: string;
  readonly absenceKey: string;
  readonly position: number;
  readonly absence: Absence;
  readonly begin: () => Typing;
  readonly onChange: (typing: Typing, dates: Dates) => void;
  readonly onRemove: () => void;
}

function AbsenceRow(props: AbsenceRowProps) {
  const { memberId, absenceKey, position, absence, begin, onChange, onRemove } = props;
  const { t } = useTranslation('settings');
  const fieldError = useFieldError();
  const reason = useReason(memberId, absenceKey, absence);
  const [draft, setDraft] = useState<Dates>(absence);
  const sent = useRef<Dates>(absence);
  /** From the first change that is not sent yet [O12]. */
  const typing = useRef<Typing | undefined>(undefined);
  // What somebody else wrote is taken over; what is being typed here stays, and meets it when it is sent.
  useEffect(() => {
    if (sameDates(sent.current, absence) || typing.current !== undefined) return;
    sent.current = absence;
    setDraft(absence);
  }, [absence]);
  const inOrder = draft.from !== '' && draft.to !== '' && draft.from <= draft.to;
  const send = (next: Dates): void => {
    const [from, to] = [parseLocalDate(next.from), parseLocalDate(next.to)];
    if (from === undefined || to === undefined || from > to) return;
    const session = typing.current;
    typing.current = undefined;
    if (session === undefined || sameDates(next, sent.current)) return;
    sent.current = next;
    onChange(session, next);
  };
  const change = (patch: Partial<Dates>): Dates => {
    typing.current ??= begin();
    const next = { from: draft.from, to: draft.to, ...patch };
    setDraft(next);
    return next;
  };
  return (
    <div role="group" aria-label={t('members.absence', { position })} className={styles.absence}>
      <Field label={t('members.from')}>
        <DayInput value={draft.from} onValueChange={(from) => send(change({ from }))} />
      </Field>
      <Field label={t('members.to')} error={inOrder ? undefined : t('members.order')}>
        <DayInput value={draft.to} onValueChange={(to) => send(change({ to }))} />
      </Field>
      <Field
        label={t('members.reason')}
        optionalText={t('optional')}
        error={fieldError(reason.error, reason.notSaved)}
      >
        <TextInput value={reason.value} onValueChange={reason.onChange} onBlur={reason.onBlur} />
      </Field>
      <IconButton icon="remove" label={t('members.removeAbsence')} onClick={onRemove} />
    </div>
  );
}

function useReason(memberId: string, key: string, absence: Absence): TypedField {
  return useTypedField(
    memberId,
    {
      field: 'absences',
      part: `${key}/reason`,
      read: (all) => {
        const { [key]: one } = allOf(all);
        return one === undefined ? null : one.reason;
      },
    },
    absence.reason ?? '',
    (text, all) => {
      const { [key]: one, ...others } = allOf(all);
      if (one === undefined) return all;
      const { reason: _former, ...dates } = one;
      const words = text.trim();
      return { ...others, [key]: words === '' ? dates : { ...dates, reason: words } };
    },
  );
}

function sameDates(a: Dates, b: Dates): boolean {
  return a.from === b.from && a.to === b.to;
}

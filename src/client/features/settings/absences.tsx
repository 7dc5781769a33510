/** When a member is away. Each absence has a key of its own, so two people who add one never overwrite another. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../../domain/operation/record.ts';
import type { Json } from '../../../std/json.ts';
import type { Typing } from '../../model/typing.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './settings.module.css';

type Absence = NonNullable<Member['values']['absences']>[string];

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
      read: (all) => (allOf(all)[key] ?? null) as Json,
    });
  const write = (typing: Typing, key: string, absence: Absence | undefined): void => {
    void carnet.type(typing, (all) => {
      const { [key]: _former, ...others } = allOf(all);
      return absence === undefined ? others : { ...others, [key]: absence };
    });
    void carnet.seal(typing);
  };
  const put = (key: string, absence: Absence | undefined): void => write(begin(key), key, absence);
  return (
    <FieldGroup label={t('members.absences')} hint={t('members.absencesHint')}>
      <div className={styles.absences}>
        {absences.map(([key, absence], index) => (
          <AbsenceRow
            key={key}
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

interface AbsenceRowProps {
  readonly position: number;
  readonly absence: Absence;
  readonly begin: () => Typing;
  readonly onChange: (typing: Typing, absence: Absence) => void;
  readonly onRemove: () => void;
}

function AbsenceRow({ position, absence, begin, onChange, onRemove }: AbsenceRowProps) {
  const { t } = useTranslation('settings');
  const [draft, setDraft] = useState(absence);
  const sent = useRef(absence);
  /** From the first change that is not sent yet [O12]. */
  const typing = useRef<Typing | undefined>(undefined);
  // What somebody else wrote is taken over; what is being typed here stays, and meets it when it is sent.
  useEffect(() => {
    if (sameAbsence(sent.current, absence) || typing.current !== undefined) return;
    sent.current = absence;
    setDraft(absence);
  }, [absence]);
  const inOrder = draft.from !== '' && draft.to !== '' && draft.from <= draft.to;
  const send = (next: Absence): void => {
    const [from, to] = [parseLocalDate(next.from), parseLocalDate(next.to)];
    if (from === undefined || to === undefined || from > to) return;
    const session = typing.current;
    typing.current = undefined;
    if (session === undefined || sameAbsence(next, sent.current)) return;
    const { reason = '', ...dates } = next;
    const kept = reason.trim() === '' ? dates : { ...dates, reason: reason.trim() };
    sent.current = kept;
    onChange(session, kept);
  };
  const change = (patch: Partial<Absence>): Absence => {
    typing.current ??= begin();
    const next = { ...draft, ...patch };
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
      <Field label={t('members.reason')} optionalText={t('optional')}>
        <TextInput
          value={draft.reason ?? ''}
          onValueChange={(reason) => change({ reason })}
          onBlur={() => send(draft)}
        />
      </Field>
      <IconButton icon="remove" label={t('members.removeAbsence')} onClick={onRemove} />
    </div>
  );
}

function sameAbsence(a: Absence, b: Absence): boolean {
  return a.from === b.from && a.to === b.to && (a.reason ?? '') === (b.reason ?? '');
}

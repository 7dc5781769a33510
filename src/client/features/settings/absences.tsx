/** When a member is away. Each absence has a key of its own, so two people who add one never overwrite another. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFields } from '../../../domain/command/command.ts';
import type { Member } from '../../../domain/operation/record.ts';
import { useCarnet, useRun, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './settings.module.css';

type Absence = NonNullable<Member['values']['absences']>[string];

export function Absences({ member }: { readonly member: Member }) {
  const { t } = useTranslation('settings');
  const carnet = useCarnet();
  const run = useRun();
  const today = useToday();
  const absences = Object.entries(member.values.absences ?? {}).toSorted(([, a], [, b]) =>
    a.from < b.from ? -1 : 1,
  );
  const put = (key: string, absence: Absence | undefined): void => {
    // The record itself is asked: another absence may be on its way.
    const all = carnet.record(member.id)?.values['absences'] as
      | Readonly<Record<string, Absence>>
      | undefined;
    const { [key]: _former, ...others } = all ?? {};
    const next = absence === undefined ? others : { ...others, [key]: absence };
    void run(setFields(member.id, { absences: next }));
  };
  return (
    <FieldGroup label={t('members.absences')} hint={t('members.absencesHint')}>
      <div className={styles.absences}>
        {absences.map(([key, absence], index) => (
          <AbsenceRow
            key={key}
            position={index + 1}
            absence={absence}
            onChange={(next) => put(key, next)}
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

interface AbsenceRowProps {
  readonly position: number;
  readonly absence: Absence;
  readonly onChange: (absence: Absence) => void;
  readonly onRemove: () => void;
}

function AbsenceRow({ position, absence, onChange, onRemove }: AbsenceRowProps) {
  const { t } = useTranslation('settings');
  const [draft, setDraft] = useState(absence);
  const sent = useRef(absence);
  // What another tab wrote is taken over; what is being typed here is not.
  useEffect(() => {
    if (sameAbsence(sent.current, absence)) return;
    sent.current = absence;
    setDraft(absence);
  }, [absence]);
  const inOrder = draft.from !== '' && draft.to !== '' && draft.from <= draft.to;
  const send = (next: Absence): void => {
    if (next.from === '' || next.to === '' || next.from > next.to) return;
    if (sameAbsence(next, sent.current)) return;
    const { reason = '', ...dates } = next;
    const kept = reason.trim() === '' ? dates : { ...dates, reason: reason.trim() };
    sent.current = kept;
    onChange(kept);
  };
  const change = (patch: Partial<Absence>): Absence => {
    const next = { ...draft, ...patch };
    setDraft(next);
    return next;
  };
  return (
    <div role="group" aria-label={t('members.absence', { position })} className={styles.absence}>
      <Field label={t('members.from')}>
        <DateInput value={draft.from} onValueChange={(from) => send(change({ from }))} />
      </Field>
      <Field label={t('members.to')} error={inOrder ? undefined : t('members.order')}>
        <DateInput value={draft.to} onValueChange={(to) => send(change({ to }))} />
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

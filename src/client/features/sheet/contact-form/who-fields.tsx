/** Who took part, on both sides, and in which language. Somebody new to the SME can be added by their name. */

import { useTranslation } from 'react-i18next';
import { setFields } from '../../../../domain/command/command.ts';
import { attendances } from '../../../../domain/contact/contact.ts';
import { languages } from '../../../../domain/entity/field.ts';
import { useCarnet } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { useHomePeople } from '../../../model/use-home.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { useFieldMessage } from '../../../parts/record/field-message.ts';
import styles from '../../../parts/record/fields.module.css';
import { OptionalSelect } from '../../../parts/record/optional-select.tsx';
import { PeoplePicker } from '../../../parts/record/people-picker.tsx';
import { type People, usePeople } from '../../../parts/record/people.ts';
import type { ContactRecordForm } from './contact-record-form.ts';

type Attendance = (typeof attendances)[number];

interface WhoFieldsProps {
  readonly form: ContactRecordForm;
  readonly smeId: string;
}

export function WhoFields({ form, smeId }: WhoFieldsProps) {
  const { t } = useTranslation(['contact', 'domain']);
  const people = usePeople(smeId);
  const { values, set } = form;
  return (
    <>
      <div className={styles.columns}>
        <PersonsField form={form} smeId={smeId} people={people} />
        <Field label={t('domain:field.contact.memberIds')}>
          <PeoplePicker
            people={people}
            options={people.members}
            selected={values.memberIds ?? []}
            onSelectedChange={(memberIds) => set({ memberIds })}
          />
        </Field>
        <Field label={t('domain:field.contact.language')}>
          <OptionalSelect
            options={languages.map((value) => ({
              value,
              label: t(`domain:option.language.${value}`),
            }))}
            value={values.language}
            onValueChange={(language) => set({ language })}
            emptyLabel={t('unknown')}
          />
        </Field>
      </div>
      <AttendanceFields form={form} people={people} />
    </>
  );
}

interface PersonsFieldProps extends WhoFieldsProps {
  readonly people: People;
}

function PersonsField({ form, smeId, people }: PersonsFieldProps) {
  const { t } = useTranslation(['contact', 'domain', 'sheet']);
  const change = useChange();
  const { environment } = useCarnet();
  const message = useFieldMessage();
  const known = useHomePeople(smeId);
  const { values, set, errorOf } = form;
  const attending = values.people ?? {};
  const selected = Object.keys(attending);
  const choose = (ids: readonly string[]): void => {
    const entries = ids.map((id) => [id, attending[id] ?? 'present'] as const);
    set({ people: Object.fromEntries(entries) });
  };
  const addPerson = async (name: string): Promise<void> => {
    const id = environment.newId();
    const isAdded = await change(setFields(smeId, { people: { ...known, [id]: { name } } }), {
      done: t('personAdded', { name }),
    });
    if (isAdded) choose([...selected, id]);
  };
  const gone = selected
    .filter((id) => !people.persons.some((person) => person.id === id))
    .map((id) => ({ id, label: people.nameOf(id) }));
  return (
    <Field label={t('domain:field.contact.people')} error={message(errorOf('people'))}>
      <Combobox
        options={[...people.persons, ...gone]}
        selected={selected}
        onSelectedChange={choose}
        placeholder={t('sheet:people.placeholder')}
        emptyText={t('sheet:people.none')}
        removeLabel={(name) => t('sheet:people.remove', { name })}
        creation={{
          label: (name) => t('addPerson', { name }),
          onCreate: (name) => void addPerson(name),
        }}
      />
    </Field>
  );
}

interface AttendanceFieldsProps {
  readonly form: ContactRecordForm;
  readonly people: People;
}

function AttendanceFields({ form, people }: AttendanceFieldsProps) {
  const { t } = useTranslation(['contact', 'domain']);
  const attending = Object.entries(form.values.people ?? {});
  if (attending.length === 0) return null;
  const set = (id: string, attendance: Attendance): void => {
    form.set({ people: { ...form.values.people, [id]: attendance } });
  };
  return (
    <div className={styles.columns}>
      {attending.map(([id, attendance]) => (
        <Field key={id} label={t('attendanceOf', { name: people.nameOf(id) })}>
          <Select
            controlSize="dense"
            options={attendances.map((value) => ({
              value,
              label: t(`domain:option.attendance.${value}`),
            }))}
            value={attendance}
            onValueChange={(chosen) => set(id, chosen)}
          />
        </Field>
      ))}
    </div>
  );
}

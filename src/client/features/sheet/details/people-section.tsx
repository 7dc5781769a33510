/** The contact persons of an SME or an organisation. People move, go on leave, are laid off: each has a state and a day it was checked. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressInLink } from '../../../../domain/sme/reach.ts';
import { changeElement, removeElement } from '../../../../domain/sme/change-element.ts';
import type { Person } from '../../../../domain/sme/sme.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../../model/use-carnet.ts';
import { useHalfTypedText } from '../../../model/use-half-typed.ts';
import { useHeldWhileTyped } from '../../../model/use-held-while-typed.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { PlaceMark } from '../../../parts/entry-mark/entry-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Section } from '../../../ui/page.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import styles from './details.module.css';
import { type PeopleHolder, PersonDialog } from './person-dialog.tsx';

interface SectionProps {
  readonly holder: PeopleHolder;
}

interface PeopleSectionProps extends SectionProps {
  readonly readOnly?: boolean | undefined;
}

export function PeopleSection({ holder, readOnly = false }: PeopleSectionProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const [edited, setEdited] = useState<{ id: string; isNew: boolean } | undefined>(undefined);
  const people = Object.entries(holder.values.people ?? {});
  const found = edited === undefined ? undefined : holder.values.people?.[edited.id];
  // Whoever types in somebody that a colleague removes goes on typing.
  const isOpen = useHeldWhileTyped(edited?.id ?? '', found !== undefined || undefined) === true;
  return (
    <Section title={t('domain:field.sme.people')}>
      {people.length === 0 ? <p className={styles.quiet}>{t('sme-details:people.none')}</p> : null}
      {people.length === 0 ? null : (
        <ul className={styles.rows}>
          {people.map(([id, person]) => (
            <PersonRow
              key={id}
              holder={holder}
              id={id}
              person={person}
              onEdit={readOnly ? undefined : () => setEdited({ id, isNew: false })}
            />
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <AddPerson holder={holder} onAdded={(id) => setEdited({ id, isNew: true })} />
      )}
      {edited === undefined || !isOpen ? null : (
        <PersonDialog
          holder={holder}
          personId={edited.id}
          isNew={edited.isNew}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

interface PersonRowProps extends SectionProps {
  readonly id: string;
  readonly person: Person;
  /** Absent for who reads. */
  readonly onEdit: (() => void) | undefined;
}

function PersonRow({ holder, id, person, onEdit }: PersonRowProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const { name, role, email, phone, decisionMaker, state, checkedOn } = person;
  const facts = [
    role,
    decisionMaker === true ? t('sme-details:people.decisionMaker') : undefined,
    state === undefined || state === 'working'
      ? undefined
      : t(`domain:option.personState.${state}`),
    checkedOn === undefined
      ? undefined
      : t('sme-details:people.checked', { date: format.dayMonth(checkedOn, today) }),
  ].filter((fact) => fact !== undefined);
  const remove = (): void => {
    void change(removeElement(holder.id, 'people', id), {
      done: t('sme-details:people.removed', { name }),
    });
  };
  return (
    <li
      className={styles.row}
      data-field={state === 'left' && decisionMaker === true ? 'people' : undefined}
    >
      <div className={styles.person}>
        <span className={styles.personName}>
          {name}
          <PlaceMark place={[holder.id, 'people', id]} />
        </span>
        {facts.length === 0 ? null : <span className={styles.quiet}>{facts.join(' · ')}</span>}
        <span className={styles.reach}>
          {email === undefined ? null : (
            <TextLink href={`mailto:${addressInLink(email)}`}>{email}</TextLink>
          )}
          {phone === undefined ? null : (
            <TextLink href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</TextLink>
          )}
        </span>
      </div>
      {onEdit === undefined ? null : (
        <div className={styles.buttons}>
          <IconButton
            icon="write"
            label={t('sme-details:people.edit', { name })}
            onClick={onEdit}
          />
          <IconButton
            icon="remove"
            label={t('sme-details:people.remove', { name })}
            onClick={remove}
          />
        </div>
      )}
    </li>
  );
}

interface AddPersonProps extends SectionProps {
  readonly onAdded: (id: string) => void;
}

function AddPerson({ holder, onAdded }: AddPersonProps) {
  const { t } = useTranslation('sme-details');
  const { environment } = useCarnet();
  const change = useChange();
  const today = useToday();
  const [name, setName, addName, unlessTypedOn] = useHalfTypedText(`person:${holder.id}`);
  const [missing, setMissing] = useState(false);
  const add = async (): Promise<void> => {
    const typed = name.trim();
    setMissing(typed === '');
    if (typed === '') return;
    const id = environment.newId();
    const person: Person = { name: typed, state: 'working', checkedOn: today };
    const done = t('people.added', { name: typed });
    const isAdded = await addName(() =>
      change(changeElement(holder.id, 'people', id, person), { done }),
    );
    // Whoever types the next name stays in the box.
    if (isAdded === true) unlessTypedOn(() => onAdded(id));
  };
  return (
    <form
      className={styles.adding}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={t('people.newName')} error={missing ? t('people.nameNeeded') : undefined}>
        <TextInput value={name} onValueChange={setName} autoComplete="off" />
      </Field>
      <Button type="submit" icon="addPerson" size="form">
        {t('people.add')}
      </Button>
    </form>
  );
}

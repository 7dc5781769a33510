/** The members of the programme: who they are, what they do, when they are away. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord, setFields } from '../../../domain/command/command.ts';
import { languages } from '../../../domain/entity/field.ts';
import type { Member } from '../../../domain/operation/record.ts';
import { mayCoordinate } from '../../../domain/permission/permission.ts';
import { type MemberRole, memberRoles } from '../../../domain/programme/programme.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayCoordinate } from '../../model/use-may-coordinate.ts';
import { textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Absences } from './absences.tsx';
import { AddDialog } from './add-dialog.tsx';
import { MemberAccess, useAccessWords } from './member-access.tsx';
import { PeopleSection } from './people-section.tsx';
import { RecordItem } from './record-item.tsx';
import { SavedChoice, SavedText } from './saved-fields.tsx';
import styles from './settings.module.css';
import { AccessWithoutEntry } from './access-without-entry.tsx';
import { useAdding } from './use-adding.ts';
import { ServerMembersContext, useServerMembers } from './use-server-members.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

/** The members, and how the programme is exchanged with them. */
export function MembersSection() {
  const server = useServerMembers();
  return (
    <ServerMembersContext value={server}>
      <PeopleSection />
      <MemberList />
      <AccessWithoutEntry />
    </ServerMembersContext>
  );
}

function MemberList() {
  const { t } = useTranslation(['settings', 'domain']);
  const format = useFormat();
  const members = useCarnetState((state) => state.members);
  const memberId = useCarnetState((state) => state.memberId);
  const pads = usePads();
  const accessWords = useAccessWords();
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const [addedId, setAddedId] = useState<string | undefined>(undefined);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('domain:entity.member', { count: members.length })}
      lead={t('members.lead')}
      aside={
        <Button icon="add" onClick={() => setAdding(true)}>
          {t('members.add')}
        </Button>
      }
    >
      <ul className={styles.list}>
        {members.map((member) => {
          const { id, values } = member;
          const pad = pads.find((one) => one.id === values.launchPadId);
          const roles = values.roles.map((role) => t(`domain:option.memberRole.${role}`));
          return (
            <RecordItem
              key={id}
              record={member}
              mark={pad?.values.code ?? ''}
              name={values.name}
              detail={[
                ...(id === memberId ? [t('members.you')] : []),
                format.list(roles),
                ...(values.inactive === true ? [t('members.inactive')] : []),
                ...accessWords(member, { differenceBelow: id === openId }),
              ].join(' · ')}
              open={id === openId}
              isAdded={id === addedId}
              onToggle={(open) => setOpenId(open ? id : undefined)}
            >
              <MemberFields member={member} />
            </RecordItem>
          );
        })}
      </ul>
      {adding ? (
        <AddMember
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            setOpenId(id);
            setAddedId(id);
          }}
        />
      ) : null}
    </Section>
  );
}

function usePadOptions() {
  const pads = usePads();
  return pads.map(({ id, values }) => ({ value: id, label: values.name }));
}

/** Every role by its name, and which of them whoever works here may give: nobody gives a right that they do not have. */
function useRoles() {
  const { t } = useTranslation('domain');
  const coordinates = useMayCoordinate();
  return {
    roles: memberRoles.map((value) => ({ value, label: t(`option.memberRole.${value}`) })),
    isOffered: (role: MemberRole): boolean => coordinates || !mayCoordinate([role]),
  };
}

function MemberFields({ member }: { readonly member: Member }) {
  const { t } = useTranslation(['settings', 'domain']);
  const change = useChange();
  const padOptions = usePadOptions();
  const { roles, isOffered } = useRoles();
  const isOwn = useCarnetState((state) => state.memberId) === member.id;
  const { id, values } = member;
  const refusalOf = (next: readonly MemberRole[]): string | undefined => {
    if (next.length === 0) return t('members.rolesRequired');
    // Nobody shuts the door behind themselves: the way back would be closed to them.
    const isGivenUp = isOwn && mayCoordinate(values.roles) && !mayCoordinate(next);
    return isGivenUp ? t('members.ownRole') : undefined;
  };
  return (
    <>
      <div className={styles.fields}>
        <SavedText
          recordId={id}
          field="name"
          label={t('domain:field.member.name')}
          stored={values.name}
        />
        <SavedText
          recordId={id}
          field="email"
          type="email"
          label={t('domain:field.member.email')}
          stored={values.email}
          optional
        />
        <SavedChoice
          recordId={id}
          field="launchPadId"
          label={t('domain:field.member.launchPadId')}
          stored={values.launchPadId}
          emptyLabel={t('members.noPad')}
          options={padOptions}
          optional
        />
        <SavedText
          recordId={id}
          field="expertise"
          label={t('domain:field.member.expertise')}
          stored={values.expertise}
          optional
        />
      </div>
      <Ticks
        recordId={id}
        field="roles"
        label={t('domain:field.member.roles')}
        chosen={values.roles}
        options={roles.filter(({ value }) => isOffered(value) || values.roles.includes(value))}
        refusalOf={refusalOf}
      />
      <Ticks
        recordId={id}
        field="languages"
        label={t('domain:field.member.languages')}
        chosen={values.languages ?? []}
        options={languages.map((language) => ({
          value: language,
          label: t(`domain:option.language.${language}`),
        }))}
      />
      <MemberAccess member={member} />
      <Absences member={member} />
      <SwitchRow
        label={t('members.inactive')}
        detail={t('members.inactiveDetail')}
        checked={values.inactive === true}
        onCheckedChange={(inactive) =>
          void change(setFields(id, { inactive: inactive ? true : undefined }))
        }
        onText={t('on')}
        offText={t('off')}
      />
    </>
  );
}

interface TicksProps<Value extends string> {
  readonly recordId: string;
  readonly field: string;
  readonly label: string;
  readonly chosen: readonly Value[];
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Why this choice cannot be; absent where it can. */
  readonly refusalOf?: (next: readonly Value[]) => string | undefined;
}

/** Several choices of one field, each ticked by itself. */
function Ticks<Value extends string>(props: TicksProps<Value>) {
  const { recordId, field, label, chosen, options, refusalOf } = props;
  const change = useChange();
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const tick = (value: Value, checked: boolean): void => {
    const next = checked ? [...chosen, value] : chosen.filter((one) => one !== value);
    const why = refusalOf?.(next);
    setRefusal(why);
    if (why === undefined) void change(setFields(recordId, { [field]: next }));
  };
  return (
    <FieldGroup label={label} error={refusal}>
      <div className={styles.ticks}>
        {options.map(({ value, label: name }) => (
          <Checkbox
            key={value}
            checked={chosen.includes(value)}
            onCheckedChange={(checked) => tick(value, checked)}
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </FieldGroup>
  );
}

interface AddMemberProps {
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

function AddMember({ onClose, onAdded }: AddMemberProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const padOptions = usePadOptions();
  const { roles, isOffered } = useRoles();
  const { errorAt, failure, add } = useAdding();
  const half = useHalfTyped(`newMember:${programmeId}`);
  const name = textIn(half.values['text']) ?? '';
  const offered = roles.filter(({ value }) => isOffered(value));
  const names = offered.map(({ value }) => value);
  const role = half.choice('role', names) ?? 'accountManager';
  const pads = padOptions.map(({ value }) => value);
  const padId = half.choice('padId', pads) ?? '';
  const submit = async (): Promise<void> => {
    const values = {
      name: name.trim(),
      roles: [role],
      ...(padId === '' ? {} : { launchPadId: padId }),
    };
    const command = createRecord('member', programmeId, values);
    const id = await half.add(() => add(command, t('members.added', { name: values.name })));
    // Whoever types the next name stays in the dialog.
    if (id !== undefined) half.unlessTypedOn(() => onAdded(id));
  };
  return (
    <AddDialog
      title={t('members.add')}
      failure={failure}
      onClose={onClose}
      onAdd={() => void submit()}
    >
      <Field label={t('domain:field.member.name')} error={errorAt('name')}>
        <TextInput
          value={name}
          onValueChange={(text) => half.put('text', text)}
          autoComplete="off"
          data-autofocus
        />
      </Field>
      <Field label={t('members.role')} error={errorAt('roles')}>
        <Select<MemberRole>
          value={role}
          onValueChange={(value) => half.choose({ role: value })}
          options={offered}
        />
      </Field>
      <Field label={t('domain:field.member.launchPadId')} optionalText={t('optional')}>
        <Select
          value={padId}
          onValueChange={(value) => half.choose({ padId: value })}
          options={[{ value: '', label: t('members.noPad') }, ...padOptions]}
        />
      </Field>
    </AddDialog>
  );
}

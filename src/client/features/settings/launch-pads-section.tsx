/** The launch pads of the programme, and how many SMEs each is to enrol. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord } from '../../../domain/command/command.ts';
import type { LaunchPad } from '../../../domain/operation/record.ts';
import type { Json } from '../../../std/json.ts';
import { type Country, countries } from '../../../domain/programme/programme.ts';
import { zoneOfCountry } from '../../../domain/programme/zones.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { readInteger } from '../../parts/record/read-number.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { AddDialog } from './add-dialog.tsx';
import { RecordItem } from './record-item.tsx';
import { SavedChoice, SavedText } from './saved-fields.tsx';
import styles from './settings.module.css';
import { useAdding } from './use-adding.ts';
import { padName } from '../../../domain/programme/pad-name.ts';

export function LaunchPadsSection() {
  const { t } = useTranslation(['settings', 'domain']);
  const { language } = useFormat();
  const pads = useCarnetState((state) => state.launchPads);
  const programmeId = useCarnetState((state) => state.programmeId);
  const targets = useCarnetState((state) => state.programme?.values.targets);
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const [addedId, setAddedId] = useState<string | undefined>(undefined);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('domain:entity.launchPad', { count: pads.length })}
      lead={t('pads.lead')}
      aside={
        <Button icon="add" onClick={() => setAdding(true)}>
          {t('pads.add')}
        </Button>
      }
    >
      <ul className={styles.list}>
        {pads.map((pad) => {
          const target = targets?.[pad.id];
          return (
            <RecordItem
              key={pad.id}
              record={pad}
              also={[programmeId, 'targets', pad.id]}
              mark={pad.values.code}
              name={padName(pad.values, language)}
              detail={[
                ...(pad.values.partnerName === undefined ? [] : [pad.values.partnerName]),
                target === undefined ? t('pads.noTarget') : t('pads.targetOf', { count: target }),
              ].join(' · ')}
              open={pad.id === openId}
              isAdded={pad.id === addedId}
              onToggle={(open) => setOpenId(open ? pad.id : undefined)}
            >
              <PadFields pad={pad} />
            </RecordItem>
          );
        })}
      </ul>
      {adding ? (
        <AddPad
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

function useCountryOptions() {
  const { t } = useTranslation('domain');
  return countries.map((country) => ({ value: country, label: t(`option.country.${country}`) }));
}

function PadFields({ pad }: { readonly pad: LaunchPad }) {
  const { t } = useTranslation(['settings', 'domain']);
  const countryOptions = useCountryOptions();
  const { id, values } = pad;
  return (
    <div className={styles.fields}>
      <SavedText
        recordId={id}
        field="name"
        label={t('domain:field.launchPad.name')}
        stored={values.name}
      />
      <SavedText
        recordId={id}
        field="code"
        label={t('domain:field.launchPad.code')}
        hint={t('pads.codeHint')}
        stored={values.code}
      />
      <Target padId={id} />
      <SavedText
        recordId={id}
        field="partnerName"
        label={t('domain:field.launchPad.partnerName')}
        stored={values.partnerName}
        optional
      />
      <SavedChoice
        recordId={id}
        field="country"
        label={t('domain:field.launchPad.country')}
        stored={values.country}
        options={countryOptions}
        along={(country) => (country === undefined ? {} : { timeZone: zoneOfCountry[country] })}
      />
      <SavedText
        recordId={id}
        field="timeZone"
        label={t('domain:field.launchPad.timeZone')}
        stored={values.timeZone}
        expected="zone"
      />
      <SavedChoice
        recordId={id}
        field="holidayRegion"
        label={t('domain:field.launchPad.holidayRegion')}
        stored={values.holidayRegion}
        emptyLabel={t('none')}
        options={(['FR', 'GB-ENG'] as const).map((value) => ({
          value,
          label: t(`domain:option.holidayRegion.${value}`),
        }))}
        optional
      />
      <SavedChoice
        recordId={id}
        field="place"
        label={t('domain:field.launchPad.place')}
        stored={values.place}
        emptyLabel={t('none')}
        options={(['physical', 'virtual', 'both'] as const).map((value) => ({
          value,
          label: t(`domain:option.padPlace.${value}`),
        }))}
        optional
      />
    </div>
  );
}

/** The target stands with the programme, one per launch pad: two people who set two of them never meet. */
function Target({ padId }: { readonly padId: string }) {
  const { t } = useTranslation('settings');
  const programmeId = useCarnetState((state) => state.programmeId);
  const target = useCarnetState((state) => state.programme?.values.targets?.[padId]);
  const encode = (text: string, targets: Json | undefined): unknown => {
    const value = readInteger(text);
    const { [padId]: _former, ...others } = targetsOf(targets);
    return value === undefined ? others : { ...others, [padId]: value };
  };
  return (
    <SavedText
      recordId={programmeId}
      field="targets"
      part={{ part: padId, read: (targets) => targetsOf(targets)[padId] }}
      type="number"
      label={t('pads.target')}
      stored={target?.toString()}
      encode={encode}
      expected="number"
      optional
    />
  );
}

const targetsOf = (targets: Json | undefined) =>
  (targets ?? {}) as Readonly<Record<string, number>>;

interface AddPadProps {
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

function AddPad({ onClose, onAdded }: AddPadProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const countryOptions = useCountryOptions();
  const programmeId = useCarnetState((state) => state.programmeId);
  const { errorAt, failure, add } = useAdding();
  const half = useHalfTyped(`newPad:${programmeId}`);
  const name = textIn(half.values['text']) ?? '';
  const code = textIn(half.values['code']) ?? '';
  const country = half.choice('country', countries) ?? 'FR';
  const submit = async (): Promise<void> => {
    const values = {
      name: name.trim(),
      code: code.trim(),
      country,
      timeZone: zoneOfCountry[country],
    };
    const command = createRecord('launchPad', programmeId, values);
    const done = t('pads.added', { name: values.name });
    const id = await half.add(() => add(command, done));
    // Whoever types the next one stays in the dialog.
    if (id !== undefined) half.unlessTypedOn(() => onAdded(id));
  };
  return (
    <AddDialog
      title={t('pads.add')}
      failure={failure}
      onClose={onClose}
      onAdd={() => void submit()}
    >
      <Field label={t('domain:field.launchPad.name')} error={errorAt('name')}>
        <TextInput value={name} onValueChange={(text) => half.put('text', text)} data-autofocus />
      </Field>
      <Field
        label={t('domain:field.launchPad.code')}
        hint={t('pads.codeHint')}
        error={errorAt('code')}
      >
        <TextInput value={code} onValueChange={(text) => half.put('code', text)} />
      </Field>
      <Field label={t('domain:field.launchPad.country')} error={errorAt('country')}>
        <Select<Country>
          value={country}
          onValueChange={(value) => half.choose({ country: value })}
          options={countryOptions}
        />
      </Field>
    </AddDialog>
  );
}

/** Samples of what takes a value. */
import { useState } from 'react';
import { Checkbox } from '../../../src/client/ui/checkbox.tsx';
import { Combobox } from '../../../src/client/ui/combobox.tsx';
import { DataMark } from '../../../src/client/ui/data-mark.tsx';
import { DateInput, TimeInput } from '../../../src/client/ui/date-input.tsx';
import { Field } from '../../../src/client/ui/field.tsx';
import { LanguagePair } from '../../../src/client/ui/language-pair.tsx';
import { NumberInput } from '../../../src/client/ui/number-input.tsx';
import { RadioCards } from '../../../src/client/ui/radio-cards.tsx';
import { Select } from '../../../src/client/ui/select.tsx';
import { SwitchRow } from '../../../src/client/ui/switch-row.tsx';
import { TextArea } from '../../../src/client/ui/text-area.tsx';
import { TextInput } from '../../../src/client/ui/text-input.tsx';
import { SampleGroup } from './sample-group.tsx';

const people = [
  { id: 'claire', label: 'Claire Le Goff', detail: 'Atelier Kerlan' },
  { id: 'daniel', label: 'Daniel Reid', detail: 'UK' },
  { id: 'maelle', label: 'Maëlle Guivarc’h', detail: 'FR' },
  { id: 'jerome', label: 'Jérôme Ferrand', detail: 'FR' },
];

function TextSamples() {
  const [eori, setEori] = useState('GB 4471 2');
  const [note, setNote] = useState('Atelier vu ensemble.\nLa casse vient du calage.');
  const [french, setFrench] = useState('Ramener la casse sous 1 % et livrer en 5 jours ouvrés.');
  const [english, setEnglish] = useState('');
  return (
    <SampleGroup title="Textes">
      <Field
        label="Numéro EORI GB"
        hint="GB suivi de 12 chiffres"
        error="Il manque 7 chiffres. Le brouillon est gardé."
      >
        <TextInput value={eori} onValueChange={setEori} />
      </Field>
      <Field label="Note" optionalText="facultatif" aside={<DataMark kind="waiting">ici</DataMark>}>
        <TextArea value={note} onValueChange={setNote} />
      </Field>
      <LanguagePair
        label="Objectif"
        hint="Lu par les deux rampes de lancement"
        sides={[
          {
            lang: 'fr',
            code: 'FR',
            name: 'Français',
            control: (
              <TextArea
                aria-label="Objectif, français"
                lang="fr"
                value={french}
                onValueChange={setFrench}
              />
            ),
            foot: 'calage : packaging insert',
          },
          {
            lang: 'en',
            code: 'EN',
            name: 'Anglais',
            mark: <DataMark kind="toTranslate">À traduire</DataMark>,
            control: (
              <TextArea
                missing
                aria-label="Objectif, anglais"
                lang="en"
                placeholder="Pas encore de version anglaise."
                value={english}
                onValueChange={setEnglish}
              />
            ),
          },
        ]}
      />
    </SampleGroup>
  );
}

function ChoiceSamples() {
  const [pad, setPad] = useState<'UK' | 'FR' | undefined>('FR');
  const [sector, setSector] = useState<'food' | 'craft' | ''>('');
  const [done, setDone] = useState(false);
  const [letters, setLetters] = useState(true);
  const [present, setPresent] = useState<readonly string[]>(['claire']);
  return (
    <SampleGroup title="Choix">
      <RadioCards
        label="Votre rampe de lancement"
        value={pad}
        onValueChange={setPad}
        options={[
          { value: 'UK', label: 'Royaume-Uni', detail: 'Vertical Plus' },
          { value: 'FR', label: 'France', detail: 'Soledis' },
        ]}
      />
      <Field label="Secteur">
        <Select
          value={sector}
          onValueChange={setSector}
          placeholder="Choisir"
          options={[
            { value: 'food', label: 'Alimentation' },
            { value: 'craft', label: 'Artisanat' },
          ]}
        />
      </Field>
      <Field label="Personnes présentes" hint="Un nom nouveau s’ajoute">
        <Combobox
          options={people}
          selected={present}
          onSelectedChange={setPresent}
          placeholder="Un nom"
          emptyText="Aucun nom ne correspond."
          removeLabel={(label) => `Retirer ${label}`}
          creation={{ label: (text) => `Ajouter « ${text} »`, onCreate: () => undefined }}
        />
      </Field>
      <Checkbox checked={done} onCheckedChange={setDone} detail="M. Guivarc’h · 27 nov." strikes>
        Chiffrer le calage alvéolé
      </Checkbox>
      <Checkbox checked onCheckedChange={() => undefined} detail="en retard, 16 nov." late>
        Terminer 36 fiches produit EN
      </Checkbox>
      <SwitchRow
        label="Raccourcis à une lettre"
        detail="Les combinaisons avec Ctrl restent."
        checked={letters}
        onCheckedChange={setLetters}
        onText="Oui"
        offText="Non"
      />
    </SampleGroup>
  );
}

export function FieldSamples() {
  const [day, setDay] = useState('2020-11-24');
  const [hour, setHour] = useState('14:41');
  const [rate, setRate] = useState('58,1');
  return (
    <>
      <TextSamples />
      <ChoiceSamples />
      <SampleGroup title="Jours, heures, nombres">
        <Field label="Date du contact">
          <DateInput value={day} onValueChange={setDay} />
        </Field>
        <Field label="Heure">
          <TimeInput value={hour} onValueChange={setHour} />
        </Field>
        <Field label="Taux de conversion">
          <NumberInput value={rate} onValueChange={setRate} unit="%" />
        </Field>
      </SampleGroup>
    </>
  );
}

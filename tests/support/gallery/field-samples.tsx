/** Samples of what takes a value. */
import { useState } from 'react';
import { Checkbox } from '../../../src/client/ui/checkbox.tsx';
import { Combobox } from '../../../src/client/ui/combobox.tsx';
import { DataMark } from '../../../src/client/ui/data-mark.tsx';
import { Field } from '../../../src/client/ui/field.tsx';
import { LanguagePair } from '../../../src/client/ui/language-pair.tsx';
import { MonthGrid } from '../../../src/client/ui/month-grid.tsx';
import { NumberInput } from '../../../src/client/ui/number-input.tsx';
import { RadioCards } from '../../../src/client/ui/radio-cards.tsx';
import { Select } from '../../../src/client/ui/select.tsx';
import { SwitchRow } from '../../../src/client/ui/switch-row.tsx';
import { TextArea } from '../../../src/client/ui/text-area.tsx';
import { TextInput } from '../../../src/client/ui/text-input.tsx';
import { TypedInput } from '../../../src/client/ui/typed-input.tsx';
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

const days = ['2020-11-23', '2020-11-24', '2020-11-25', '2020-11-26', '2020-11-27'];
/** The primitive reads nothing itself: here, a number of the week, and hours in full. */
const sampleDay = {
  read: (text: string) => days.find((day) => day.endsWith(text)),
  show: (value: string) => (days.includes(value) ? `${value.slice(8)} nov. 2020` : undefined),
  problem: (value: string) =>
    value === '' || days.includes(value)
      ? undefined
      : 'Saisissez un jour de la semaine, de 23 à 27.',
};
const sampleHour = {
  read: (text: string) => (/^\d\d:\d\d$/.test(text) ? text : undefined),
  show: (value: string) => (/^\d\d:\d\d$/.test(value) ? value : undefined),
  problem: () => undefined,
};

interface SampleMonthProps {
  readonly value: string;
  readonly onTake: (value: string) => void;
}

function SampleMonth({ value, onTake }: SampleMonthProps) {
  const [focused, setFocused] = useState(days.includes(value) ? value : '2020-11-24');
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
  return (
    <MonthGrid
      title="novembre 2020"
      labels={{ previous: 'Mois précédent', next: 'Mois suivant' }}
      weekdays={['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'].map((long) => ({
        long,
        short: `${long.slice(0, 3)}.`,
      }))}
      weeks={[
        {
          label: '48',
          days: days.map((day) => ({
            value: day,
            label: day.slice(8),
            name: `${day.slice(8)} novembre 2020`,
            mark: day === '2020-11-26' ? 'UK' : '',
            look: day === value ? ['chosen' as const] : [],
          })),
        },
      ]}
      notes={[{ days: '26 nov.', text: 'Fermeture', mark: 'UK' }]}
      focused={focused}
      onKey={(key) => days[days.indexOf(focused) + (steps[key] ?? days.length)]}
      onFocusDay={setFocused}
      onTake={onTake}
    />
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
          <TypedInput
            {...sampleDay}
            icon="calendar"
            value={day}
            onValueChange={setDay}
            panel={{
              label: 'Ouvrir le calendrier',
              children: (take) => <SampleMonth value={day} onTake={take} />,
            }}
          />
        </Field>
        <Field label="Heure">
          <TypedInput {...sampleHour} icon="time" value={hour} onValueChange={setHour} />
        </Field>
        <Field label="Taux de conversion">
          <NumberInput value={rate} onValueChange={setRate} unit="%" />
        </Field>
      </SampleGroup>
    </>
  );
}

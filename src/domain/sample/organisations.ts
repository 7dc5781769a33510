/**
 * Organisations of the sample. That the programme worked with those named here, who stayed silent, and what they
 * contributed are facts of the report (sections 4.1.2, 4.2.1 to 4.2.4); their people, the days, the words, the agencies'
 * names and every introduction are invented.
 */

import { type Command, createRecord } from '../command/command.ts';
import type { Language } from '../entity/field.ts';
import type { Values } from '../entity/registry.ts';
import { addContribution, setEngagement } from '../organisation/engagement.ts';
import type { Contribution, Engagement } from '../organisation/organisation.ts';
import { smeIdOf } from './businesses.ts';
import { type MemberKey, members, pads, type PadCountry } from './sample-programme-data.ts';
import type { Doing } from './sample-writer.ts';
import { idOf } from './seed.ts';

interface OrganisationStep extends Doing {
  readonly command: Command;
}

/** A contact with it: `tried` was never answered. */
interface SampleContact {
  readonly on: string;
  readonly mode: 'email' | 'phone' | 'video';
  readonly text: string;
  readonly minutes?: number;
  readonly tried?: true;
  /** An introduction: of which SME, and what came of it. */
  readonly introduced?: string;
  readonly outcome?: Values<'contact'>['outcome'];
}

interface SampleOrganisation {
  readonly key: string;
  readonly manager: MemberKey;
  readonly from: PadCountry;
  readonly language: Language;
  readonly values: Omit<Values<'organisation'>, 'engagement' | 'memberId'>;
  readonly contacts: readonly SampleContact[];
  readonly contributions?: readonly Contribution[];
  /** Where the relation came to, and when. */
  readonly moves: readonly (readonly [engagement: Engagement, on: string])[];
}

const first = '2020-01-14';

const organisations: readonly SampleOrganisation[] = [
  {
    key: 'cci-bretagne',
    manager: 'maelle',
    from: 'FR',
    language: 'fr',
    values: {
      name: 'CCI Bretagne',
      kind: 'supportOrganisation',
      type: 'chamber',
      country: 'FR',
      town: 'Rennes',
      importance: 3,
      quotable: true,
      people: {
        nolwenn: { name: 'Nolwenn Cadiou', role: 'Conseillère commerce', state: 'working' },
      },
    },
    contacts: [
      { on: '2020-02-04', mode: 'email', tried: true, text: 'Présentation du projet envoyée.' },
      { on: '2020-04-15', mode: 'email', tried: true, text: 'Relance, restée sans réponse.' },
      {
        on: '2020-05-12',
        mode: 'phone',
        minutes: 25,
        text: 'Accord pour repérer des PME qui vendent déjà en ligne.',
      },
      {
        on: '2020-06-03',
        mode: 'video',
        minutes: 50,
        text: 'Première liste relue ensemble : plus de vingt entreprises.',
      },
    ],
    contributions: [
      { on: '2020-06-03', kind: 'referral', what: 'Plus de vingt entreprises repérées' },
      {
        on: '2020-09-18',
        kind: 'promotion',
        what: 'Le programme présenté dans sa lettre d’information',
      },
    ],
    moves: [['replied', '2020-05-12']],
  },
  {
    key: 'ccifb',
    manager: 'emma',
    from: 'GB',
    language: 'en',
    values: {
      name: 'CCIFB',
      kind: 'supportOrganisation',
      type: 'chamber',
      importance: 2,
      quotable: true,
      people: { claire: { name: 'Claire Aubert', role: 'Events', state: 'working' } },
    },
    contacts: [
      {
        on: '2020-05-19',
        mode: 'video',
        minutes: 40,
        text: 'Call after their online event: they would like to run one with both launch pads.',
      },
      {
        on: '2020-11-17',
        mode: 'email',
        text: 'Working title agreed for the joint event on 2 March.',
      },
      {
        on: '2021-03-04',
        mode: 'video',
        minutes: 30,
        introduced: 'wealden',
        outcome: 'met',
        text: 'Introduced Wealden Strap Works to two buyers we met at the event.',
      },
    ],
    contributions: [
      { on: '2020-05-14', kind: 'event', what: 'Online event' },
      { on: '2020-10-08', kind: 'training', what: 'Staff trained on Business Connects' },
      { on: '2021-03-02', kind: 'event', what: 'Joint event of the two launch pads' },
    ],
    moves: [['replied', '2020-05-14']],
  },
  {
    key: 'dit',
    manager: 'daniel',
    from: 'GB',
    language: 'en',
    values: {
      name: 'Department for International Trade',
      kind: 'supportOrganisation',
      type: 'authority',
      country: 'GB',
      town: 'London',
      importance: 3,
      quotable: false,
    },
    contacts: [
      { on: '2020-02-11', mode: 'email', tried: true, text: 'Wrote to the regional office.' },
      { on: '2020-06-09', mode: 'email', tried: true, text: 'Wrote again, with the leaflet.' },
      { on: '2020-09-22', mode: 'phone', tried: true, text: 'Rang; nobody could say who to ask.' },
      { on: '2020-11-10', mode: 'email', tried: true, text: 'Asked through a colleague.' },
      { on: '2021-02-16', mode: 'email', tried: true, text: 'Offered a place at the event.' },
    ],
    moves: [],
  },
  {
    key: 'brittany-ferries',
    manager: 'jules',
    from: 'FR',
    language: 'fr',
    values: {
      name: 'Brittany Ferries',
      kind: 'otherOrganisation',
      type: 'logistics',
      country: 'FR',
      town: 'Roscoff',
      importance: 1,
    },
    contacts: [
      { on: '2020-03-03', mode: 'email', tried: true, text: 'Proposition de visibilité à bord.' },
      { on: '2020-06-16', mode: 'email', tried: true, text: 'Relance après le confinement.' },
      {
        on: '2020-09-29',
        mode: 'phone',
        tried: true,
        text: 'Message laissé au service marketing.',
      },
    ],
    moves: [['dormant', '2020-12-01']],
  },
  {
    key: 'logistics',
    manager: 'jules',
    from: 'FR',
    language: 'fr',
    values: {
      name: 'Transit Trégor',
      kind: 'otherOrganisation',
      type: 'logistics',
      country: 'FR',
      town: 'Lannion',
      importance: 2,
      quotable: true,
    },
    contacts: [
      {
        on: '2021-01-19',
        mode: 'phone',
        minutes: 35,
        text: 'Explique les formalités d’un colis vers le Royaume-Uni depuis janvier.',
      },
      {
        on: '2021-01-26',
        mode: 'email',
        introduced: 'houarn',
        outcome: 'agreed',
        text: 'Conserverie Ty Houarn mise en relation pour ses premiers envois.',
      },
      {
        on: '2021-04-20',
        mode: 'email',
        introduced: 'lecourtois',
        outcome: 'waiting',
        text: 'Cidrerie Lecourtois mise en relation : droits d’accise à étudier.',
      },
    ],
    contributions: [
      { on: '2021-02-09', kind: 'content', what: 'Article sur les formalités d’un colis' },
    ],
    moves: [['replied', '2021-01-19']],
  },
  {
    key: 'agency-uk',
    manager: 'emma',
    from: 'GB',
    language: 'en',
    values: {
      name: 'Lantern Street PR',
      kind: 'otherOrganisation',
      type: 'publicRelations',
      country: 'GB',
      town: 'Brighton',
      importance: 2,
    },
    contacts: [
      {
        on: '2020-12-15',
        mode: 'video',
        minutes: 45,
        text: 'Brief for the last places: firms in the south that already sell online.',
      },
    ],
    contributions: [{ on: '2021-01-12', kind: 'promotion', what: 'Campaign for the last places' }],
    moves: [['replied', '2020-12-15']],
  },
  {
    key: 'textbroker',
    manager: 'daniel',
    from: 'GB',
    language: 'en',
    values: { name: 'Textbroker', kind: 'otherOrganisation', type: 'marketing', country: 'DE' },
    contacts: [
      { on: '2020-10-20', mode: 'email', text: 'Commissioned the copy for the Twitter campaign.' },
    ],
    contributions: [{ on: '2020-11-03', kind: 'content', what: 'Copy for a Twitter campaign' }],
    moves: [['replied', '2020-10-21']],
  },
  {
    key: 'funder',
    manager: 'coordinator',
    from: 'FR',
    language: 'fr',
    values: {
      name: 'Interreg France (Channel) England',
      kind: 'funder',
      type: 'authority',
      importance: 3,
    },
    contacts: [
      {
        on: '2020-06-18',
        mode: 'email',
        text: 'Modification du projet approuvée : quatre mois de plus.',
      },
    ],
    moves: [['engaged', '2020-01-20']],
  },
];

/** The id of an organisation of the sample, by its key. */
export function organisationIdOf(key: string): string {
  return idOf(`organisation/${key}`, Date.UTC(2020, 0, 10));
}

/** Organisations by their names: what an SME says of where it came from. */
const idsByName = new Map(
  organisations.map(({ key, values }) => [values.name, organisationIdOf(key)]),
);

/** The organisation that brought an SME, by the name that its sheet gives. */
export function bringerOf(name: string): string | undefined {
  return idsByName.get(name);
}

/** SMEs that were introduced to each other, since they were meant to learn from one another. */
const peers = [
  {
    home: 'leon',
    introduced: 'gouesnon',
    on: '2020-12-03',
    by: 'maelle',
    from: 'FR',
    outcome: 'met',
    language: 'fr',
    text: 'Mise en relation avec Sacoches Gouesnon, qui s’interroge sur les retours de colis.',
  },
  {
    home: 'pengelly',
    introduced: 'tamar',
    on: '2020-11-12',
    by: 'emma',
    from: 'GB',
    outcome: 'waiting',
    language: 'en',
    text: 'Introduced to Tamar Boot Makers, who wanted to know how the French pages were done.',
  },
] as const;

/** Everything that was done with the organisations, and introductions between SMEs. */
export function organisationSteps(): readonly OrganisationStep[] {
  const introductions = peers.map(
    ({ home, introduced, on, by, from, outcome, language, text }): OrganisationStep => ({
      key: `introduction/${home}`,
      at: `${on}T17:10`,
      zone: pads[from].zone,
      by: members[by],
      command: createRecord('contact', smeIdOf(home), {
        at: `${on}T17:05`,
        zone: pads[from].zone,
        kind: 'introduction',
        mode: 'email',
        direction: 'outbound',
        state: 'held',
        reached: outcome === 'met',
        introducedId: smeIdOf(introduced),
        outcome,
        memberIds: [members[by]],
        language,
        summary: { lang: language, text },
      }),
    }),
  );
  return [...organisations.flatMap(stepsOf), ...introductions];
}

function stepsOf(organisation: SampleOrganisation): readonly OrganisationStep[] {
  const { key, manager, from, values, contacts, contributions = [], moves } = organisation;
  const id = organisationIdOf(key);
  const doing = (part: string, on: string, time: string, command: Command): OrganisationStep => ({
    key: `organisation/${key}/${part}`,
    at: `${on}T${time}`,
    zone: pads[from].zone,
    by: members[manager],
    command,
  });
  const created = createRecord(
    'organisation',
    id,
    { ...values, engagement: 'identified', memberId: members[manager] },
    id,
  );
  const steps = [
    doing('new', first, '11:10', created),
    doing('begun', first, '11:12', setEngagement(id, 'contacted')),
    ...contacts.map((contact, place) =>
      doing(`contact/${place}`, contact.on, '15:20', logged(organisation, contact)),
    ),
    ...moves.map(([to, on]) => doing(`move/${to}`, on, '16:00', setEngagement(id, to))),
    ...contributions.map((contribution, place) =>
      doing(`contribution/${place}`, contribution.on, '16:30', addContribution(id, contribution)),
    ),
  ];
  return steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function logged(
  { key, manager, from, language, values }: SampleOrganisation,
  contact: SampleContact,
): Command {
  const { on, mode, text, minutes, tried, introduced, outcome } = contact;
  const reached = tried === undefined;
  return createRecord('contact', organisationIdOf(key), {
    at: `${on}T15:00`,
    zone: pads[from].zone,
    kind: introduced === undefined ? 'interim' : 'introduction',
    mode,
    direction: 'outbound',
    state: 'held',
    reached,
    minutes,
    people: Object.fromEntries(
      Object.keys(values.people ?? {}).map((person) => [person, 'present' as const]),
    ),
    memberIds: [members[manager]],
    language,
    summary: { lang: language, text },
    introducedId: introduced === undefined ? undefined : smeIdOf(introduced),
    outcome,
  });
}

/**
 * The programme of the sample, its launch pads, its people, and the calendar against which it is read.
 *
 * Dates and figures are those of the public report on the E-Channel launch pads (MT 2.4.2); the people are
 * invented. Where that report knows a month only, the event says so.
 */

import type { Values } from '../entity/registry.ts';
import { idOf } from './seed.ts';

/** The day on which the sample stands still: a Wednesday. */
export const sampleToday = '2021-05-19';
export const sampleName = 'E-Channel';

/** Monday 2 September 2019, 09:00 in Paris: when the programme was set up. */
const begun = Date.UTC(2019, 8, 2, 7);
const id = (key: string): string => idOf(`sample/${key}`, begun);

export const sampleProgrammeId = id('programme');

export const pads = {
  GB: { id: id('pad/uk'), zone: 'Europe/London' },
  FR: { id: id('pad/fr'), zone: 'Europe/Paris' },
} as const;
export type PadCountry = keyof typeof pads;

export const members = {
  maelle: id('member/maelle'),
  jules: id('member/jules'),
  emma: id('member/emma'),
  daniel: id('member/daniel'),
  coordinator: id('member/coordinator'),
} as const;
export type MemberKey = keyof typeof members;

/** Who opens the sample: an account manager of the French launch pad. */
export const sampleMemberId = members.maelle;

/** The support that each SME is given at least, and what a day of it is worth. */
export const plannedSupport = { hours: 24, dayRate: { amount: 420, currency: 'EUR' } } as const;

/** Euros for a pound, a rounded average of each month: good for an example, not for accounts. */
const monthlyRates: readonly (readonly [string, number])[] = [
  ['2019-09', 1.1224],
  ['2019-10', 1.1423],
  ['2019-11', 1.166],
  ['2019-12', 1.1802],
  ['2020-01', 1.1775],
  ['2020-02', 1.1891],
  ['2020-03', 1.1178],
  ['2020-04', 1.1422],
  ['2020-05', 1.1276],
  ['2020-06', 1.1126],
  ['2020-07', 1.1054],
  ['2020-08', 1.1101],
  ['2020-09', 1.0995],
  ['2020-10', 1.102],
  ['2020-11', 1.116],
  ['2020-12', 1.1035],
  ['2021-01', 1.1202],
  ['2021-02', 1.1459],
  ['2021-03', 1.1645],
  ['2021-04', 1.1557],
];

export const programmeValues: Values<'programme'> = {
  name: sampleName,
  code: 'MT 2.4.2',
  funder: 'Interreg France (Channel) England',
  firstMonth: '2019-09',
  reviewMonths: [9, 12, 15, 18, 21],
  targets: { [pads.GB.id]: 12, [pads.FR.id]: 12 },
  smeDefinition: 'eu2003',
  reviewEvery: 1,
  // Four months of intensive support.
  plannedSupportWeeks: 17,
  minimumHours: plannedSupport.hours,
  supportDayRate: plannedSupport.dayRate,
  exchangeRates: Object.fromEntries(
    monthlyRates.map(([month, rate]) => [month, { rate, source: 'Illustration' }]),
  ),
};

export const padValues: Readonly<Record<PadCountry, Values<'launchPad'>>> = {
  GB: {
    name: 'UK launch pad',
    code: 'UK',
    country: 'GB',
    timeZone: 'Europe/London',
    holidayRegion: 'GB-ENG',
    place: 'both',
  },
  FR: {
    name: 'Rampe de lancement France',
    code: 'FR',
    country: 'FR',
    timeZone: 'Europe/Paris',
    holidayRegion: 'FR',
    place: 'both',
  },
};

export const memberValues: Readonly<Record<MemberKey, Values<'member'>>> = {
  maelle: {
    name: 'Maëlle Guivarc’h',
    email: 'maelle.guivarch@example.org',
    roles: ['accountManager'],
    launchPadId: pads.FR.id,
    languages: ['fr', 'en'],
    expertise: 'Boutiques en ligne, agroalimentaire',
    absences: { summer: { from: '2020-08-03', to: '2020-08-21', reason: 'Congés' } },
  },
  jules: {
    name: 'Jules Ferrand',
    email: 'jules.ferrand@example.org',
    roles: ['accountManager'],
    launchPadId: pads.FR.id,
    languages: ['fr', 'en'],
    expertise: 'Places de marché, logistique',
    absences: { summer: { from: '2020-08-10', to: '2020-08-28', reason: 'Congés' } },
  },
  emma: {
    name: 'Emma Clarke',
    email: 'emma.clarke@example.org',
    roles: ['accountManager'],
    launchPadId: pads.GB.id,
    languages: ['en'],
    expertise: 'Brand, content and search',
  },
  daniel: {
    name: 'Daniel Reid',
    email: 'daniel.reid@example.org',
    roles: ['accountManager'],
    launchPadId: pads.GB.id,
    languages: ['en', 'fr'],
    expertise: 'Online shops, data, customs paperwork',
  },
  coordinator: {
    name: 'Anne-Laure Besnier',
    email: 'al.besnier@example.org',
    roles: ['coordinator'],
    languages: ['fr', 'en'],
  },
};

type Event = Values<'calendarEvent'>;

function event(
  text: readonly [en: string, fr: string],
  values: Omit<Event, 'title' | 'status'>,
): Event {
  const [en, fr] = text;
  return {
    title: { lang: 'en', text: en, translation: fr, translationState: 'checked' },
    ...values,
    status: 'done',
  };
}

const reportedDates = 'MT 2.4.2, table 2';

/** The lanes of the report's second table. */
export const calendar: readonly Event[] = [
  event(['First lockdown in France', 'Premier confinement en France'], {
    kind: 'confinement',
    country: 'FR',
    from: '2020-03-17',
    to: '2020-05-10',
    effect: 'noFaceToFace',
    source: 'MT 2.4.2, 3 (start)',
  }),
  event(['First lockdown in the United Kingdom', 'Premier confinement au Royaume-Uni'], {
    kind: 'confinement',
    country: 'GB',
    from: '2020-03-23',
    to: '2020-07-03',
    effect: 'noFaceToFace',
    source: 'MT 2.4.2, 3 (start)',
  }),
  event(
    [
      'Project amendment submitted, then approved on 18 June',
      'Modification du projet soumise, puis approuvée le 18 juin',
    ],
    {
      kind: 'amendment',
      from: '2020-04-01',
      to: '2020-06-18',
      precision: 'month',
      effect: 'none',
      source: 'MT 2.4.2, 4.1.1 and 4.2.2',
    },
  ),
  event(
    [
      'Selection, recruitment and induction of SMEs',
      'Sélection, recrutement et intégration des PME',
    ],
    {
      kind: 'phase',
      from: '2020-05-01',
      to: '2021-02-28',
      precision: 'month',
      effect: 'none',
      source: 'MT 2.4.2, tables 2 and 3',
    },
  ),
  event(
    [
      'United Kingdom rules out a longer transition',
      'Le Royaume-Uni exclut toute prolongation de la transition',
    ],
    {
      kind: 'trade',
      from: '2020-06-01',
      precision: 'month',
      effect: 'none',
      source: reportedDates,
    },
  ),
  event(['Legal deadline for an extension', 'Délai légal pour un accord d’extension'], {
    kind: 'trade',
    from: '2020-07-01',
    precision: 'month',
    effect: 'none',
    source: reportedDates,
  }),
  event(['Second lockdown in France', 'Deuxième confinement en France'], {
    kind: 'confinement',
    country: 'FR',
    from: '2020-10-01',
    to: '2020-12-15',
    precision: 'month',
    effect: 'limitedFaceToFace',
    source: reportedDates,
  }),
  event(['Tier system', 'Système de paliers'], {
    kind: 'tiers',
    country: 'GB',
    from: '2020-11-01',
    to: '2020-12-31',
    precision: 'month',
    effect: 'noFaceToFace',
    source: reportedDates,
  }),
  event(
    [
      'Trade agreement concluded and approved; end of transition',
      'Accord commercial conclu et approuvé ; fin de la transition',
    ],
    {
      kind: 'trade',
      from: '2020-12-01',
      precision: 'month',
      effect: 'none',
      source: reportedDates,
    },
  ),
  event(['Border controls begin', 'Introduction du contrôle des frontières'], {
    kind: 'trade',
    from: '2021-01-01',
    precision: 'month',
    effect: 'none',
    source: reportedDates,
  }),
  event(['Full lockdown', 'Confinement complet'], {
    kind: 'confinement',
    country: 'GB',
    from: '2021-01-01',
    to: '2021-03-31',
    precision: 'month',
    effect: 'noFaceToFace',
    source: reportedDates,
  }),
  event(
    [
      'Joint event with the Franco-British Chamber (CCIFB)',
      'Événement commun avec la Chambre franco-britannique (CCIFB)',
    ],
    {
      kind: 'event',
      from: '2021-03-02',
      effect: 'none',
      source: 'MT 2.4.2, 4.2.4',
    },
  ),
  // That it moved from the second period to the third is in the report; its first day is invented.
  event(['Activity report', 'Rapport d’activité'], {
    kind: 'deliverable',
    from: '2021-02-28',
    originalDate: '2020-11-30',
    effect: 'none',
    source: 'MT 2.4.2, 4.2.2',
  }),
  event(['Third lockdown in France', 'Troisième confinement en France'], {
    kind: 'confinement',
    country: 'FR',
    from: '2021-04-03',
    to: '2021-05-02',
    effect: 'limitedFaceToFace',
    source: reportedDates,
  }),
  event(['Gradual reopening', 'Réouverture progressive'], {
    kind: 'reopening',
    country: 'GB',
    from: '2021-04-01',
    to: '2021-05-31',
    precision: 'month',
    effect: 'limitedFaceToFace',
    source: reportedDates,
  }),
  event(['Gradual reopening', 'Réouverture progressive'], {
    kind: 'reopening',
    country: 'FR',
    from: '2021-05-01',
    to: '2021-05-31',
    precision: 'month',
    effect: 'limitedFaceToFace',
    source: reportedDates,
  }),
];

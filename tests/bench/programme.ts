/**
 * The programme that the bench measures on: seeded, so that every run and every variant stores the same text.
 *
 * Contacts are about as long as real ones, in both languages, and only as many kinds of text as matter for
 * size and search. No clock and no chance: the numbers come from the index alone.
 */

import type { ContactKind, ContactMode } from '../../src/domain/contact/contact.ts';
import { formView } from '../../src/domain/form/form-view.ts';
import { outcomeOf } from '../../src/domain/form/freeze-outcome.ts';
import { itemsOf } from '../../src/domain/form/template.ts';
import { readinessAssessment } from '../../src/domain/form/templates/readiness-assessment.ts';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Author } from '../../src/domain/operation/author.ts';
import type { Group } from '../../src/domain/operation/operation.ts';

export interface ProgrammeSize {
  readonly smes: number;
  readonly contactsPerSme: number;
  /** Assessments of each SME that were completed; none where it is not said. */
  readonly formsPerSme?: number;
  /** Months with figures of each SME; none where it is not said. */
  readonly monthsPerSme?: number;
}

export const benchIds = {
  programmeId: 'bench-programme',
  memberId: 'bench-member',
  padUk: 'bench-pad-uk',
  padFr: 'bench-pad-fr',
} as const;

/** Thursday 19 November 2020, 09:42 UTC: the day on which the programme is looked at. */
export const benchNow = Date.UTC(2020, 10, 19, 9, 42);

const firstDay = Date.UTC(2019, 8, 2);
const dayMs = 86_400_000;
const programmeDays = 440;

/** Small numbers that look random and are the same in every run (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * An id as devices make them (UUID, version 7): its beginning grows with the index, the rest is by chance. Chance counts:
 * ids that only count up would compress to nothing on the wire.
 *
 * @param kind tells apart what has the same index
 */
export function idOf(kind: string, index: number): string {
  const time = (firstDay + index * 60_000).toString(16).padStart(12, '0');
  const seed = [...kind].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  const next = seededNumbers(Math.imul(seed, 1_000_003) + index);
  const digits = (count: number): string =>
    Math.floor(next() * 16 ** count)
      .toString(16)
      .padStart(count, '0');
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${digits(3)}`,
    `8${digits(3)}`,
    digits(6) + digits(6),
  ].join('-');
}

/** The id of an SME, and of a contact by its place in the whole programme. */
export const smeId = (index: number): string => idOf('sme', index);
export const contactId = (index: number): string => idOf('contact', index);

function authorOf(at: number): Author {
  return { by: benchIds.memberId, at, newId: () => '' };
}

/** The group that begins the programme. */
export function programmeGroup(): Group {
  const author = authorOf(firstDay);
  const { programmeId: home, memberId, padUk, padFr } = benchIds;
  return [
    createOperation(
      author,
      'programme',
      { home, id: home },
      {
        name: 'E-Channel',
        firstMonth: '2019-09',
        reviewMonths: [9, 12, 15, 18, 21],
        targets: { [padUk]: 500, [padFr]: 500 },
      },
    ),
    createOperation(
      author,
      'launchPad',
      { home, id: padUk },
      { name: 'Kent', code: 'UK', country: 'GB', timeZone: 'Europe/London' },
    ),
    createOperation(
      author,
      'launchPad',
      { home, id: padFr },
      { name: 'Bretagne', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
    ),
    createOperation(
      author,
      'member',
      { home, id: memberId },
      { name: 'Maëlle Guivarc’h', roles: ['accountManager'], launchPadId: padFr },
    ),
  ];
}

/** The groups of one sheet: the SME with an open action, then its contacts, oldest first. */
export function sheetGroups(index: number, size: ProgrammeSize): readonly Group[] {
  const next = seededNumbers(index + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const home = smeId(index);
  const french = index % 2 === 0;
  const author = authorOf(firstDay);
  const groups: Group[] = [
    [
      createOperation(
        author,
        'sme',
        { home, id: home },
        {
          name: `${pick(trades)} ${pick(names)} ${index}`,
          country: french ? 'FR' : 'GB',
          launchPadId: french ? benchIds.padFr : benchIds.padUk,
          accountManagerId: benchIds.memberId,
          track: 'programme',
          stage: 'supported',
          enrolledOn: '2019-10-01',
          supportFrom: '2019-10-15',
          town: pick(towns),
          people: { [`person-${index}`]: { name: `${pick(firstNames)} ${pick(names)}` } },
        },
      ),
      createOperation(
        author,
        'action',
        { home, id: idOf('action', index) },
        {
          title: { lang: french ? 'fr' : 'en', text: `${pick(subjects)} ${index}` },
          kind: 'action',
          state: 'open',
          due: '2020-11-27',
        },
      ),
    ],
  ];
  for (let place = 0; place < size.contactsPerSme; place += 1) {
    groups.push([contactOperation(index, place, size, { next, pick })]);
  }
  const { formsPerSme = 0, monthsPerSme = 0 } = size;
  for (let place = 0; place < formsPerSme; place += 1) {
    groups.push([formOperation(index, place, formsPerSme, { next, pick })]);
  }
  for (let place = 0; place < monthsPerSme; place += 1) {
    groups.push([monthOperation(index, place, monthsPerSme, next)]);
  }
  return groups;
}

/** The id of a form, by its place on its sheet. */
export const formId = (sme: number, place: number, formsPerSme: number): string =>
  idOf('form', sme * formsPerSme + place);

/** An assessment that was completed: every question answered, every fifth with a note, its outcome frozen. */
function formOperation(
  sme: number,
  place: number,
  formsPerSme: number,
  { next, pick }: Choices,
): Group[number] {
  const at = firstDay + Math.floor((place * programmeDays) / formsPerSme) * dayMs;
  const onDate = new Date(at).toISOString().slice(0, 10);
  const questions = itemsOf(readinessAssessment);
  const answers = questions.map(({ id }) => [`value.${id}`, Math.floor(next() * 5)] as const);
  const notes = questions.flatMap(({ id }, index) =>
    index % 5 === 0 ? [[`note.${id}`, `${pick(englishSentences)} ${pick(subjects)}.`]] : [],
  );
  const outcome = outcomeOf(
    formView(readinessAssessment, Object.fromEntries(answers), { onDate, country: 'FR' }),
    Object.fromEntries(answers),
  );
  return createOperation(
    authorOf(at),
    'form',
    { home: smeId(sme), id: formId(sme, place, formsPerSme) },
    {
      templateId: readinessAssessment.id,
      state: 'complete',
      filledBy: 'together',
      onDate,
      outcome: { ...outcome },
      ...Object.fromEntries([...answers, ...notes]),
    },
  );
}

/** The figures of one month, of the whole business. */
function monthOperation(
  sme: number,
  place: number,
  monthsPerSme: number,
  next: () => number,
): Group[number] {
  const month = new Date(Date.UTC(2014, 11 + place, 1)).toISOString().slice(0, 7);
  const count = (greatest: number): number => Math.floor(next() * greatest);
  return createOperation(
    authorOf(firstDay + place * dayMs),
    'figures',
    { home: smeId(sme), id: idOf('figures', sme * monthsPerSme + place) },
    {
      month,
      visits: count(4000),
      orders: count(120),
      revenue: { amount: count(9000), currency: 'EUR' },
      ordersAbroad: count(30),
      source: 'typed',
      vat: 'included',
    },
  );
}

interface Choices {
  readonly next: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

function contactOperation(
  sme: number,
  place: number,
  size: ProgrammeSize,
  { next, pick }: Choices,
): Group[number] {
  const day = Math.floor((place * programmeDays) / Math.max(1, size.contactsPerSme));
  const at = new Date(firstDay + day * dayMs + (9 + Math.floor(next() * 8)) * 3_600_000);
  const french = sme % 2 === 0;
  const sentences = french ? frenchSentences : englishSentences;
  const text = [0, 1, 2].map(() => `${pick(sentences)} ${pick(subjects)}.`).join(' ');
  return createOperation(
    authorOf(at.getTime()),
    'contact',
    { home: smeId(sme), id: contactId(sme * size.contactsPerSme + place) },
    {
      at: at.toISOString().slice(0, 16),
      zone: french ? 'Europe/Paris' : 'Europe/London',
      kind: pick(kinds),
      mode: pick(modes),
      state: 'held',
      direction: 'outbound',
      reached: next() < 0.8,
      minutes: 5 + Math.floor(next() * 60),
      summary: { lang: french ? 'fr' : 'en', text },
    },
  );
}

const kinds: readonly ContactKind[] = ['interim', 'monthlyReview', 'technicalSupport', 'catchUp'];
const modes: readonly ContactMode[] = ['phone', 'email', 'video', 'atBusiness', 'message'];
const trades = ['Atelier', 'Biscuiterie', 'Maison', 'Workshop', 'Bakery', 'Brewery', 'Savonnerie'];
const names = ['Kerlan', 'Le Goff', 'Ashford', 'Whitstable', 'Guivarc’h', 'Harker', 'Quéméner'];
const towns = ['Saint-Malo', 'Brest', 'Quimper', 'Canterbury', 'Dover', 'Margate', 'Vannes'];
const firstNames = ['Claire', 'Emma', 'Maëlle', 'Yann', 'Oliver', 'Soizic', 'George'];
const subjects = ['étiquettes', 'labels', 'la TVA', 'customs forms', 'photos', 'the web shop'];
const frenchSentences = [
  'Échange sur les frais de port et',
  'La fiche produit est traduite, il reste',
  'Rappeler après le marché au sujet de',
  'Première commande de l’étranger, question sur',
  'Deux pièces manquent encore pour',
];
const englishSentences = [
  'Spoke about the cost of shipping and',
  'The product page is translated, what is left is',
  'To ring back after the market about',
  'First order from abroad, a question on',
  'Two papers are still missing for',
];

/**
 * A programme of any size, made from a seed: contacts about as long as real ones (288 bytes of text in the mean),
 * in both languages, and changes to some of them afterwards. No clock and no chance.
 */

import type { ContactMode } from '../../src/domain/contact/contact.ts';
import { createOperation, setOperation } from '../../src/domain/operation/build.ts';
import { applyOperation } from '../../src/domain/operation/apply.ts';
import type { Author } from '../../src/domain/operation/author.ts';
import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { hashOf, numbersFrom } from '../../src/domain/sample/seed.ts';
import { present } from '../../src/std/assert.ts';

export interface GeneratedSize {
  readonly seed: string;
  readonly smes: number;
  readonly contactsPerSme: number;
}

export const generatedProgrammeId = 'generated-programme';
export const generatedMemberId = 'generated-member';

const begun = Date.UTC(2019, 8, 2, 8);
const hourMs = 3_600_000;
/** Contacts of one SME lie this many hours apart. */
const hoursApart = 60;
/** One contact in this many is changed afterwards. */
const changedEvery = 5;

/** The id of an SME by its place. */
export const generatedSmeId = (seed: string, place: number): string =>
  `${seed}-sme-${String(place).padStart(5, '0')}`;

/** The groups of the programme, sheet by sheet, each sheet oldest first. */
export function generatedGroups(size: GeneratedSize): readonly Group[] {
  const sheets = Array.from({ length: size.smes }, (_, place) => sheetGroups(size, place));
  return [programmeGroup(), ...sheets.flat()];
}

function programmeGroup(): Group {
  const author = authorAt(0, '');
  const home = generatedProgrammeId;
  const begin = { home, id: home };
  return [
    createOperation(author, 'programme', begin, {
      name: 'Generated',
      firstMonth: '2019-09',
      reviewMonths: [9, 12, 15, 18, 21],
    }),
    createOperation(
      author,
      'launchPad',
      { home, id: 'pad' },
      { name: 'Pad', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
    ),
    createOperation(
      author,
      'member',
      { home, id: generatedMemberId },
      { name: 'Somebody', roles: ['accountManager'], launchPadId: 'pad' },
    ),
  ];
}

function sheetGroups({ seed, contactsPerSme }: GeneratedSize, place: number): readonly Group[] {
  const home = generatedSmeId(seed, place);
  const next = numbersFrom(home);
  const language = place % 2 === 0 ? 'fr' : 'en';
  const groups: Group[] = [
    [
      createOperation(
        authorAt(0, home),
        'sme',
        { home, id: home },
        {
          name: `${language === 'fr' ? 'Maison' : 'House'} ${hashOf(home) % 10_000}`,
          country: language === 'fr' ? 'FR' : 'GB',
          launchPadId: 'pad',
          accountManagerId: generatedMemberId,
          track: 'programme',
          stage: 'supported',
          enrolledOn: '2019-10-01',
        },
      ),
    ],
  ];
  for (let index = 0; index < contactsPerSme; index += 1) {
    const at = (index + 1) * hoursApart;
    const creation = contactOperation({ home, index, at, language, next });
    groups.push([creation]);
    if (index % changedEvery === 0) groups.push([correction(creation, at + 1)]);
  }
  return groups;
}

function contactOperation(made: {
  readonly home: string;
  readonly index: number;
  readonly at: number;
  readonly language: 'fr' | 'en';
  readonly next: () => number;
}): Operation {
  const { home, index, at, language, next } = made;
  const pick = <T>(list: readonly T[]): T =>
    present(list[Math.floor(next() * list.length)], 'a list has something to pick');
  const text = [0, 1, 2, 3].map(() => pick(sentences[language])).join(' ');
  return createOperation(
    authorAt(at, home),
    'contact',
    { home, id: `${home}-contact-${String(index).padStart(5, '0')}` },
    {
      at: new Date(begun + at * hourMs).toISOString().slice(0, 16),
      zone: 'Europe/Paris',
      kind: index % 10 === 0 ? 'monthlyReview' : 'interim',
      mode: pick(modes),
      state: 'held',
      direction: 'outbound',
      reached: next() < 0.8,
      minutes: 5 + Math.floor(next() * 60),
      summary: { lang: language, text },
    },
  );
}

function correction(creation: Operation, at: number): Operation {
  const record: AnyRecord = present(
    applyOperation(undefined, creation, 'later'),
    'a creation applies',
  ).record;
  const author = authorAt(at, `${creation.record}-change`);
  return present(setOperation(author, record, { minutes: 90, language: 'fr' }), 'it changes');
}

function authorAt(hours: number, id: string): Author {
  return { by: generatedMemberId, at: begun + hours * hourMs, newId: () => id };
}

const modes: readonly ContactMode[] = ['phone', 'email', 'video', 'atBusiness', 'message'];

const sentences = {
  fr: [
    'Revu les frais de port avec la personne qui prépare les colis, un tarif reste à demander.',
    'La moitié des fiches est traduite.',
    'Appel court, on se reparle jeudi après la livraison des boîtes neuves.',
    'Les chiffres du mois sont bons, mais les retours pèsent.',
    'Une cliente étrangère demande une facture avec le numéro de TVA.',
  ],
  en: [
    'Looked at postage with the person who packs, one price is still to come.',
    'Half of the product pages are translated by now, the rest follows on Friday.',
    'Short call, to speak again once the new boxes have arrived.',
    'Good figures for the month, though returns weigh on them.',
    'A customer abroad asks for an invoice with the VAT number.',
  ],
} as const;

/**
 * What a column of a spreadsheet can hold of an SME, and how its heading says so, in both languages. A heading that is one of these
 * words is recognised; one that only holds one, or a column that only looks like it, is to be confirmed.
 */

import { fold } from '../text/fold.ts';
import { type Cell, cellText, type SheetRow } from './spreadsheet.ts';

/** Of the SME, of its contact person, and by whom and where it is followed. */
export const importFields = [
  'name',
  'companyNumber',
  'siret',
  'vat',
  'activityCode',
  'sector',
  'country',
  'street',
  'postcode',
  'town',
  'area',
  'website',
  'launchPad',
  'accountManager',
  'stage',
  'enrolledOn',
  'sourceName',
  'summary',
  'personName',
  'personRole',
  'personEmail',
  'personPhone',
] as const;
export type ImportField = (typeof importFields)[number];

/** Those whose words stand for a choice. */
export const choiceFields = ['country', 'launchPad', 'accountManager', 'stage'] as const;
export type ChoiceField = (typeof choiceFields)[number];

export const isChoiceField = (field: string | undefined): field is ChoiceField =>
  (choiceFields as readonly (string | undefined)[]).includes(field);

/** Without accents and capitals, English and French. */
const headings: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    ...['name', 'company', 'company name', 'business', 'business name', 'sme', 'sme name'],
    ...['trading name', 'organisation', 'organization', 'nom', 'entreprise', 'raison sociale'],
    ...['nom entreprise', 'nom de l entreprise', 'societe', 'pme', 'nom de la pme'],
    ...['denomination', 'enseigne'],
  ],
  companyNumber: [
    ...['company number', 'company no', 'registration number', 'crn', 'companies house number'],
    ...['siren', 'n siren', 'numero siren', 'immatriculation', 'numero d immatriculation'],
  ],
  siret: ['siret', 'n siret', 'numero siret'],
  vat: ['vat', 'vat number', 'vat no', 'tva', 'n tva', 'numero de tva', 'tva intracommunautaire'],
  activityCode: [
    ...['naf', 'ape', 'code naf', 'code ape', 'code d activite', 'sic', 'sic code'],
    'activity code',
  ],
  sector: ['sector', 'industry', 'activity', 'secteur', 'activite', 'secteur d activite', 'metier'],
  country: ['country', 'pays'],
  street: ['address', 'street', 'adresse', 'rue', 'voie', 'address line 1'],
  postcode: ['postcode', 'post code', 'postal code', 'zip', 'cp', 'code postal'],
  town: ['town', 'city', 'ville', 'commune', 'localite'],
  area: ['county', 'area', 'region', 'departement', 'district', 'territoire'],
  website: ['website', 'web', 'url', 'site', 'site web', 'site internet'],
  launchPad: ['launch pad', 'launchpad', 'pad', 'rampe', 'rampe de lancement'],
  accountManager: [
    ...['account manager', 'adviser', 'advisor', 'manager', 'followed by', 'owner'],
    ...['gestionnaire', 'gestionnaire de compte', 'charge de compte', 'charge d affaires'],
    ...['conseiller', 'suivi par'],
    ...['suivie par', 'referent', 'responsable'],
  ],
  stage: ['stage', 'status', 'state', 'etape', 'statut', 'etat', 'avancement'],
  enrolledOn: [
    ...['enrolled', 'enrolled on', 'enrolment date', 'date enrolled', 'joined', 'inscrite le'],
    ...['inscrit le', 'inscription', 'date d inscription', 'date inscription'],
  ],
  sourceName: [
    ...['source', 'found through', 'origin', 'referrer', 'referrer or campaign', 'origine'],
    ...['provenance', 'trouvee par', 'prescripteur', 'prescripteur ou campagne'],
  ],
  summary: ['description', 'summary', 'about', 'presentation', 'resume', 'descriptif'],
  personName: [
    ...['contact', 'contact name', 'contact person', 'person', 'owner name', 'interlocuteur'],
    ...[
      'interlocuteur nom',
      'dirigeant',
      'nom du contact',
      'nom contact',
      'nom du dirigeant',
      'personne',
    ],
  ],
  personRole: [
    ...[
      'contact role',
      'interlocuteur fonction',
      'fonction du contact',
      'role',
      'job title',
      'position',
      'title',
      'fonction',
      'poste',
      'qualite',
    ],
  ],
  personEmail: [
    ...[
      'contact email',
      'interlocuteur e mail',
      'email du contact',
      'email',
      'e mail',
      'mail',
      'email address',
      'courriel',
      'adresse e mail',
    ],
  ],
  personPhone: [
    ...[
      'contact phone',
      'interlocuteur telephone',
      'telephone du contact',
      'phone',
      'telephone',
      'tel',
      'mobile',
      'phone number',
      'portable',
      'n tel',
    ],
  ],
};

/** How sure a column is what it seems to be. */
export interface FoundColumn {
  readonly field: ImportField;
  readonly isSure: boolean;
}

/** Letters and digits alone, without accents and capitals. */
export function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const byHeading: ReadonlyMap<string, ImportField> = new Map(
  importFields.flatMap((field) => headings[field].map((heading) => [heading, field] as const)),
);

/** Whether a text has these words in this order, as whole words. */
const hasWords = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);

function fieldOfHeading(heading: string): FoundColumn | undefined {
  const words = plain(heading);
  if (words === '') return undefined;
  const known = byHeading.get(words);
  if (known !== undefined) return { field: known, isSure: true };
  // The longest says most: "numéro de TVA intracommunautaire" is no company number.
  const [within] = [...byHeading]
    .filter(([one]) => hasWords(words, one))
    .toSorted(([a], [b]) => b.length - a.length);
  return within && { field: within[1], isSure: false };
}

/** Of the values that there are, so many must look like it. */
const shareMin = 0.8;
const looks: readonly (readonly [ImportField, RegExp])[] = [
  ['personEmail', /^[^\s@]+@[^\s@]+\.[^\s@]+$/u],
  ['website', /^(https?:\/\/|www\.)\S+$/iu],
  ['siret', /^\d{3} ?\d{3} ?\d{3} ?\d{5}$/u],
  ['companyNumber', /^\d{3} ?\d{3} ?\d{3}$/u],
];

function fieldOfCells(cells: readonly Cell[]): FoundColumn | undefined {
  const texts = cells.map(cellText).filter((text) => text !== '');
  const fits = (pattern: RegExp): boolean =>
    texts.filter((text) => pattern.test(text)).length >= texts.length * shareMin;
  const found = texts.length === 0 ? undefined : looks.find(([, pattern]) => fits(pattern));
  return found && { field: found[0], isSure: false };
}

/** Lines above the headings, at most: a title, a date, an empty line. */
const headingLinesMax = 20;

/** The line of the headings, from 0: the first one with the most headings that are known. */
export function headingLine(rows: readonly SheetRow[]): number {
  const counts = rows
    .slice(0, headingLinesMax)
    .map((row) => row.filter((cell) => fieldOfHeading(cellText(cell))?.isSure === true).length);
  const most = Math.max(0, ...counts);
  if (most > 0) return counts.indexOf(most);
  // None is known: the first with two cells, or the first at all.
  const filled = rows.findIndex((row) => row.filter((cell) => cellText(cell) !== '').length > 1);
  return Math.max(0, filled);
}

/** What each column is, by its heading, else by its values; each field once, where that is surest. */
export function recogniseColumns(
  heading: SheetRow,
  rows: readonly SheetRow[],
): readonly (FoundColumn | undefined)[] {
  const width = Math.max(heading.length, ...rows.map((row) => row.length), 0);
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    found:
      fieldOfHeading(cellText(heading[index])) ??
      fieldOfCells(rows.map((row) => row[index] ?? null)),
  }));
  const taken = new Map<ImportField, number>();
  for (const isSure of [true, false]) {
    for (const { index, found } of columns) {
      if (found?.isSure === isSure && !taken.has(found.field)) taken.set(found.field, index);
    }
  }
  return columns.map(({ index, found }) =>
    found !== undefined && taken.get(found.field) === index ? found : undefined,
  );
}

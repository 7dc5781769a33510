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
  'summaryEn',
  'summaryFr',
  'personFirstName',
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

/** What the empty table offers: the others are read where a file has them. */
export const templateFields = importFields.filter(
  (field) => !['summaryEn', 'summaryFr', 'personFirstName'].includes(field),
);

/** How Carnet itself calls them, on its screens and in the tables that it writes: the surest headings. */
export const ownHeadings: Readonly<Record<ImportField, readonly string[]>> = {
  name: ['name', 'nom'],
  companyNumber: ['company number', 'numero d immatriculation'],
  siret: ['siret'],
  vat: ['vat number', 'numero de tva'],
  activityCode: ['activity code', 'code d activite'],
  sector: ['sector', 'secteur'],
  country: ['country', 'pays'],
  street: ['street', 'voie'],
  postcode: ['postcode', 'code postal'],
  town: ['town', 'ville'],
  area: ['area', 'territoire'],
  website: ['website', 'site internet'],
  launchPad: ['launch pad', 'rampe de lancement'],
  accountManager: ['account manager', 'gestionnaire de compte'],
  stage: ['stage', 'etape'],
  enrolledOn: ['enrolled on', 'inscrite le'],
  sourceName: ['referrer or campaign', 'prescripteur ou campagne'],
  summary: ['summary', 'resume'],
  summaryEn: ['summary en', 'resume en'],
  summaryFr: ['summary fr', 'resume fr'],
  personFirstName: ['contact first name', 'interlocuteur prenom'],
  personName: ['contact name', 'interlocuteur nom'],
  personRole: ['contact role', 'interlocuteur fonction'],
  personEmail: ['contact email', 'interlocuteur e mail'],
  personPhone: ['contact phone', 'interlocuteur telephone'],
};

/** What else people call them, without accents and capitals, English and French. */
const headings: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    ...['company', 'company name', 'business', 'business name', 'sme', 'sme name'],
    ...['trading name', 'organisation', 'organization', 'entreprise', 'raison sociale'],
    ...['nom entreprise', 'nom de l entreprise', 'societe', 'pme', 'nom de la pme'],
    ...['denomination', 'enseigne'],
  ],
  companyNumber: [
    ...['company no', 'registration number', 'crn', 'companies house number'],
    ...['siren', 'n siren', 'numero siren', 'immatriculation'],
  ],
  siret: ['n siret', 'numero siret'],
  vat: ['vat', 'vat no', 'tva', 'n tva', 'tva intracommunautaire'],
  activityCode: [...['naf', 'ape', 'code naf', 'code ape', 'sic', 'sic code']],
  sector: ['industry', 'activity', 'activite', 'secteur d activite', 'metier'],
  country: [],
  street: ['address', 'adresse', 'rue', 'address line 1'],
  postcode: ['post code', 'postal code', 'zip', 'cp'],
  town: ['city', 'commune', 'localite'],
  area: ['county', 'region', 'departement', 'district'],
  website: ['web', 'url', 'site', 'site web'],
  launchPad: ['launchpad', 'pad', 'rampe'],
  accountManager: [
    ...['adviser', 'advisor', 'manager', 'followed by', 'owner'],
    ...['gestionnaire', 'charge de compte', 'charge d affaires'],
    ...['conseiller', 'suivi par'],
    ...['suivie par', 'referent', 'responsable'],
  ],
  stage: ['status', 'state', 'statut', 'etat', 'avancement'],
  enrolledOn: [
    ...['enrolled', 'enrolment date', 'date enrolled', 'joined'],
    ...['inscrit le', 'inscription', 'date d inscription', 'date inscription'],
  ],
  sourceName: [
    ...['source', 'found through', 'origin', 'referrer', 'origine'],
    ...['provenance', 'trouvee par', 'prescripteur'],
  ],
  summary: ['description', 'about', 'presentation', 'descriptif'],
  summaryEn: ['description en', 'english description', 'resume anglais', 'description anglaise'],
  summaryFr: ['description fr', 'french description', 'resume francais', 'description francaise'],
  personFirstName: ['first name', 'firstname', 'forename', 'given name', 'prenom'],
  personName: [
    ...['contact', 'contact person', 'person', 'owner name', 'interlocuteur', 'dirigeant'],
    ...['nom du contact', 'nom contact', 'nom du dirigeant', 'personne', 'last name', 'surname'],
    ...['family name', 'nom de famille', 'prenom nom', 'nom prenom', 'nom et prenom', 'full name'],
  ],
  personRole: [
    ...['role', 'job title', 'position', 'title', 'fonction du contact', 'fonction', 'poste'],
    'qualite',
  ],
  personEmail: [
    ...['email', 'e mail', 'mail', 'email address', 'email du contact', 'courriel'],
    'adresse e mail',
  ],
  personPhone: [
    ...['phone', 'phone number', 'mobile', 'telephone du contact', 'telephone', 'tel', 'portable'],
    'n tel',
  ],
};

/** Of the tables that Carnet writes: what is not imported, though a word of it may say otherwise. */
const notImported: ReadonlySet<string> = new Set([
  ...['last contact', 'days since last contact', 'next date', 'open actions', 'overdue actions'],
  'days since last contact without closures long weekends and time on hold',
  'jours depuis le dernier contact hors fermetures ponts et periodes de pause',
  ...['open issues', 'participation', 'support from', 'support until', 'eori number'],
  ...['physical shop', 'languages', 'referring organisation', 'note on the source'],
  ...['target markets', 'consent given on', 'batch'],
  ...['dernier contact', 'jours depuis le dernier contact', 'prochaine date', 'actions ouvertes'],
  ...['actions en retard', 'points a traiter ouverts', 'rattachement', 'accompagnement du'],
  ...['accompagnement jusqu au', 'numero eori', 'magasin physique', 'langues'],
  ...['organisation prescriptrice', 'note sur l origine', 'marches vises'],
  ...['consentement donne le', 'tranche'],
]);

/** How sure a column is what it seems to be. */
export interface FoundColumn {
  readonly field: ImportField;
  readonly isSure: boolean;
}

/** The less sure, the lower. */
const sureness = { cells: 0, within: 1, known: 2, own: 3 } as const;

interface Seeming {
  readonly field: ImportField;
  readonly by: keyof typeof sureness;
}

/** Letters and digits alone, without accents and capitals. */
export function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const mapOf = (words: Readonly<Record<ImportField, readonly string[]>>) =>
  new Map(
    importFields.flatMap((field) => words[field].map((heading) => [heading, field] as const)),
  );
const byOwn: ReadonlyMap<string, ImportField> = mapOf(ownHeadings);
const byKnown: ReadonlyMap<string, ImportField> = mapOf(headings);
// The longest says most: "numéro de TVA intracommunautaire" is no company number.
const byLength = [...byOwn, ...byKnown].toSorted(([a], [b]) => b.length - a.length);

/** Whether a text has these words in this order, as whole words. */
const hasWords = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);

function fieldOfHeading(words: string): Seeming | undefined {
  if (words === '' || notImported.has(words)) return undefined;
  const own = byOwn.get(words);
  if (own !== undefined) return { field: own, by: 'own' };
  const known = byKnown.get(words);
  if (known !== undefined) return { field: known, by: 'known' };
  const within = byLength.find(([one]) => hasWords(words, one));
  return within && { field: within[1], by: 'within' };
}

/** Whether a heading is one of those that are known. */
export function isKnownHeading(cell: Cell): boolean {
  const words = plain(cellText(cell));
  return byOwn.has(words) || byKnown.has(words) || notImported.has(words);
}

/** Of the values that there are, so many must look like it. */
const shareMin = 0.8;
const looks: readonly (readonly [ImportField, RegExp])[] = [
  ['personEmail', /^[^\s@]+@[^\s@]+\.[^\s@]+$/u],
  ['website', /^(https?:\/\/|www\.)\S+$/iu],
  ['siret', /^\d{3} ?\d{3} ?\d{3} ?\d{5}$/u],
  ['companyNumber', /^\d{3} ?\d{3} ?\d{3}$/u],
];

function fieldOfCells(cells: readonly Cell[]): Seeming | undefined {
  const texts = cells.map(cellText).filter((text) => text !== '');
  const fits = (pattern: RegExp): boolean =>
    texts.filter((text) => pattern.test(text)).length >= texts.length * shareMin;
  const found = texts.length === 0 ? undefined : looks.find(([, pattern]) => fits(pattern));
  return found && { field: found[0], by: 'cells' };
}

/** Lines above the headings, at most: a title, a date, an empty line. */
const headingLinesMax = 20;

/** The line of the headings, from 0: the first one with the most headings that are known. */
export function headingLine(rows: readonly SheetRow[]): number {
  const counts = rows
    .slice(0, headingLinesMax)
    .map((row) => row.filter((cell) => isKnownHeading(cell)).length);
  const most = Math.max(0, ...counts);
  if (most > 0) return counts.indexOf(most);
  // None is known: the first with two cells, or the first at all.
  const filled = rows.findIndex((row) => row.filter((cell) => cellText(cell) !== '').length > 1);
  return Math.max(0, filled);
}

/** Headings that name a business and never a person. */
const business: ReadonlySet<string> = new Set([
  ...['company', 'company name', 'business', 'business name', 'sme', 'sme name', 'organisation'],
  ...['organization', 'entreprise', 'raison sociale', 'nom entreprise', 'nom de l entreprise'],
  ...['societe', 'pme', 'nom de la pme', 'nom de la societe'],
]);

/** Beside a first name, or beside the name of a business, "Name" is that of a person. */
function namesOfPersons(words: readonly string[], found: readonly (Seeming | undefined)[]) {
  const has = (field: ImportField): boolean => found.some((one) => one?.field === field);
  const hasBusiness = words.some((heading) => business.has(heading));
  const hasPerson = found.some((one) => one?.field === 'personName' && one.by !== 'within');
  return found.map((one): Seeming | undefined => {
    if (one?.field !== 'name' || one.by !== 'own') return one;
    if (has('personFirstName') && !hasPerson) return { field: 'personName', by: 'known' };
    if (hasBusiness) return { field: hasPerson ? 'name' : 'personName', by: 'within' };
    return one;
  });
}

/**
 * What each column is, by its heading, else by its values; each field once, where that is surest. A column without a value never
 * stands for a field that another one fills.
 */
export function recogniseColumns(
  heading: SheetRow,
  rows: readonly SheetRow[],
): readonly (FoundColumn | undefined)[] {
  const width = Math.max(heading.length, ...rows.map((row) => row.length), 0);
  const places = Array.from({ length: width }, (_, index) => index);
  const words = places.map((index) => plain(cellText(heading[index])));
  const cellsOf = (index: number): readonly Cell[] => rows.map((row) => row[index] ?? null);
  const byHeading = namesOfPersons(words, words.map(fieldOfHeading));
  const found = places.map((index) => {
    const isOurs = notImported.has(words[index] ?? '');
    return byHeading[index] ?? (isOurs ? undefined : fieldOfCells(cellsOf(index)));
  });
  const isFilled = places.map((index) => rows.some((row) => cellText(row[index]) !== ''));
  const rank = (index: number): number =>
    sureness[found[index]?.by ?? 'cells'] + (isFilled[index] === true ? 10 : 0);
  return places.map((index) => {
    const one = found[index];
    if (one === undefined) return undefined;
    const rivals = places.filter((other) => found[other]?.field === one.field);
    const [best] = rivals.toSorted((a, b) => rank(b) - rank(a) || a - b);
    if (best !== index) return undefined;
    // What Carnet calls so itself is another column, though an empty one.
    const isInstead = one.by !== 'own' && rivals.some((other) => found[other]?.by === 'own');
    return { field: one.field, isSure: sureness[one.by] >= sureness.known && !isInstead };
  });
}

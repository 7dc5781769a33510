/**
 * The lines of a spreadsheet as SMEs. A cell that cannot be read stays empty and is named; it never keeps its line from being
 * imported. A line without a name is left out, and so is a line of sums.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Language } from '../entity/field.ts';
import type { Values } from '../entity/registry.ts';
import { checkField, type FieldReason } from '../entity/validate.ts';
import { checkIdentifier } from '../identifiers/check-identifier.ts';
import { type Country, countries } from '../programme/programme.ts';
import { allStages, type Person, personSchema, type Stage } from '../sme/sme.ts';
import { guessLanguage } from '../text/guess-language.ts';
import type { Json } from '../../std/json.ts';
import { type ChoiceField, type ImportField, plain } from './import-field.ts';
import { type DayOrder, readDay } from './read-day.ts';
import { type ImportPeople, readChoice } from './read-choice.ts';
import { type Cell, cellText, type SheetRow } from './spreadsheet.ts';

/** What each column is, and what its words stand for. */
export interface ImportMapping {
  /** By the place of the column. */
  readonly columns: readonly (ImportField | undefined)[];
  /** What somebody said of a word, by `plain`; empty where its cell is to stay empty. */
  readonly words: Readonly<Partial<Record<ChoiceField, Readonly<Record<string, string>>>>>;
  readonly dayOrder: DayOrder;
}

/** What holds where the file does not say it. */
export interface ImportDefaults extends ImportPeople {
  readonly launchPadId: string;
  readonly today: LocalDate;
  /** Of a text whose language cannot be told. */
  readonly language: Language;
}

/** Why a cell stays empty. */
export type DoubtReason = 'noDay' | 'dayToCome' | 'unknownWord' | FieldReason;

export interface CellDoubt {
  readonly column: number;
  readonly field: ImportField;
  readonly text: string;
  readonly reason: DoubtReason;
}

/** One line that is read as an SME. */
export interface ImportLine {
  /** As the spreadsheet counts, from 1. */
  readonly line: number;
  readonly values: Values<'sme'>;
  readonly person: Person | undefined;
  readonly doubts: readonly CellDoubt[];
}

/** One that is not. */
export interface LeftOutLine {
  readonly line: number;
  readonly text: string;
  readonly because: 'noName' | 'longName' | 'sum';
}

export interface ReadLines {
  readonly lines: readonly ImportLine[];
  readonly leftOut: readonly LeftOutLine[];
}

/** @param headingAt the line of the headings, from 0 */
export function readLines(
  rows: readonly SheetRow[],
  headingAt: number,
  mapping: ImportMapping,
  defaults: ImportDefaults,
): ReadLines {
  const lines: ImportLine[] = [];
  const leftOut: LeftOutLine[] = [];
  for (const [index, row] of rows.entries()) {
    if (index <= headingAt || row.every((cell) => cellText(cell) === '')) continue;
    const line = index + 1;
    const read = readLine(row, mapping, defaults);
    const { name } = read.values;
    if (isSum(name ?? '') || isSum(firstText(row))) {
      leftOut.push({ line, text: firstText(row), because: 'sum' });
    } else if (name === undefined) {
      const isLong = read.doubts.some(({ field }) => field === 'name');
      leftOut.push({ line, text: firstText(row), because: isLong ? 'longName' : 'noName' });
    } else {
      const { values, person, doubts } = read;
      lines.push({ line, values: { ...values, name }, person, doubts });
    }
  }
  return { lines, leftOut };
}

const isSum = (text: string): boolean =>
  /^((grand|sub|sous) ?)?tota(l|ls|ux)( general)?$/u.test(plain(text));

/** Enough to find the line by. */
const shownLength = 80;
const firstText = (row: SheetRow): string =>
  (row.map(cellText).find((text) => text !== '') ?? '').slice(0, shownLength);

type ReadValues = Omit<Values<'sme'>, 'name'> & { readonly name?: string };

/** Texts that are taken as they stand. */
const textFields = ['name', 'sector', 'street', 'town', 'area', 'website', 'sourceName'] as const;
/** Texts that are kept in one form where they are right, else as they stand. */
const identifierFields = ['companyNumber', 'siret', 'vat', 'activityCode', 'postcode'] as const;

function readLine(
  row: SheetRow,
  { columns, words, dayOrder }: ImportMapping,
  { launchPadId, today, language, ...people }: ImportDefaults,
): Pick<ImportLine, 'person' | 'doubts'> & { readonly values: ReadValues } {
  const doubts: CellDoubt[] = [];
  const doubt = (field: ImportField, reason: DoubtReason): undefined => {
    const column = columns.indexOf(field);
    doubts.push({ column, field, text: cellText(row[column]), reason });
  };
  const cellOf = (field: ImportField): Cell => row[columns.indexOf(field)] ?? null;
  const textOf = (field: ImportField): string => cellText(cellOf(field));
  const choiceOf = (field: ChoiceField): string | undefined => {
    const text = textOf(field);
    if (text === '') return undefined;
    const said = words[field] ?? {};
    const word = plain(text);
    const meaning = Object.hasOwn(said, word) ? said[word] : readChoice(field, text, people);
    return meaning ?? doubt(field, 'unknownWord');
  };
  /** The value where the field can hold it. */
  const held = (field: ImportField, stored: string, value: Json | undefined): Json | undefined => {
    const error = value === undefined ? undefined : checkField('sme', stored, value);
    return error === undefined ? value : doubt(field, error.reason);
  };
  const padId = choiceOf('launchPad');
  const pad =
    people.launchPads.find(({ id }) => id === padId) ??
    people.launchPads.find(({ id }) => id === launchPadId);
  const said = choiceOf('country');
  const country = countries.find((one) => one === said) ?? pad?.values.country ?? countries[0];
  const given: Record<string, Json> = {};
  const put = (stored: string, value: Json | undefined): void => {
    if (value !== undefined && value !== '') given[stored] = value;
  };
  for (const field of textFields) {
    const text = textOf(field);
    // Signs alone, or what nobody sees, are no name.
    put(field, field === 'name' && plain(text) === '' ? '' : held(field, field, text));
  }
  for (const field of identifierFields) {
    put(field, held(field, field, identifierIn(field, cellOf(field), country)));
  }
  const manager = choiceOf('accountManager');
  put('accountManagerId', manager);
  const summary = textOf('summary');
  if (summary !== '') {
    const lang = guessLanguage(summary) ?? language;
    put('summary', held('summary', 'summary', { lang, text: summary }));
  }
  const chosen = choiceOf('stage');
  const stage = allStages.find((one) => one === chosen) ?? 'prospect';
  const enrolledOn = dayIn();
  put('enrolledOn', enrolledOn);
  const person = personIn();
  const values = {
    ...given,
    country,
    launchPadId: pad?.id ?? launchPadId,
    track: 'programme',
    stage,
    stageDates: stageDatesOf(stage, enrolledOn, today),
  } as const;
  return { values, person, doubts };

  function dayIn(): LocalDate | undefined {
    if (textOf('enrolledOn') === '') return undefined;
    const day = readDay(cellOf('enrolledOn'), dayOrder);
    if (day === undefined) return doubt('enrolledOn', 'noDay');
    return day > today ? doubt('enrolledOn', 'dayToCome') : day;
  }

  /** The contact person, where there is a name, or an address by which they can be reached. */
  function personIn(): Person | undefined {
    const phone = phoneIn(cellOf('personPhone'), country);
    const parts = { role: textOf('personRole'), email: textOf('personEmail'), phone };
    const name = textOf('personName') || parts.email || '';
    if (name === '') return undefined;
    const filled = Object.entries(parts).filter(([, text]) => text !== '');
    const fits = (part: object): boolean => personSchema.safeParse({ name: 'x', ...part }).success;
    if (!fits({ name })) return doubt('personName', 'tooLong');
    const held = filled.filter(
      ([part, text]) =>
        fits({ [part]: text }) || doubt(personFields[part] ?? 'personName', 'tooLong'),
    );
    return { name, ...Object.fromEntries(held) };
  }
}

const personFields: Readonly<Record<string, ImportField>> = {
  role: 'personRole',
  email: 'personEmail',
  phone: 'personPhone',
};

/** The day of a stage is that of the import, where the file does not say it. */
function stageDatesOf(
  stage: Stage,
  enrolledOn: LocalDate | undefined,
  today: LocalDate,
): Readonly<Record<string, LocalDate>> {
  const enrolled = enrolledOn === undefined ? {} : { enrolled: enrolledOn };
  return { ...enrolled, [stage]: stage === 'enrolled' ? (enrolledOn ?? today) : today };
}

/** How many digits a French one has. */
const frenchDigits: Readonly<Partial<Record<(typeof identifierFields)[number], number>>> = {
  companyNumber: 9,
  siret: 14,
  postcode: 5,
};

/** In its one form where it is right. A spreadsheet takes the zeros from the beginning of what it holds for a number. */
function identifierIn(
  kind: (typeof identifierFields)[number],
  cell: Cell,
  country: Country,
): string {
  const text = cellText(cell);
  if (text === '') return '';
  const digits = country === 'FR' && /^\d+$/u.test(text) ? (frenchDigits[kind] ?? 0) : 0;
  const whole = text.padStart(digits, '0');
  const finding = checkIdentifier(kind, whole, country);
  if (finding.ok) return finding.normalised;
  return typeof cell === 'number' ? whole : text;
}

const frenchPhoneDigits = 9;

function phoneIn(cell: Cell, country: Country): string {
  const text = cellText(cell);
  if (text === '') return '';
  const isCut = country === 'FR' && text.length === frenchPhoneDigits && /^[1-9]\d+$/u.test(text);
  const finding = checkIdentifier('phone', isCut ? `0${text}` : text, country);
  return finding.ok ? finding.normalised : text;
}

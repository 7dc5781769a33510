/**
 * The lines of a spreadsheet as SMEs. A cell that cannot be read stays empty and is named; it never keeps its line from being
 * imported. A line without a name is left out, and so is a line of sums.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { type Language, nameLengthMax, noteLengthMax } from '../entity/field.ts';
import type { Values } from '../entity/registry.ts';
import { checkField, type FieldReason } from '../entity/validate.ts';
import { type Country, countries } from '../programme/programme.ts';
import { isEmail } from '../sme/email.ts';
import { allStages, type Person, personSchema, type Stage } from '../sme/sme.ts';
import { guessLanguage } from '../text/guess-language.ts';
import { otherLanguage } from '../text/text-pair.ts';
import type { Json } from '../../std/json.ts';
import { type ChoiceField, type ImportField, isKnownHeading, plain } from './import-field.ts';
import { type ImportPeople, readChoice } from './read-choice.ts';
import { looksMisread } from './misread.ts';
import { countryFound, holdsSirens } from './read-country.ts';
import { type DayOrder, readDay } from './read-day.ts';
import { identifierFields, identifierIn, phoneIn } from './read-number.ts';
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
  /** Of each SME whose line names none; where it is absent, the one of the country of the SME. */
  readonly launchPadId: string | undefined;
  /** Of an SME whose line shows neither a launch pad nor a country that has one alone. */
  readonly otherPadId: string | undefined;
  readonly today: LocalDate;
  /** Of a text whose language cannot be told. */
  readonly language: Language;
}

/** Why a cell is not imported as it stands. */
export type DoubtReason =
  | 'noDay'
  | 'dayToCome'
  | 'noEmail'
  /** A day of enrolment beside a stage that comes before it. */
  | 'notEnrolled'
  | 'unknownWord'
  | 'unknownStage'
  /** A formula went wrong in the spreadsheet. */
  | 'failedFormula'
  /** It belongs to a person who is neither named nor can be reached. */
  | 'nobody'
  /** Longer than the field: its beginning is imported. */
  | 'cut'
  /** Its letters show that the encoding of the file is not known; it is imported all the same. */
  | 'misread'
  | FieldReason;

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
  /** What shows its launch pad, if the line does. */
  readonly padBy: 'name' | 'country' | undefined;
}

/** One that is not. */
export interface LeftOutLine {
  readonly line: number;
  readonly text: string;
  readonly because: 'noName' | 'longName' | 'sum' | 'above' | 'heading';
}

export interface ReadLines {
  readonly lines: readonly ImportLine[];
  readonly leftOut: readonly LeftOutLine[];
}

/** @param headingAt the line of the headings, from 0; -1 where there are none */
export function readLines(
  rows: readonly SheetRow[],
  headingAt: number,
  mapping: ImportMapping,
  defaults: ImportDefaults,
): ReadLines {
  const lines: ImportLine[] = [];
  const leftOut: LeftOutLine[] = [];
  const context = contextOf(rows, headingAt, mapping, defaults);
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const text = firstText(row);
    const because = text === '' ? 'empty' : whyNoSme(rows, index, headingAt);
    if (because === 'empty') continue;
    const { values, ...read } = readLine(row, context);
    const { name } = values;
    if (because !== undefined) {
      leftOut.push({ line, text, because });
    } else if (isSum(name ?? '') || isSum(text)) {
      leftOut.push({ line, text, because: 'sum' });
    } else if (name === undefined) {
      const isLong = read.doubts.some(
        ({ field, reason }) => field === 'name' && reason === 'tooLong',
      );
      leftOut.push({ line, text, because: isLong ? 'longName' : 'noName' });
    } else {
      lines.push({ line, values: { ...values, name }, ...read });
    }
  }
  return { lines, leftOut };
}

/** Why a line is none of an SME, by its place; what holds known headings needs no word. */
function whyNoSme(
  rows: readonly SheetRow[],
  index: number,
  headingAt: number,
): 'above' | 'heading' | 'empty' | undefined {
  const row = rows[index] ?? [];
  if (index < headingAt) return 'above';
  if (index === headingAt) return row.some(isKnownHeading) ? 'empty' : 'heading';
  const heading = rows[headingAt];
  const isRepeated =
    heading?.length === row.length &&
    row.every((cell, column) => cellText(cell) === cellText(heading[column]));
  return isRepeated ? 'heading' : undefined;
}

const isSum = (text: string): boolean =>
  /^((grand|sub|sous) ?)?tota(l|ls|ux)( general)?$/u.test(plain(text));

/** Enough to find the line by. */
const shownLength = 80;
const shown = (text: string): string =>
  text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
const firstText = (row: SheetRow): string =>
  shown(row.map(cellText).find((text) => text !== '') ?? '');

type ReadValues = Omit<Values<'sme'>, 'name'> & { readonly name?: string };
type ReadLine = Omit<ImportLine, 'line' | 'values'> & { readonly values: ReadValues };

/** Texts that are taken as they stand. */
const textFields = ['name', 'sector', 'street', 'town', 'area', 'website', 'sourceName'] as const;

/** What spreadsheets show in place of a value, in English and French. */
const failedFormula =
  /^#(N\/A|N\/D|REF!|VALUE!|VALEUR!|NAME\?|NOM\?|DIV\/0!|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|CALC!)$/iu;

/** Stages before the enrolment, and those that end without one. */
const notEnrolled: readonly Stage[] = [
  'prospect',
  'screening',
  'eligible',
  'ineligible',
  'declined',
];

export const isBeforeEnrolment = (stage: Stage): boolean => notEnrolled.includes(stage);

/** What holds for every line. */
interface LineContext extends ImportMapping, ImportDefaults {
  readonly isSiren: boolean;
}

function contextOf(
  rows: readonly SheetRow[],
  headingAt: number,
  mapping: ImportMapping,
  defaults: ImportDefaults,
): LineContext {
  const at = mapping.columns.indexOf('companyNumber');
  const numbers = rows.slice(headingAt + 1).map((row) => row[at] ?? null);
  return { ...mapping, ...defaults, isSiren: holdsSirens(rows[headingAt]?.[at] ?? null, numbers) };
}

function readLine(row: SheetRow, context: LineContext): ReadLine {
  const { columns, words, dayOrder, today, language } = context;
  const doubts: CellDoubt[] = [];
  const doubt = (field: ImportField, reason: DoubtReason): undefined => {
    const column = columns.indexOf(field);
    doubts.push({ column, field, text: shown(cellText(row[column])), reason });
  };
  const cells = row.map((cell) => (failedFormula.test(cellText(cell)) ? null : cell));
  for (const [index, field] of columns.entries()) {
    if (field === undefined) continue;
    if (cells[index] !== row[index]) doubt(field, 'failedFormula');
    if (looksMisread(cellText(row[index]))) doubt(field, 'misread');
  }
  const cellOf = (field: ImportField): Cell => cells[columns.indexOf(field)] ?? null;
  const textOf = (field: ImportField): string => cellText(cellOf(field));
  const choiceOf = (field: ChoiceField): string | undefined => {
    const text = textOf(field);
    if (text === '') return undefined;
    const said = words[field] ?? {};
    const word = plain(text);
    const meaning = Object.hasOwn(said, word) ? said[word] : readChoice(field, text, context);
    return meaning ?? doubt(field, field === 'stage' ? 'unknownStage' : 'unknownWord');
  };
  /** The value where the field can hold it. */
  const held = (field: ImportField, stored: string, value: Json | undefined): Json | undefined => {
    const error = value === undefined ? undefined : checkField('sme', stored, value);
    return error === undefined ? value : doubt(field, error.reason);
  };
  const { padId, padBy, country } = placeIn();
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
  put('accountManagerId', choiceOf('accountManager'));
  put('summary', held('summary', 'summary', summaryIn()));
  const chosen = choiceOf('stage');
  const day = dayIn();
  // Who was enrolled on a day is enrolled, where nothing else is said.
  const unsaid = textOf('stage') === '' && day !== undefined ? 'enrolled' : 'prospect';
  const stage = allStages.find((one) => one === chosen) ?? unsaid;
  const isBefore = isBeforeEnrolment(stage);
  const enrolledOn = isBefore && day !== undefined ? doubt('enrolledOn', 'notEnrolled') : day;
  put('enrolledOn', enrolledOn);
  const values = {
    ...given,
    country,
    launchPadId: padId,
    track: 'programme',
    stage,
    stageDates: stageDatesOf(stage, enrolledOn, today),
  } as const;
  return { values, person: personIn(), doubts, padBy };

  /** What the file says counts first, then what its numbers prove, then what was chosen. */
  function placeIn() {
    const { launchPads, launchPadId, otherPadId } = context;
    const padOf = (id: string | undefined) => launchPads.find((pad) => pad.id === id);
    const countriesOfPads = launchPads.map((pad) => pad.values.country);
    const named = padOf(choiceOf('launchPad'));
    const said = choiceOf('country');
    const found = countryFound(cellOf, context.isSiren, countriesOfPads);
    const proven = found?.isSure === true ? found.country : undefined;
    const sure = countries.find((one) => one === said) ?? proven;
    const there = launchPads.filter((pad) => pad.values.country === (sure ?? found?.country));
    const [ofCountry] = there.length === 1 ? there : [];
    const pad = named ?? padOf(launchPadId) ?? ofCountry ?? padOf(otherPadId);
    return {
      padId: pad?.id ?? launchPadId ?? '',
      padBy: named !== undefined ? 'name' : ofCountry !== undefined ? 'country' : undefined,
      country: sure ?? pad?.values.country ?? found?.country ?? countries[0],
    } as const;
  }

  function dayIn(): LocalDate | undefined {
    if (textOf('enrolledOn') === '') return undefined;
    const read = readDay(cellOf('enrolledOn'), dayOrder);
    if (read === undefined) return doubt('enrolledOn', 'noDay');
    return read > today ? doubt('enrolledOn', 'dayToCome') : read;
  }

  /** In the language of its column, else in the one that its words show, else in that of the country. */
  function summaryIn(): Json | undefined {
    const sides = { en: wholeOf('summaryEn'), fr: wholeOf('summaryFr') };
    const local = languageOf[country] ?? language;
    const text = wholeOf('summary');
    const guessed = guessLanguage(text) ?? local;
    sides[guessed] = [sides[guessed], text].filter((part) => part !== '').join('\n\n');
    const lang = sides[local] === '' ? otherLanguage(local) : local;
    const translation = sides[otherLanguage(lang)];
    const pair = { lang, text: sides[lang], ...(translation === '' ? {} : { translation }) };
    return sides[lang] === '' ? undefined : pair;
  }

  /** As much of a long text as the field holds. */
  function wholeOf(field: 'summary' | 'summaryEn' | 'summaryFr'): string {
    const text = textOf(field);
    if (text.length <= noteLengthMax) return text;
    doubt(field, 'cut');
    // Never within a character.
    return text.slice(0, noteLengthMax).replace(/[\uD800-\uDBFF]$/, '');
  }

  function emailIn(): string {
    const text = textOf('personEmail');
    return text === '' || isEmail(text) ? text : (doubt('personEmail', 'noEmail') ?? '');
  }

  /** The contact person, where there is a name, or an address or a number at which they can be reached. */
  function personIn(): Person | undefined {
    const phone = phoneIn(cellOf('personPhone'), country);
    const parts = { role: textOf('personRole'), email: emailIn(), phone };
    const names = [textOf('personFirstName'), textOf('personName')].filter((text) => text !== '');
    const name = names.join(' ') || parts.email || phone;
    if (name === '') return parts.role === '' ? undefined : doubt('personRole', 'nobody');
    const fits = (part: object): boolean => personSchema.safeParse({ name: 'x', ...part }).success;
    if (!fits({ name })) doubt(nameFields.find((one) => textOf(one) !== '') ?? 'personName', 'cut');
    const filled = Object.entries(parts).filter(([, text]) => text !== '');
    const held = filled.filter(
      ([part, text]) =>
        fits({ [part]: text }) || doubt(personFields[part] ?? 'personName', 'tooLong'),
    );
    return { name: name.slice(0, nameLengthMax), ...Object.fromEntries(held) };
  }
}

/** In which a text is, where its words do not show it. */
const languageOf: Readonly<Partial<Record<Country, Language>>> = { FR: 'fr', GB: 'en', IE: 'en' };

const nameFields = ['personName', 'personFirstName', 'personEmail', 'personPhone'] as const;
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

/**
 * What a table holds of the portfolio and of one sheet: columns from the declarations of the entities, cells in the
 * reader's words, days as `2020-11-24` because every spreadsheet reads them so in every language.
 *
 * Personal data stay where the work needs them: the portfolio names account managers and no contact persons. A
 * confidential contact is in no table; how many were left out is said. The trash is never exported.
 */

import { isConfidential, tellableAt } from '../contact/confidential.ts';
import { hourOf } from '../contact/log-contact.ts';
import { introductionsThatLeave, seenFromOtherSide } from '../organisation/introduce.ts';
import type { Action, Contact, Issue, RecordOf, Sme } from '../operation/record.ts';
import { dateOf } from '../calendar/local-date.ts';
import { compareText, summariseJournal } from '../sme/journal-summary.ts';
import { declarationOf, type EntityName } from '../entity/registry.ts';
import {
  type FieldKind,
  type Language,
  languages,
  type Money,
  type Text2,
} from '../entity/field.ts';
import { fold } from '../text/fold.ts';
import { sideOf } from '../text/text-pair.ts';
import { type NoteKind, plainMinutes } from '../visit/minutes.ts';
import type { Json } from '../../std/json.ts';
import type { Row } from './csv.ts';

/** How the interface names fields and says values, in the language of the reader. */
export interface TableWords {
  readonly field: (entity: EntityName, field: string) => string;
  readonly value: (entity: EntityName, field: string, value: Json) => string;
  readonly entityName: (entity: EntityName) => string;
  /** The heads of what is derived. */
  readonly head: (head: DerivedHead) => string;
  readonly health: (level: Facts['health']) => string;
  /** What a note of a visit is: an action, a problem or a decision. */
  readonly note: (kind: Exclude<NoteKind, 'note'>, words: string) => string;
  /** Of the reader: a spreadsheet reads `4,5` or `4.5`. */
  readonly language: Language;
}

export type DerivedHead =
  | 'entry'
  | 'health'
  | 'lastContact'
  | 'silentDays'
  | 'next'
  | 'openActions'
  | 'overdueActions'
  | 'openIssues'
  | 'currency';

/** What the list shows of an SME besides its fields. */
export interface Facts {
  readonly id: string;
  readonly health: 'ok' | 'watch' | 'risk' | 'none';
  readonly lastContact: { readonly at: string } | undefined;
  readonly silentDays: number | undefined;
  readonly next: { readonly on: string; readonly kind?: 'planned' | 'reviewDue' } | undefined;
  readonly openActions: number;
  readonly overdueActions: number;
  readonly openIssues: number;
}

interface Column {
  readonly entities: readonly EntityName[];
  readonly field: string;
  readonly kind: FieldKind;
  /** Texts in two languages have a column for each; amounts one beside them for their currency. */
  readonly side: Language | 'currency' | undefined;
}

/** What its declaration says leaves in a table; nothing leaves by default. */
function columnsOf(entity: EntityName): readonly Column[] {
  const { fields, export: exported = [] } = declarationOf(entity);
  return exported.flatMap((field): readonly Column[] => {
    const kind = fields[field]?.kind;
    if (kind === undefined) return [];
    return sidesOf(kind).map((side) => ({ entities: [entity], field, kind, side }));
  });
}

function sidesOf(kind: FieldKind): readonly Column['side'][] {
  if (kind === 'text2') return languages;
  return kind === 'money' ? [undefined, 'currency'] : [undefined];
}

/** The columns of several entities in one table; fields of the same name and kind share one. */
function sharedColumns(names: readonly EntityName[]): readonly Column[] {
  const columns: Column[] = [];
  for (const column of names.flatMap(columnsOf)) {
    const { field, kind, side } = column;
    const index = columns.findIndex(
      (other) => other.field === field && other.kind === kind && other.side === side,
    );
    const known = columns[index];
    if (known === undefined) columns.push(column);
    else columns[index] = { ...known, entities: [...known.entities, ...column.entities] };
  }
  return columns;
}

function headOf({ entities, field, side }: Column, words: TableWords): string {
  const [entity = 'sme'] = entities;
  // A number of minutes needs its unit: a cell holds the number alone, so that it can be added up.
  const name = words.field(entity, field) + (field === 'minutes' ? ' (min)' : '');
  if (side === undefined) return name;
  return `${name} (${side === 'currency' ? words.head('currency') : side.toUpperCase()})`;
}

type Values = Readonly<Record<string, Json | undefined>>;

function cellOf(column: Column, entity: EntityName, values: Values, words: TableWords): string {
  const value = values[column.field];
  if (value === undefined || !column.entities.includes(entity)) return '';
  // The zone says on which clock the hour is.
  if (entity === 'contact' && column.field === 'zone' && !hasHour(values)) return '';
  switch (column.kind) {
    case 'text':
    case 'longText':
    case 'date':
    case 'month':
      return String(value as string);
    case 'dateTime':
      return moment(String(value as string));
    case 'integer':
      // A step such as 2 says nothing; a number of minutes is to be added up.
      return column.field === 'severity' || column.field === 'likelihood'
        ? words.value(entity, column.field, value)
        : String(value as number);
    case 'text2':
      return column.side === undefined || column.side === 'currency'
        ? ''
        : sideOf(value as unknown as Text2, column.side);
    case 'money': {
      const { amount, currency } = value as unknown as Money;
      return column.side === 'currency' ? currency : decimal(amount, words.language);
    }
    case 'boolean':
    case 'choice':
    case 'choices':
    case 'numbers':
    case 'reference':
    case 'references':
    case 'map':
    case 'structure':
    case 'json':
    case 'texts':
      return words.value(entity, column.field, value);
  }
}

/** `2020-11-24 14:41`, or the day alone where nobody gave the hour: no table says that somebody called at midnight (F314). */
function moment(at: string): string {
  return hourOf(at) === undefined ? dateOf(at) : at.replace('T', ' ');
}

function hasHour({ at }: Values): boolean {
  return typeof at === 'string' && hourOf(at) !== undefined;
}

/** A number as a spreadsheet in that language reads it. */
function decimal(value: number, language: Language): string {
  return language === 'fr' ? String(value).replace('.', ',') : String(value);
}

/** Records of one kind, a line each, in the order given. */
export function recordsTable<N extends EntityName>(
  entity: N,
  records: readonly RecordOf<N>[],
  words: TableWords,
): readonly Row[] {
  const columns = columnsOf(entity);
  return [
    columns.map((column) => headOf(column, words)),
    ...records.map(({ values }) =>
      columns.map((column) => cellOf(column, entity, plain(values), words)),
    ),
  ];
}

/**
 * What may leave of the facts of an SME: nothing that a confidential contact tells, be it its day alone. What cannot be
 * told without it stays empty.
 *
 * @param contacts of the SME, all of them
 */
export function withoutConfidential(facts: Facts, contacts: readonly Contact[]): Facts {
  const open = contacts.filter(({ values }) => values.confidential !== true);
  const { lastReached, lastReview, planned } = summariseJournal(open);
  const all = summariseJournal(contacts);
  const isLast = lastReached?.at === facts.lastContact?.at;
  const isOn = ({ at }: { readonly at: string }): boolean => dateOf(at) === facts.next?.on;
  // A review is due so long after the last one, whose day it would tell.
  const isTold =
    facts.next?.kind === 'reviewDue'
      ? lastReview?.id === all.lastReview?.id
      : planned.some(isOn) || !all.planned.some(isOn);
  return {
    ...facts,
    lastContact: lastReached,
    silentDays: isLast ? facts.silentDays : undefined,
    next: isTold ? facts.next : undefined,
  };
}

/** The portfolio: a line per SME, in the order given. */
export function portfolioTable(
  lines: readonly { readonly sme: Sme; readonly facts: Facts }[],
  words: TableWords,
): readonly Row[] {
  const [name, ...columns] = columnsOf('sme');
  const derived = [
    'health',
    'lastContact',
    'silentDays',
    'next',
    'openActions',
    'overdueActions',
    'openIssues',
  ] as const satisfies readonly DerivedHead[];
  const shown = name === undefined ? [] : [name];
  const head = [
    ...shown.map((column) => headOf(column, words)),
    ...derived.map(words.head),
    ...columns.map((column) => headOf(column, words)),
  ];
  const rows = lines.map(({ sme, facts }) => {
    const cell = (column: Column): string => cellOf(column, 'sme', plain(sme.values), words);
    return [
      ...shown.map(cell),
      words.health(facts.health),
      facts.lastContact && moment(facts.lastContact.at),
      facts.silentDays?.toString(),
      facts.next?.on,
      String(facts.openActions),
      String(facts.overdueActions),
      String(facts.openIssues),
      ...columns.map(cell),
    ];
  });
  return [head, ...rows];
}

export interface SheetTable {
  readonly rows: readonly Row[];
  /** Confidential contacts, which are not in it. */
  readonly leftOut: number;
}

/** Answers of forms: cells of their own, beside the columns of the other entries. */
export interface AnswerColumns {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One sheet: its contacts, actions and issues in one table, then the answers of its forms, each with its kind of entry. */
export function sheetTable(
  sheet: {
    readonly contacts: readonly Contact[];
    readonly actions: readonly Action[];
    readonly issues: readonly Issue[];
    readonly answers: AnswerColumns;
    /** What else is known: contacts in the trash, and those of other sheets. */
    readonly others: readonly Contact[];
    /** Of other sheets, where they introduced this one. */
    readonly introductions: readonly Contact[];
    /** Whether an SME or organisation may be named outside. */
    readonly mayName: (id: string) => boolean;
  },
  words: TableWords,
): SheetTable {
  const { heads, rows: answers } = sheet.answers;
  const kept = sheet.contacts.filter(({ deleted }) => deleted === undefined);
  const open = kept.filter((contact) => !isConfidential(contact));
  const columns = sharedColumns(['contact', 'action', 'issue']);
  const noted = [...sheet.actions, ...sheet.issues].filter(
    tellableAt([...sheet.others, ...sheet.contacts]),
  );
  const met = introductionsThatLeave(sheet.introductions, sheet.mayName).map((contact) => ({
    ...contact,
    values: seenFromOtherSide(contact),
  }));
  const contacts = [
    ...open.map((contact) => inWords(withParty(contact, sheet.mayName), words)),
    ...met,
  ];
  const lines = [
    ...(met.length === 0 ? contacts : contacts.toSorted(latestFirst)),
    ...noted.filter(({ deleted }) => deleted === undefined),
  ];
  return {
    rows: [
      [words.head('entry'), ...columns.map((column) => headOf(column, words)), ...heads],
      ...lines.map(({ entity, values }) => [
        words.entityName(entity),
        ...columns.map((column) => cellOf(column, entity, plain(values), words)),
        ...heads.map(() => ''),
      ]),
      ...answers.map((cells) => [words.entityName('form'), ...columns.map(() => ''), ...cells]),
    ],
    leftOut: kept.length - open.length,
  };
}

function latestFirst(a: Contact, b: Contact): number {
  return compareText(b.values.at, a.values.at);
}

/** A contact names who was introduced where it is an introduction still, and where that one is named outside. */
function withParty(contact: Contact, mayName: (id: string) => boolean): Contact {
  const { kind, introducedId } = contact.values;
  if (introducedId === undefined || (kind === 'introduction' && mayName(introducedId))) {
    return contact;
  }
  return { ...contact, values: { ...contact.values, introducedId: undefined } };
}

/** The minutes of a visit without the marks they are kept with, which a spreadsheet would take for formulas. */
function inWords(contact: Contact, words: TableWords): Contact {
  const { minutesText, messageId } = contact.values;
  if (minutesText === undefined || messageId !== undefined) return contact;
  const { text, translation } = minutesText;
  const plainText = {
    ...minutesText,
    text: plainMinutes(text, words.note),
    ...(translation === undefined ? {} : { translation: plainMinutes(translation, words.note) }),
  };
  return { ...contact, values: { ...contact.values, minutesText: plainText } };
}

/** Typed values as those of any entity. */
function plain(values: object): Values {
  return values as Values;
}

/** Longest part of a name in the name of a file, in characters. */
const nameLengthMax = 60;

/** The name of a file: what it is of, and the day, so that two copies never stand for one another. */
export function tableFileName(of: string, day: string): string {
  const name = fold(of)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, nameLengthMax)
    .replaceAll(/^-+|-+$/g, '');
  return `carnet-${name === '' ? 'table' : name}-${day}.csv`;
}

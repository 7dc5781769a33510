/**
 * The SMEs of a spreadsheet come into the programme, in one change that one undo takes back. What may be there already is compared
 * by its company number and its name, with the programme and within the file; what nobody decided on is left out.
 */

import { type Command, createRecord, setFields, together as inOne } from '../command/command.ts';
import { declarationOf } from '../entity/registry.ts';
import type { Sme } from '../operation/record.ts';
import { type SameSme, SameSmeIndex } from '../portfolio/same-sme.ts';
import { fold } from '../text/fold.ts';
import type { Person } from '../sme/sme.ts';
import { type ImportField, importFields } from './import-field.ts';
import { type ImportLine, isBeforeEnrolment } from './read-lines.ts';

/** SMEs that one import brings at most: a change is never larger. */
export const importedMax = 1000;

/**
 * UTF-16 code units of JSON that one import brings at most. A server takes a change of 8 MB: each unit may become three bytes, and
 * each SME travels with some hundreds more.
 */
export const importedLengthMax = 2_000_000;

/** Whether an import fits one change: as many SMEs, and as much text. */
export function fitsOneChange({ created, filled }: ImportPlan): boolean {
  const lines = [...created, ...filled.map(({ line }) => line)];
  if (lines.length > importedMax) return false;
  const length = lines.reduce(
    (sum, { values, person }) => sum + JSON.stringify([values, person]).length,
    0,
  );
  return length <= importedLengthMax;
}

/** What is done with a line that may be there already. */
export const doubleDecisions = ['skip', 'fill', 'new'] as const;
export type DoubleDecision = (typeof doubleDecisions)[number];

/** A line that may be there already: as an SME, or as an earlier line of the file. */
export interface DoubleLine {
  readonly line: ImportLine;
  readonly sme: Sme | undefined;
  /** The earlier line, as the spreadsheet counts. */
  readonly earlier: number | undefined;
  readonly because: SameSme['because'];
}

/** The lines that may be there already, in their order. */
export function doubleLines(
  lines: readonly ImportLine[],
  smes: readonly Sme[],
): readonly DoubleLine[] {
  const known = new SameSmeIndex();
  for (const sme of smes) known.add(sme);
  const before = new SameSmeIndex();
  const lineOf = new Map<Sme, number>();
  return lines.flatMap((line) => {
    const own = asSme(line);
    const there = known.find(own);
    const earlier = there === undefined ? before.find(own) : undefined;
    before.add(own);
    lineOf.set(own, line.line);
    const found = there ?? earlier;
    if (found === undefined) return [];
    const { because } = found;
    return { line, sme: there?.sme, earlier: earlier && lineOf.get(earlier.sme), because };
  });
}

/** A line as it would be compared once it is there. */
function asSme({ line, values }: ImportLine): Sme {
  const stamp = { at: 0, by: '' };
  const id = `line-${line}`;
  return { id, entity: 'sme', home: id, values, created: stamp, changed: stamp } as Sme;
}

/** Fields that a sheet keeps whatever the file says: who it is, and where it stands. */
const kept: readonly string[] = [
  ...['name', 'country', 'launchPadId', 'track', 'stage', 'stageDates'],
];

/** Fields that are filled together or not at all. */
const together: readonly (readonly string[])[] = declarationOf('sme').merging?.together ?? [];

/** What a line says that is empty on a sheet. */
export function blanksFilled(sme: Sme, { values }: ImportLine): Readonly<Record<string, unknown>> {
  const there = sme.values as Readonly<Record<string, unknown>>;
  /** A street of one place beside the town of another would be no address. */
  const isBlank = (field: string): boolean =>
    [field, ...(together.find((fields) => fields.includes(field)) ?? [])].every(
      (one) => there[one] === undefined,
    );
  const isKept = (field: string): boolean =>
    kept.includes(field) || (field === 'enrolledOn' && isBeforeEnrolment(sme.values.stage));
  const given = Object.entries(values).filter(([field]) => !isKept(field) && isBlank(field));
  return Object.fromEntries(given);
}

type People = NonNullable<Sme['values']['people']>;

/** What a line says of a person whom a sheet has already, or of a new one: nothing where the sheet says all of it. */
function personFilled({ values }: Sme, person: Person | undefined) {
  if (person === undefined) return undefined;
  const [id, there] =
    Object.entries(values.people ?? {}).find(([, one]) => isSame(one, person)) ?? [];
  const parts = (['role', 'email', 'phone'] as const).filter(
    (part) => person[part] !== undefined && there?.[part] === undefined,
  );
  if (there === undefined) return { id, parts, person };
  const added = Object.fromEntries(parts.map((part) => [part, person[part]]));
  return parts.length === 0 ? undefined : { id, parts, person: { ...there, ...added } };
}

/** By name or e-mail; one without a name by the number that stands for it. */
function isSame(there: Person, person: Person): boolean {
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && fold(a.trim()) === fold(b.trim());
  return (
    same(there.name, person.name) ||
    same(there.email, person.email) ||
    (person.name === person.phone && same(there.phone, person.phone))
  );
}

/** Which fields a line fills in on a sheet. */
export function fieldsFilled(sme: Sme, line: ImportLine): readonly ImportField[] {
  const person = personFilled(sme, line.person);
  const filled = new Set<string>([
    ...Object.keys(blanksFilled(sme, line)).map((stored) => importedAs[stored] ?? stored),
    ...(person !== undefined && person.id === undefined ? ['personName'] : []),
    ...(person?.parts.map((part) => personFields[part]) ?? []),
  ]);
  return importFields.filter((field) => filled.has(field));
}

const importedAs: Readonly<Record<string, ImportField>> = { accountManagerId: 'accountManager' };

const personFields = {
  role: 'personRole',
  email: 'personEmail',
  phone: 'personPhone',
} as const satisfies Readonly<Record<string, ImportField>>;

/** What an import writes. */
export interface ImportPlan {
  readonly created: readonly ImportLine[];
  readonly filled: readonly { readonly sme: Sme; readonly line: ImportLine }[];
}

/**
 * @param decisions by the line of the spreadsheet; a double without one is left out
 * @param mayFill whether the sheet is one on which the member decides
 */
export function planImport(
  lines: readonly ImportLine[],
  doubles: readonly DoubleLine[],
  decisions: ReadonlyMap<number, DoubleDecision>,
  mayFill: (sme: Sme) => boolean,
): ImportPlan {
  const double = new Map(doubles.map((one) => [one.line.line, one]));
  const created = lines.filter(({ line }) => !double.has(line) || decisions.get(line) === 'new');
  const filled = doubles.flatMap(({ line, sme }) =>
    sme !== undefined && decisions.get(line.line) === 'fill' && mayFill(sme) && adds(sme, line)
      ? [{ sme, line }]
      : [],
  );
  return { created, filled };
}

/** Whether a sheet gets anything from a line. */
export function adds(sme: Sme, line: ImportLine): boolean {
  return (
    Object.keys(blanksFilled(sme, line)).length > 0 || personFilled(sme, line.person) !== undefined
  );
}

/** Writes what was planned, as one change. Two lines that fill one sheet fill it one after the other. */
export function importSmes({ created, filled }: ImportPlan): Command {
  return (context) => {
    const creations = created.map(({ values, person }) => {
      const id = context.newId();
      const people = person === undefined ? {} : { people: { [context.newId()]: person } };
      return createRecord('sme', id, { ...values, ...people }, id);
    });
    const sheets = new Map<string, Readonly<Record<string, unknown>>>();
    for (const { sme, line } of filled) {
      const before = sheets.get(sme.id) ?? {};
      const now = { ...sme, values: { ...sme.values, ...before } } as Sme;
      const filled = personFilled(now, line.person);
      const people: { people?: People } =
        filled === undefined
          ? {}
          : {
              people: { ...now.values.people, [filled.id ?? context.newId()]: filled.person },
            };
      sheets.set(sme.id, { ...before, ...blanksFilled(now, line), ...people });
    }
    const changes = [...sheets].map(([id, patch]) => setFields(id, patch));
    return inOne([...creations, ...changes])(context);
  };
}

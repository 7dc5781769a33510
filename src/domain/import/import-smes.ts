/**
 * The SMEs of a spreadsheet come into the programme, in one change that one undo takes back. What may be there already is compared
 * by its company number and its name, with the programme and within the file; what nobody decided on is left out.
 */

import { type Command, createRecord, setFields, together as inOne } from '../command/command.ts';
import { declarationOf } from '../entity/registry.ts';
import type { Sme } from '../operation/record.ts';
import { type SameSme, sameSmes } from '../portfolio/same-sme.ts';
import { fold } from '../text/fold.ts';
import type { Person } from '../sme/sme.ts';
import type { ImportLine } from './read-lines.ts';

/** SMEs that one import brings at most: a change is never larger. */
export const importedMax = 1000;

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
  const before = new Map<Sme, number>();
  return lines.flatMap((line) => {
    const { name, companyNumber = '', country } = line.values;
    const draft = { name, companyNumber, country };
    const [known] = sameSmes(draft, smes);
    const [earlier] = known === undefined ? sameSmes(draft, before.keys()) : [];
    before.set(asSme(line), line.line);
    const found = known ?? earlier;
    if (found === undefined) return [];
    const sme = known?.sme;
    return { line, sme, earlier: earlier && before.get(earlier.sme), because: found.because };
  });
}

/** A line as it would be compared once it is there. */
function asSme({ line, values }: ImportLine): Sme {
  const stamp = { at: 0, by: '' };
  const id = `line-${line}`;
  return { id, entity: 'sme', home: id, values, created: stamp, changed: stamp } as Sme;
}

/** Fields that a sheet keeps whatever the file says: who it is, where it stands and who follows it. */
const kept: readonly string[] = [
  ...['name', 'country', 'launchPadId', 'accountManagerId', 'track', 'stage', 'stageDates'],
  'enrolledOn',
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
  const given = Object.entries(values).filter(([field]) => !kept.includes(field) && isBlank(field));
  return Object.fromEntries(given);
}

/** Whether a person of a line is on a sheet already, by name or e-mail. */
export function isThere(sme: Sme, person: Person): boolean {
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && fold(a.trim()) === fold(b.trim());
  return Object.values(sme.values.people ?? {}).some(
    (other) => same(other.name, person.name) || same(other.email, person.email),
  );
}

/** What an import writes. */
export interface ImportPlan {
  readonly created: readonly ImportLine[];
  readonly filled: readonly { readonly sme: Sme; readonly line: ImportLine }[];
}

/** @param decisions by the line of the spreadsheet; a double without one is left out */
export function planImport(
  lines: readonly ImportLine[],
  doubles: readonly DoubleLine[],
  decisions: ReadonlyMap<number, DoubleDecision>,
): ImportPlan {
  const double = new Map(doubles.map((one) => [one.line.line, one]));
  const created = lines.filter(({ line }) => !double.has(line) || decisions.get(line) === 'new');
  const filled = doubles.flatMap(({ line, sme }) =>
    sme !== undefined && decisions.get(line.line) === 'fill' && adds(sme, line)
      ? [{ sme, line }]
      : [],
  );
  return { created, filled };
}

/** Whether a sheet gets anything from a line. */
export function adds(sme: Sme, line: ImportLine): boolean {
  const { person } = line;
  return (
    Object.keys(blanksFilled(sme, line)).length > 0 ||
    (person !== undefined && !isThere(sme, person))
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
      const { person } = line;
      const people =
        person === undefined || isThere(now, person)
          ? {}
          : { people: { ...now.values.people, [context.newId()]: person } };
      sheets.set(sme.id, { ...before, ...blanksFilled(now, line), ...people });
    }
    const changes = [...sheets].map(([id, patch]) => setFields(id, patch));
    return inOne([...creations, ...changes])(context);
  };
}

/**
 * Who may write what: a table over the rules that entities declare, read by `confirm` through its caller.
 *
 * Staff read the whole programme, since that both launch pads see all sheets is what made the spreadsheet
 * work. Account managers log contacts, actions and issues on any SME; the identity, stage, account manager and
 * launch pad of an SME belong to its own pad and to coordination. Chiefs and chairs read; observers read issued
 * reports only.
 */

import type { WriteRule } from '../entity/declaration.ts';
import { familyOfName } from '../entity/field-name.ts';
import { declarationOf } from '../entity/registry.ts';
import { isKnown, type Operation } from '../operation/operation.ts';
import type { AnyRecord } from '../operation/record.ts';
import type { MemberRole } from '../programme/programme.ts';

/** What is known of the author when a change is decided. */
export interface Writer {
  readonly roles: readonly MemberRole[];
  readonly launchPadId?: string | undefined;
  /** Some records have a stricter rule where they live on the programme itself; absent where none of them is asked about. */
  readonly programmeId?: string | undefined;
}

/** The rules that each role satisfies. `ownPad` counts only on records of the writer's own pad. */
export const rulesOfRole: Readonly<Record<MemberRole, readonly WriteRule[]>> = {
  accountManager: ['staff', 'ownPad'],
  technical: ['staff'],
  coordinator: ['staff', 'ownPad', 'coordination'],
  projectManager: ['staff', 'ownPad', 'coordination'],
  chief: [],
  chair: [],
  observer: [],
};

/** Roles that read the sheets of a programme. Observers read issued reports only. */
export const readingRoles: ReadonlySet<MemberRole> = new Set([
  'accountManager',
  'technical',
  'coordinator',
  'projectManager',
  'chief',
  'chair',
]);

/** Whether somebody with these roles reads the sheets of the programme: all of them, or none. */
export function mayRead(roles: readonly MemberRole[]): boolean {
  return roles.some((role) => readingRoles.has(role));
}

/** Whether somebody with these roles lets held changes through, invites and hands a programme over. */
export function mayCoordinate(roles: readonly MemberRole[]): boolean {
  return mayWriteAs(roles, 'coordination');
}

/** Whether somebody with these roles satisfies a rule, on some record at least. */
export function mayWriteAs(roles: readonly MemberRole[], rule: WriteRule): boolean {
  return roles.some((role) => rulesOfRole[role].includes(rule));
}

/** Roles whose `ownPad` holds for every pad of the programme. */
export const everyPad: ReadonlySet<MemberRole> = new Set(['coordinator', 'projectManager']);

/** Whether the writer may make this change; `before` is absent for a creation. */
export function mayWrite(
  writer: Writer,
  operation: Operation,
  before: AnyRecord | undefined,
): boolean {
  if (!isKnown(operation) || !maySpeakForPads(writer, operation)) return false;
  return [...rulesOf(operation, before, writer.programmeId)].every((rule) =>
    writer.roles.some(
      (role) =>
        rulesOfRole[role].includes(rule) &&
        (rule !== 'ownPad' || everyPad.has(role) || isOwnPad(writer, operation, before)),
    ),
  );
}

/** Whether only coordination may make this change, as far as the change itself says. */
export function needsCoordination(operation: Operation, programmeId: string): boolean {
  return rulesOf(operation, undefined, programmeId).has('coordination');
}

/** Whether the writer may change a field of a record as it stands. */
export function mayChange(writer: Writer, record: AnyRecord, field: string): boolean {
  return mayWrite(writer, { ...changeOf(record), fields: { [field]: {} } }, record);
}

/** Whether the writer may move a record to the bin, or restore it. */
export function mayRemove(writer: Writer, record: AnyRecord): boolean {
  return mayWrite(writer, { ...changeOf(record), kind: 'delete' }, record);
}

/** A change as far as permissions look at one. */
function changeOf({ entity, id, home }: AnyRecord): Operation {
  const made = { by: '', at: 0, version: 0 };
  return { operationId: '', kind: 'set', entity, record: id, home, fields: {}, ...made };
}

/** Whether the writer may write for the launch pads whose fields the operation names. */
function maySpeakForPads({ roles, launchPadId }: Writer, { entity, fields }: Operation): boolean {
  const { padFamilies = [] } = declarationOf(entity);
  if (padFamilies.length === 0 || roles.some((role) => everyPad.has(role))) return true;
  return Object.keys(fields).every((field) => {
    const [family, pad] = field.split('.');
    return !padFamilies.some((each) => each === family) || pad === launchPadId;
  });
}

/** The rule of the record, that of its home, and those of the fields that the operation touches. */
function rulesOf(
  operation: Operation,
  before: AnyRecord | undefined,
  programmeId: string | undefined,
): ReadonlySet<WriteRule> {
  const { write, writeOnProgramme, writeFields = {} } = declarationOf(operation.entity);
  const rules = new Set([write]);
  const home = before?.home ?? operation.home;
  if (writeOnProgramme !== undefined && home === programmeId) rules.add(writeOnProgramme);
  const touched =
    operation.kind === 'delete' || operation.kind === 'restore' || undeletes(operation, before)
      ? Object.keys(writeFields)
      : Object.keys(operation.fields);
  for (const field of touched) {
    const declared = [field, familyOfName(field) ?? field].find((name) =>
      Object.hasOwn(writeFields, name),
    );
    const rule = declared === undefined ? undefined : writeFields[declared];
    if (rule !== undefined) rules.add(rule);
  }
  return rules;
}

/** Whether taking a settlement back takes a record out of the trash. */
function undeletes({ kind, fields }: Operation, before: AnyRecord | undefined): boolean {
  return kind === 'reopen' && Object.keys(fields).length === 0 && before?.deleted !== undefined;
}

/** The pad that the record has, or that a creation gives it. A move to another pad needs the pad it leaves. */
function isOwnPad(writer: Writer, operation: Operation, before: AnyRecord | undefined): boolean {
  const pad =
    before === undefined ? operation.fields['launchPadId']?.value : before.values['launchPadId'];
  return pad !== undefined && pad === writer.launchPadId;
}

/** An SME as a record, and what a command makes of it: for the tests of stages. */

import { createOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { Command, CommandError } from '../../../../src/domain/command/command.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs, type Sme } from '../../../../src/domain/operation/record.ts';
import type { Result } from '../../../../src/std/result.ts';
import { present } from '../../../../src/std/assert.ts';

export const today = '2020-11-19';

let ids = 0;
const newId = (): string => `id-${(ids += 1)}`;
const author = { by: 'maelle', at: 1, newId };

export function smeWith(values: Partial<Sme['values']>): AnyRecord {
  const operation = createOperation(
    author,
    'sme',
    { home: 's', id: 's' },
    {
      name: 'Atelier Kerlan',
      country: 'FR',
      launchPadId: 'pad-fr',
      track: 'programme',
      stage: 'prospect',
      ...values,
    },
  );
  return present(applyOperation(undefined, operation, 'later'), 'created').record;
}

export const valuesOf = (record: AnyRecord): Sme['values'] =>
  present(recordAs(record, 'sme'), 'an SME').values;

export function resultOf(command: Command, record: AnyRecord): Result<Group, CommandError> {
  return command({
    ...author,
    today,
    now: `${today}T10:42`,
    zone: 'Europe/Paris',
    programmeId: 'p',
    record: (id) => (id === 's' ? record : undefined),
  });
}

export function groupOf(command: Command, record: AnyRecord): Group {
  const result = resultOf(command, record);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const applied = (record: AnyRecord, group: Group): AnyRecord =>
  group.reduce(
    (current, operation) => present(applyOperation(current, operation, 'later'), 'applies').record,
    record,
  );

/** The record after the undo of a group that was applied to it. */
export function undone(record: AnyRecord, group: Group): AnyRecord {
  const inverse = inverseOf(group, () => record, author);
  return inverse === undefined ? record : applied(record, inverse);
}

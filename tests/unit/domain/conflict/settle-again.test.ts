/** A settlement that was taken back and is made again: of the same versions, with the same value. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommandContext, setFields } from '../../../../src/domain/command/command.ts';
import { versionsOf } from '../../../../src/domain/conflict/open-conflict.ts';
import { settleField } from '../../../../src/domain/conflict/settle-conflict.ts';
import { applyOperation, type Lead } from '../../../../src/domain/operation/apply.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';

let ids = 0;

function contextOf(record: AnyRecord | undefined, by = 'maelle', at = 5000): CommandContext {
  return {
    by,
    at,
    newId: () => `operation-${String((ids += 1))}`,
    today: '2020-11-19',
    now: '2020-11-19T10:42',
    zone: 'Europe/Paris',
    programmeId: 'programme',
    record: (id) => (id === record?.id ? record : undefined),
  };
}

/** The record after several operations. */
const after = (
  record: AnyRecord | undefined,
  operations: readonly Operation[],
  lead: Lead = 'later',
): AnyRecord =>
  present(
    operations.reduce((one, step) => applyOperation(one, step, lead)?.record, record),
    'every operation applies',
  );

function written(command: ReturnType<typeof setFields>, context: CommandContext): Operation {
  const result = command(context);
  return present(result.ok ? result.value[0] : undefined, 'something is written');
}

const townBy = (record: AnyRecord, town: string | undefined, by: string, at: number): Operation =>
  written(setFields(record.id, { town }), contextOf(record, by, at));

const start = after(undefined, [
  createOperation(contextOf(undefined, 'maelle', 1000), 'sme', 'sme-1', {
    name: 'Atelier Kerlan',
    country: 'FR',
    launchPadId: 'pad-fr',
    track: 'programme',
    stage: 'enrolled',
    town: 'Cancale',
  }),
]);

const townsOf = (record: AnyRecord): ReadonlySet<unknown> =>
  new Set(versionsOf(record, 'town').map(({ value }) => value));

test('[O7] settled, undone and redone, the same versions are settled with the same value; what came since stays open (F225)', () => {
  const town = fc.constantFrom('Saint-Malo', 'Dinard', 'Dinan', undefined);
  const when = fc.constantFrom(undefined, 100, 9000);
  fc.assert(
    fc.property(
      fc.uniqueArray(town, { minLength: 2, maxLength: 4 }),
      town,
      when,
      (towns, value, at) => {
        const record = after(
          start,
          towns.map((one, index) => townBy(start, one, `member-${String(index)}`, 2000 + index)),
        );
        const seen = versionsOf(record, 'town').map(({ operationId }) => operationId);
        const settle = settleField({ record: record.id, field: 'town', value, seen });
        const settlement = written(settle, contextOf(record));
        const settled = after(record, [settlement]);
        const undo = inverseOf([settlement], () => settled, contextOf(settled)) ?? [];
        const back = after(settled, undo);
        const tookBack = new Map(undo.map(({ operationId }) => [operationId, [settlement]]));
        const late = at === undefined ? [] : [townBy(record, 'Rennes', 'paul', at)];
        const met = after(back, late);
        const knowing = { ...contextOf(met), taken: tookBack };
        const redo = inverseOf(undo, () => met, knowing) ?? [];
        expect(redo.map(({ kind }) => kind)).toEqual(['resolve']);
        for (const lead of ['later', 'operation'] as const) {
          const again = after(met, redo, lead);
          expect(townsOf(again)).toEqual(new Set(at === undefined ? [] : [value, 'Rennes']));
          if (at === undefined) expect(again.values['town']).toBe(value);
        }
        // Where it is not known any more what was settled, nothing is guessed.
        expect(inverseOf(undo, () => met, contextOf(met))).toBeUndefined();
        // Nor is it settled over what somebody wrote on from the version that led.
        const on = after(back, [townBy(back, 'Brest', 'paul', 9500)]);
        const knowingOn = { ...contextOf(on), taken: tookBack };
        expect(inverseOf(undo, () => on, knowingOn)).toBeUndefined();
      },
    ),
  );
});

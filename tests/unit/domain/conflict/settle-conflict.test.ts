import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CommandContext,
  deleteRecord,
  setFields,
} from '../../../../src/domain/command/command.ts';
import {
  conflictCount,
  conflictIn,
  conflictsOf,
  versionsOf,
} from '../../../../src/domain/conflict/open-conflict.ts';
import { keepRecord, settleField } from '../../../../src/domain/conflict/settle-conflict.ts';
import { historyOf } from '../../../../src/domain/history/history.ts';
import { applyOperation, type Lead } from '../../../../src/domain/operation/apply.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';

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

/** The versions of the town, as a person is shown them. */
function told(record: AnyRecord): readonly object[] {
  return versionsOf(record, 'town').map(({ value, by, at }) => ({ value, by, at }));
}

/** Somebody settles the town, in knowledge of every version. */
function settledAs(record: AnyRecord, value: string | undefined): Operation {
  const seen = seenIn(record);
  return written(settleField({ record: record.id, field: 'town', value, seen }), contextOf(record));
}

/** A record after what was done to it was taken back. */
function takenBack(record: AnyRecord, done: Operation): AnyRecord {
  const undo = inverseOf([done], () => record, contextOf(record)) ?? [];
  return undo.reduce((one, step) => applied(one, step, 'later'), record);
}

function applied(record: AnyRecord | undefined, operation: Operation, lead: Lead): AnyRecord {
  const result = applyOperation(record, operation, lead);
  if (result === undefined) throw new Error('The operation does not apply');
  return result.record;
}

function written(command: ReturnType<typeof setFields>, context: CommandContext): Operation {
  const result = command(context);
  const [operation] = result.ok ? result.value : [];
  if (operation === undefined) throw new Error(`Nothing was written: ${JSON.stringify(result)}`);
  return operation;
}

const created = createOperation(contextOf(undefined, 'maelle', 1000), 'sme', 'sme-1', {
  name: 'Atelier Kerlan',
  country: 'FR',
  launchPadId: 'pad-fr',
  track: 'programme',
  stage: 'enrolled',
});

/** Everybody writes another town without having seen the others. */
function contested(towns: readonly (string | undefined)[]): {
  readonly record: AnyRecord;
  readonly log: readonly Operation[];
} {
  const start = applied(
    applied(undefined, created, 'later'),
    written(
      setFields(created.record, { town: 'Cancale' }),
      contextOf({ ...applied(undefined, created, 'later') }, 'maelle', 1500),
    ),
    'later',
  );
  const log = towns.map((town, index) =>
    written(
      setFields(start.id, { town }),
      contextOf(start, `member-${String(index)}`, 2000 + index),
    ),
  );
  return {
    record: log.reduce((record, operation) => applied(record, operation, 'later'), start),
    log,
  };
}

const seenIn = (record: AnyRecord): readonly string[] =>
  versionsOf(record, 'town').map(({ operationId }) => operationId);

describe('what stands open', () => {
  test('the later version leads and comes first; the conflict began with the second one', () => {
    const { record } = contested(['Saint-Malo', 'Dinard']);
    const conflict = conflictIn(record, 'town');
    expect(conflict?.versions.map(({ value, by }) => [value, by])).toEqual([
      ['Dinard', 'member-1'],
      ['Saint-Malo', 'member-0'],
    ]);
    expect(conflict?.since).toBe(2001);
    expect(conflictCount([record])).toBe(1);
  });

  test('a record in the trash asks nothing', () => {
    const { record } = contested(['Saint-Malo', 'Dinard']);
    const gone = applied(record, written(deleteRecord(record.id), contextOf(record)), 'operation');
    expect(conflictsOf(gone)).toEqual([]);
    expect(conflictCount([gone])).toBe(0);
  });

  test('a version that empties the field is one without a value', () => {
    const { record } = contested(['Saint-Malo', undefined]);
    expect(versionsOf(record, 'town').map(({ value }) => value)).toEqual([undefined, 'Saint-Malo']);
  });
});

describe('settling a field', () => {
  test('the value stands alone, and nothing is open any more', () => {
    const { record } = contested(['Saint-Malo', 'Dinard']);
    const settle = settleField({
      record: record.id,
      field: 'town',
      value: 'Saint-Malo',
      seen: seenIn(record),
    });
    const after = applied(record, written(settle, contextOf(record)), 'later');
    expect(after.values['town']).toBe('Saint-Malo');
    expect(conflictsOf(after)).toEqual([]);
  });

  test('keeping the version that leads settles it as well', () => {
    const { record } = contested(['Saint-Malo', 'Dinard']);
    const settle = settleField({
      record: record.id,
      field: 'town',
      value: 'Dinard',
      seen: seenIn(record),
    });
    expect(conflictsOf(applied(record, written(settle, contextOf(record)), 'later'))).toEqual([]);
  });

  test('a version that came since the look stays open [O7]', () => {
    const { record } = contested(['Saint-Malo', 'Dinard']);
    const seen = seenIn(record);
    const more = {
      ...record,
      conflicts: {
        town: [
          ...(record.conflicts?.['town'] ?? []),
          { value: 'Dinan', at: 1900, by: 'member-2', operationId: 'unseen' },
        ],
      },
    };
    const settle = settleField({ record: record.id, field: 'town', value: 'Dinard', seen });
    const after = applied(more, written(settle, contextOf(more)), 'later');
    expect(versionsOf(after, 'town').map(({ value }) => value)).toEqual(['Dinard', 'Dinan']);
  });

  test('nothing is written over a version that leads now and was not seen, nor where it was settled elsewhere', () => {
    const { record } = contested(['Saint-Malo', 'Dinard']);
    const unseen = settleField({
      record: record.id,
      field: 'town',
      value: 'Dinan',
      seen: ['another'],
    });
    expect(unseen(contextOf(record))).toEqual({ ok: true, value: [] });
    const { conflicts: _conflicts, ...settled } = record;
    const late = settleField({
      record: record.id,
      field: 'town',
      value: 'Dinan',
      seen: seenIn(record),
    });
    expect(late(contextOf(settled))).toEqual({ ok: true, value: [] });
  });

  test('a version that came since the look and leads stays beside the settlement, never mixed into it [O7] (F111)', () => {
    const texts = ['Bells and labels. They want French.', 'Bells only. They want German.'];
    for (const [field, values, third, text] of [
      ['town', ['Saint-Malo', 'Dinard'], 'Cancale', 'Dinan'],
      [
        'sourceNote',
        texts,
        'Bells and labels. They left.',
        'Bells and labels, now. They want French.',
      ],
      // What is written is one of both, word for word.
      ['sourceNote', texts, 'Bells and labels. They left.', texts[0]],
      ['sourceNote', texts, 'Bells and labels. They left.', undefined],
    ] as const) {
      const start = applied(undefined, created, 'later');
      const write = (value: string, index: number): Operation =>
        written(
          setFields(start.id, { [field]: value }),
          contextOf(start, `member-${String(index)}`, 2000 + index),
        );
      const record = values.map(write).reduce((one, step) => applied(one, step, 'later'), start);
      const seen = versionsOf(record, field).map(({ operationId }) => operationId);
      const met = applied(record, write(third, 100), 'later');
      expect(met.values[field]).toBe(third);
      const settle = settleField({ record: record.id, field, value: text, seen });
      const operation = written(settle, contextOf(met));
      for (const lead of ['operation', 'later'] as const) {
        const after = applied(met, operation, lead);
        expect(versionsOf(after, field).map(({ value }) => value)).toEqual([text, third]);
      }
    }
  });

  test('a value that the field cannot hold is refused, and both versions stay', () => {
    const { record } = contested(['Saint-Malo', 'Dinard']);
    const settle = settleField({
      record: record.id,
      field: 'town',
      value: 'x'.repeat(5000),
      seen: seenIn(record),
    });
    expect(settle(contextOf(record)).ok).toBe(false);
  });

  test('[O7] settled and undone, every version stands again as it did, by whom and when it was written', () => {
    const town = fc.constantFrom('Saint-Malo', 'Dinard', 'Dinan', undefined);
    fc.assert(
      fc.property(fc.uniqueArray(town, { minLength: 2, maxLength: 4 }), town, (towns, kept) => {
        const { record } = contested(towns);
        const operation = settledAs(record, kept);
        const after = applied(record, operation, 'later');
        const undo = inverseOf([operation], () => after, contextOf(after)) ?? [];
        const back = undo.reduce((one, step) => applied(one, step, 'later'), after);
        expect(undo.map(({ kind }) => kind)).toEqual(['reopen']);
        expect(told(back)).toEqual(told(record));
        expect(back.settled).toBeUndefined();
      }),
    );
  });

  test('[O7] a version that came after the settlement stands beside those that are back, whoever leads', () => {
    for (const late of [100, 9000]) {
      const { record } = contested(['Dinard', 'Dinan']);
      const operation = settledAs(record, 'Saint-Malo');
      const other = written(
        setFields(record.id, { town: 'Cancale' }),
        contextOf(record, 'paul', late),
      );
      const met = applied(applied(record, operation, 'later'), other, 'later');
      const back = takenBack(met, operation);
      expect(new Set(versionsOf(back, 'town').map(({ value }) => value))).toEqual(
        new Set(['Cancale', 'Dinan', 'Dinard']),
      );
      expect(back.values['town'] === 'Cancale', `at ${String(late)}`).toBe(late === 9000);
    }
  });

  test('[O5] [O7] nothing of a settlement is taken back once somebody wrote on from it, and late word of it is a question', () => {
    const { record } = contested(['Dinard', 'Dinan']);
    const operation = settledAs(record, 'Dinan');
    const settled = applied(record, operation, 'later');
    const [undo] = inverseOf([operation], () => settled, contextOf(settled)) ?? [];
    const on = written(setFields(record.id, { town: 'Rennes' }), contextOf(settled, 'paul', 6000));
    const after = applied(settled, on, 'later');
    expect(after.settled).toBeUndefined();
    expect(inverseOf([operation], () => after, contextOf(after))).toBeUndefined();
    if (undo === undefined) throw new Error('It could be taken back before');
    const met = applied(after, undo, 'later');
    expect(met.values['town']).toBe('Rennes');
    expect(versionsOf(met, 'town')).toHaveLength(2);
  });

  test('every version is in the history for good, whichever is kept', () => {
    const town = fc.constantFrom('Saint-Malo', 'Dinard', 'Dinan');
    fc.assert(
      fc.property(fc.uniqueArray(town, { minLength: 2, maxLength: 3 }), town, (towns, kept) => {
        const { record, log } = contested(towns);
        const operation = settledAs(record, kept);
        const history = JSON.stringify(historyOf([created, ...log, operation]));
        for (const one of towns) expect(history).toContain(one);
      }),
    );
  });
});

describe('the history of a settlement', () => {
  test('says what was kept and what the other versions were, even where nothing changed by it', () => {
    const { record, log } = contested(['Saint-Malo', 'Dinard']);
    const operation = settledAs(record, 'Dinard');
    const start = written(
      setFields(created.record, { town: 'Cancale' }),
      contextOf(applied(undefined, created, 'later'), 'maelle', 1500),
    );
    const first = { ...start, operationId: log[0]?.fields['town']?.base ?? '' };
    const told = historyOf([created, first, ...log, operation]).flatMap(({ lines }) => lines);
    expect(told.map(({ event }) => event)).toContainEqual({
      kind: 'settled',
      field: 'town',
      kept: 'Dinard',
      others: ['Saint-Malo'],
    });
  });
});

describe('a record that someone deleted while someone else changed it', () => {
  function deletedMeanwhile(): AnyRecord {
    const start = applied(undefined, created, 'later');
    const gone = written(deleteRecord(start.id), contextOf(start, 'emma', 3000));
    const moved = applied(
      start,
      written(setFields(start.id, { town: 'Dinard' }), contextOf(start)),
      'later',
    );
    return applied(moved, gone, 'later');
  }

  test.each([
    ['kept', (id: string) => keepRecord(id)],
    ['deleted', (id: string) => deleteRecord(id)],
  ])(
    '[O9] settled as %s and undone, it is to be settled again whether the record stays',
    (what, settle) => {
      const record = deletedMeanwhile();
      expect(record.contested).toMatchObject({ by: 'emma' });
      const operation = written(settle(record.id), contextOf(record));
      const after = applied(record, operation, 'later');
      expect(conflictsOf(after)).toEqual([]);
      const undo = inverseOf([operation], () => after, contextOf(after)) ?? [];
      const back = undo.reduce((one, step) => applied(one, step, 'later'), after);
      expect(back.deleted).toBeUndefined();
      expect(back.contested).toEqual(record.contested);
      expect(back.settledDeletion).toBeUndefined();
      expect(JSON.stringify(historyOf([operation, ...undo]))).toContain('contested');
      if (what === 'deleted') return;
      // Somebody deleted it for good since: that is not taken back.
      const again = written(deleteRecord(record.id), contextOf(after, 'paul', 7000));
      const late = undo.reduce(
        (one, step) => applied(one, step, 'later'),
        applied(after, again, 'later'),
      );
      expect(late.deleted).toBeDefined();
    },
  );

  test('it asks, names who deleted it, and stays when that is said', () => {
    const record = deletedMeanwhile();
    expect(conflictsOf(record)).toMatchObject([{ kind: 'deletion', deletion: { by: 'emma' } }]);
    const kept = applied(record, written(keepRecord(record.id), contextOf(record)), 'later');
    expect(conflictsOf(kept)).toEqual([]);
    expect(kept.deleted).toBeUndefined();
  });

  test('it goes to the trash when that is said', () => {
    const record = deletedMeanwhile();
    const gone = applied(record, written(deleteRecord(record.id), contextOf(record)), 'later');
    expect(gone.deleted?.by).toBe('maelle');
    expect(conflictsOf(gone)).toEqual([]);
  });
});

/** The history: every change as a line, and every line with its way back. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Command,
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../../../../src/domain/command/command.ts';
import { historyOf, historyOfRecord } from '../../../../src/domain/history/history.ts';
import { canRestore, restoreLine } from '../../../../src/domain/history/restore.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { confirm, type LogEntry } from '../../../../src/domain/operation/confirm.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';

/** One device and its log, in memory. */
function world() {
  const records = new Map<string, AnyRecord>();
  const log: LogEntry[] = [];
  let ids = 0;
  let at = 1_600_000_000_000;
  const run = (command: Command, by = 'maelle'): Group => {
    at += 60_000;
    const result = command({
      by,
      at,
      newId: () => `id-${(ids += 1)}`,
      today: '2020-11-19',
      now: '2020-11-19T10:42',
      zone: 'Europe/Paris',
      programmeId: 'programme-1',
      record: (id) => records.get(id),
    });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const group = result.value;
    const decided = confirm({ record: (id) => records.get(id), mayWrite: () => true }, group, {
      received: at + 5,
      sequence: log.length + 1,
    });
    for (const record of decided.records) records.set(record.id, record);
    group.forEach((operation, index) => {
      log.push({
        sequence: log.length + 1,
        operation,
        group: group.length > 1 ? group[0]?.operationId : undefined,
        outcome: present(decided.outcomes[index], 'one outcome each'),
        received: at + 5,
      });
    });
    return group;
  };
  const addSme = (values: Record<string, unknown> = {}): void => {
    run(
      createRecord(
        'sme',
        'sme-1',
        {
          name: 'Atelier Kerlan',
          country: 'FR',
          launchPadId: 'pad-fr',
          track: 'programme',
          stage: 'enrolled',
          ...values,
        },
        'sme-1',
      ),
    );
  };
  return { records, log, run, addSme, lines: () => historyOf(log).flatMap(({ lines }) => lines) };
}

describe('the history of a sheet', () => {
  it('says who changed which field, when, from what to what, newest first', () => {
    const { run, addSme, log } = world();
    addSme({ town: 'Saint-Malo' });
    run(setFields('sme-1', { town: 'Cancale' }), 'emma');
    const [change, creation] = historyOf(log);
    expect(change).toMatchObject({ by: 'emma', at: 1_600_000_120_000, outcome: 'accepted' });
    expect(change?.received).toBe(1_600_000_120_005);
    expect(change?.lines[0]?.event).toMatchObject({
      field: 'town',
      delta: { kind: 'value', from: 'Saint-Malo', to: 'Cancale' },
    });
    expect(creation?.lines[0]?.event.kind).toBe('created');
  });

  it('stands in the order in which it took effect, whatever the clocks showed (F75)', () => {
    const { run, addSme, log } = world();
    addSme({ town: 'Saint-Malo' });
    run(setFields('sme-1', { town: 'Cancale' }), 'emma');
    run(setFields('sme-1', { town: 'Dinard' }));
    // Emma’s laptop is ten years ahead: her line is of the future and leads no more.
    const ahead = log.map((entry) =>
      entry.operation.by === 'emma'
        ? { ...entry, operation: { ...entry.operation, at: entry.operation.at + 315_360_000_000 } }
        : entry,
    );
    const events = historyOf(ahead).map(({ lines }) => lines[0]?.event);
    expect(events).toMatchObject([
      { delta: { to: 'Dinard' } },
      { delta: { to: 'Cancale' } },
      { kind: 'created' },
    ]);
  });

  it('keeps together what one command changed, confirmed or waiting', () => {
    const { run, addSme, log } = world();
    addSme();
    const group = run(
      together([
        createRecord('action', 'sme-1', {
          title: { lang: 'fr', text: 'Envoyer le glossaire' },
          kind: 'action',
          state: 'open',
        }),
        setFields('sme-1', { town: 'Dinard', sector: 'Céramique' }),
      ]),
    );
    expect(historyOf(log)[0]?.lines).toHaveLength(3);
    const waiting = historyOf([...log.slice(0, 1), ...group]);
    expect(waiting[0]).toMatchObject({ outcome: 'waiting', received: undefined });
    expect(waiting[0]?.lines).toHaveLength(3);
    expect(waiting).toHaveLength(2);
  });

  it('names a record as it was called right after the change', () => {
    const { run, addSme, lines } = world();
    addSme();
    run(setFields('sme-1', { name: 'Kerlan Céramique' }));
    run(setFields('sme-1', { town: 'Dinard' }));
    expect(lines().map(({ values }) => values['name'])).toEqual([
      'Kerlan Céramique',
      'Kerlan Céramique',
      'Atelier Kerlan',
    ]);
  });

  it('shows of a long text the sentences that changed, in each language', () => {
    const { run, addSme, lines } = world();
    addSme({ summary: { lang: 'fr', text: 'Casse fréquente. Calage à revoir. Rien d’autre.' } });
    run(
      setFields('sme-1', {
        summary: {
          lang: 'fr',
          text: 'Casse fréquente. Calage revu. Rien d’autre.',
          translation: 'Breakage.',
        },
      }),
    );
    expect(lines()[0]?.event).toMatchObject({
      delta: {
        kind: 'texts',
        sides: [
          { lang: 'en', pieces: [{ from: '', to: 'Breakage.' }] },
          { lang: 'fr', pieces: [{ from: 'Calage à revoir.', to: 'Calage revu.' }] },
        ],
      },
    });
  });

  it('shows of sets and maps the elements that changed', () => {
    const { run, addSme, lines } = world();
    const claire = { name: 'Claire Le Goff' };
    addSme({ languages: ['fr'], people: { claire, yann: { name: 'Yann' } } });
    run(setFields('sme-1', { languages: ['en'] }));
    run(setFields('sme-1', { people: { claire: { ...claire, role: 'Gérante' } } }));
    expect(lines()[0]?.event).toMatchObject({
      delta: {
        kind: 'map',
        elements: [
          { key: 'claire', from: claire, to: { ...claire, role: 'Gérante' } },
          { key: 'yann', from: { name: 'Yann' }, to: undefined },
        ],
      },
    });
    expect(lines()[1]?.event).toMatchObject({
      delta: { kind: 'set', added: ['en'], removed: ['fr'] },
    });
  });

  it('tells a contact that went to another sheet from one that was deleted', () => {
    const { run, addSme, log } = world();
    addSme();
    const contact = createRecord(
      'contact',
      'sme-1',
      { at: '2020-11-19T10:00', kind: 'note', state: 'held' },
      'c-1',
    );
    run(contact);
    run(
      together([
        createRecord('contact', 'sme-2', {
          at: '2020-11-19T10:00',
          kind: 'note',
          state: 'held',
          movedFrom: 'c-1',
        }),
        deleteRecord('c-1'),
      ]),
    );
    const of = (home: string) =>
      historyOf(log.filter(({ operation }) => operation.home === home)).flatMap(
        ({ lines }) => lines,
      );
    expect(of('sme-1')[0]?.event.kind).toBe('movedAway');
    expect(of('sme-2')[0]?.event.kind).toBe('movedHere');
  });

  it('can be narrowed to one record', () => {
    const { run, addSme, log } = world();
    addSme();
    run(
      createRecord(
        'issue',
        'sme-1',
        {
          title: { lang: 'fr', text: 'Casse' },
          kind: 'problem',
          category: 'supply',
          severity: 2,
          state: 'open',
          openedOn: '2020-11-18',
        },
        'i-1',
      ),
    );
    run(setFields('sme-1', { town: 'Dinard' }));
    expect(historyOfRecord(historyOf(log), 'i-1').map(({ lines }) => lines.length)).toEqual([1]);
  });

  it('shows a change that was refused, and does not build on it', () => {
    const { run, addSme, log } = world();
    addSme({ town: 'Saint-Malo' });
    run(setFields('sme-1', { name: 'Refusé' }));
    const refused = log.map(
      (entry, index): LogEntry => (index === 1 ? { ...entry, outcome: 'held' } : entry),
    );
    const [entry] = historyOf(refused);
    expect(entry?.outcome).toBe('held');
    expect(entry?.lines[0]?.values['name']).toBe('Atelier Kerlan');
  });
});

describe('restoring a line', () => {
  it('gives a set back its elements and leaves alone what others added since', () => {
    const { run, addSme, lines, records } = world();
    addSme();
    run(
      createRecord(
        'contact',
        'sme-1',
        { at: '2020-11-19T10:00', kind: 'note', state: 'held', topics: ['plan', 'data'] },
        'c-1',
      ),
    );
    run(setFields('c-1', { topics: ['plan'] }));
    const removal = present(lines()[0], 'a line');
    run(setFields('c-1', { topics: ['plan', 'shop'] }));
    run(present(restoreLine(removal), 'a way back'));
    expect(records.get('c-1')?.values['topics']).toEqual(['plan', 'shop', 'data']);
  });

  it('is not offered where it would change nothing, or where nothing can be taken back', () => {
    const { run, addSme, lines, records } = world();
    addSme({ town: 'Saint-Malo' });
    run(setFields('sme-1', { town: 'Dinard' }));
    run(setFields('sme-1', { town: 'Saint-Malo' }));
    const [back, there, creation] = lines();
    const offered = (line: typeof back) =>
      line !== undefined && canRestore(line, records.get('sme-1'));
    expect(offered(back)).toBe(true);
    expect(offered(there)).toBe(false);
    expect(offered(creation)).toBe(false);
  });

  it('is not offered for how a form stands, which is opened again with a reason', () => {
    const { run, addSme, lines, records } = world();
    addSme();
    const begun = { templateId: 'sme-profile/1', state: 'draft' } as const;
    run(createRecord('form', 'sme-1', begun, 'form-1'));
    run(setFields('form-1', { 'value.motivation': 3, state: 'complete' }));
    const offered = lines().map(({ event }) => 'field' in event && event.field);
    expect(offered.slice(0, 2)).toEqual(expect.arrayContaining(['state', 'value.motivation']));
    for (const line of lines().slice(0, 2)) {
      const isState = 'field' in line.event && line.event.field === 'state';
      expect(canRestore(line, records.get('form-1'))).toBe(!isState);
    }
  });

  it('brings a deleted record back, once', () => {
    const { run, addSme, lines, records } = world();
    addSme();
    run(deleteRecord('sme-1'));
    const deletion = present(lines()[0], 'a line');
    expect(canRestore(deletion, records.get('sme-1'))).toBe(true);
    run(present(restoreLine(deletion), 'a way back'));
    expect(records.get('sme-1')?.deleted).toBeUndefined();
    expect(canRestore(deletion, records.get('sme-1'))).toBe(false);
  });

  const town = fc.constantFrom('Saint-Malo', 'Dinard', 'Cancale', undefined);
  const topics = fc.subarray(['fr', 'en']);
  const person = fc.record({
    name: fc.constantFrom('Claire', 'Yann'),
    role: fc.constantFrom('Gérante', 'Ventes'),
  });
  const patch = fc.oneof(
    town.map((value) => ({ town: value })),
    topics.map((value) => ({ languages: value })),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), person).map((value) => ({ people: value })),
    fc.constantFrom('Un. Deux.', 'Un. Trois.', '').map((value) => ({ sourceNote: value })),
    fc.record({ name: fc.constantFrom('Kerlan', 'Atelier'), town }),
  );

  it('of every line in reverse order gives back the earlier values', () => {
    fc.assert(
      fc.property(fc.array(patch, { minLength: 1, maxLength: 8 }), (patches) => {
        const { run, addSme, lines, records } = world();
        addSme({ town: 'Saint-Malo', languages: ['fr'], people: { a: { name: 'Anne' } } });
        const first = records.get('sme-1')?.values;
        for (const next of patches) run(setFields('sme-1', next));
        for (const line of lines()) {
          const command = restoreLine(line);
          if (command !== undefined) run(command);
        }
        const sorted = (values: AnyRecord['values'] | undefined) => ({
          ...values,
          languages: [...((values?.['languages'] as readonly string[] | undefined) ?? [])].sort(),
        });
        expect(sorted(records.get('sme-1')?.values)).toEqual(sorted(first));
      }),
      { seed: 20_201_119 },
    );
  });

  it('replays the log to the record that is shown', () => {
    const { run, addSme, log, records } = world();
    addSme();
    run(setFields('sme-1', { town: 'Dinard' }));
    const replayed = log.reduce<AnyRecord | undefined>(
      (record, { operation }) => applyOperation(record, operation, 'later')?.record,
      undefined,
    );
    expect(historyOf(log)[0]?.lines[0]?.values).toEqual(replayed?.values);
    expect(replayed?.values).toEqual(records.get('sme-1')?.values);
  });

  it('tells of a change once that stands in the log twice, as after a restore', () => {
    const { log, addSme, run } = world();
    addSme();
    run(setFields('sme-1', { town: 'Vannes' }));
    const last = present(log.at(-1), 'a change');
    const once = historyOf(log);
    expect(historyOf([...log, { ...last, sequence: last.sequence + 1 }])).toEqual(once);
  });
});

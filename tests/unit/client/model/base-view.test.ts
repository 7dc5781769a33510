/**
 * The view of a home, folded on from what was folded before, against one that is folded anew from the same base and
 * rows: whatever came in which order, they are the same.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/std/assert.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import {
  emptyJournalSummary,
  summariseJournal,
} from '../../../../src/domain/sme/journal-summary.ts';
import { BaseView } from '../../../../src/client/model/base-view.ts';
import type { OutboxRow, RowState } from '../../../../src/client/ports/sheet-store.ts';

const homes = ['sme-1', 'sme-2'] as const;
type Home = (typeof homes)[number];

let made = 0;
function operation(home: Home, part: Pick<Operation, 'kind' | 'entity' | 'record' | 'fields'>) {
  made += 1;
  return { ...part, operationId: `o${made}`, home, by: 'maelle', at: made, version: 1 } as const;
}

const change = (home: Home, record: string, text: string): Operation =>
  record === home
    ? operation(home, { kind: 'set', entity: 'sme', record, fields: { town: { value: text } } })
    : operation(home, {
        kind: 'set',
        entity: 'contact',
        record,
        fields: { next: { value: text } },
      });

const create = (home: Home, entity: 'sme' | 'contact' | 'action', record: string): Operation =>
  operation(home, { kind: 'create', entity, record, fields: {} });

const moved = (home: Home, kind: 'delete' | 'restore'): Operation =>
  operation(home, { kind, entity: 'sme', record: home, fields: {} });

const recordOf = (created: Operation): AnyRecord =>
  present(applyOperation(undefined, created, 'operation'), 'it is created').record;

/** What happens to the views of a device, as data, so that two of them can live through the same. */
type Step =
  | { readonly kind: 'row'; readonly row: OutboxRow }
  | { readonly kind: 'state'; readonly key: number; readonly state: RowState }
  | { readonly kind: 'gone'; readonly key: number }
  | { readonly kind: 'base'; readonly home: Home; readonly sme: AnyRecord; readonly count: number }
  | { readonly kind: 'journal'; readonly home: Home; readonly contacts: readonly AnyRecord[] }
  | { readonly kind: 'look'; readonly home: Home };

function base(home: Home, town: string, trashed: boolean): Step {
  const sme = { ...recordOf(create(home, 'sme', home)), values: { town } };
  const deleted = { by: 'emma', at: 1, operationId: 'o0' };
  return { kind: 'base', home, sme: trashed ? { ...sme, deleted } : sme, count: town.length };
}

function journal(home: Home, ids: readonly string[]): Step {
  const contacts = ids.map((id) => recordOf(create(home, 'contact', id)));
  return { kind: 'journal', home, contacts };
}

const anyHome = fc.constantFrom(...homes);
const anyContact = fc.constantFrom('contact-1', 'contact-2', 'contact-3');
const anyOperation: fc.Arbitrary<Operation> = anyHome.chain((home) =>
  fc.oneof(
    fc.string({ maxLength: 3 }).map((text) => change(home, home, text)),
    fc.tuple(anyContact, fc.string({ maxLength: 3 })).map(([id, text]) => change(home, id, text)),
    anyContact.map((id) => create(home, 'contact', id)),
    fc.nat(3).map((id) => create(home, 'action', `action-${id}`)),
    fc.constantFrom('delete' as const, 'restore' as const).map((kind) => moved(home, kind)),
  ),
);
const anyKey = fc.integer({ min: 1, max: 12 });
const anyState = fc.constantFrom<RowState>('open', 'sealed', 'acknowledged', 'held');
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyKey, anyState, fc.array(anyOperation, { minLength: 1, maxLength: 3 }))
      .map(([key, state, group]) => ({
        kind: 'row' as const,
        row: { key, state, tab: 'tab', group },
      })),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('state'), key: anyKey, state: anyState }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone'), key: anyKey }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyHome, fc.string({ maxLength: 3 }), fc.boolean())
      .map(([home, town, trashed]) => base(home, town, trashed)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyHome, fc.uniqueArray(anyContact))
      .map(([home, ids]) => journal(home, ids)),
  },
  { weight: 4, arbitrary: anyHome.map((home) => ({ kind: 'look' as const, home })) },
);

function live(view: BaseView, step: Step): void {
  switch (step.kind) {
    case 'row':
      view.putRow(step.row);
      return;
    case 'state': {
      const row = view.row(step.key);
      if (row !== undefined) view.putRow({ ...row, state: step.state });
      return;
    }
    case 'gone':
      view.removeRows([step.key]);
      return;
    case 'base': {
      const { home, sme, count } = step;
      const summary = { ...emptyJournalSummary, count };
      view.setHead({ home, records: [sme], summary, changedByOthers: count });
      return;
    }
    case 'journal':
      view.setLazy(step.home, 'contact', step.contacts);
      return;
    case 'look':
      view.view(step.home);
  }
}

describe('the view of a home', () => {
  it('folded on step by step is the one that is folded at once', () => {
    const seen = { kept: 0, contacts: 0 };
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const onwards = new BaseView();
        const anew = new BaseView();
        for (const step of steps) {
          live(onwards, step);
          if (step.kind !== 'look') live(anew, step);
        }
        for (const home of homes) {
          const view = onwards.view(home);
          expect(view).toEqual(anew.view(home));
          if (view.records.get(home)?.contested !== undefined) seen.kept += 1;
          if ((view.lazy.get('contact')?.size ?? 0) > 0) seen.contacts += 1;
        }
      }),
      { numRuns: 2000 },
    );
    expect(seen.kept).toBeGreaterThan(0);
    expect(seen.contacts).toBeGreaterThan(0);
  });

  it('shows an SME that was trashed elsewhere while something waits that was written on its sheet', () => {
    const view = new BaseView();
    const row = (key: number, ...group: Operation[]): OutboxRow => ({
      key,
      state: 'sealed',
      tab: 'tab',
      group,
    });
    live(view, base('sme-1', 'Brest', true));
    expect(view.view('sme-1').records.get('sme-1')?.deleted).toBeDefined();
    view.putRow(row(1, create('sme-1', 'action', 'action-1')));
    const kept = view.view('sme-1').records.get('sme-1');
    expect(kept?.deleted).toBeUndefined();
    expect(kept?.contested).toBeDefined();
    // Moved there again by somebody who saw all of it, it stays there.
    view.putRow(row(2, moved('sme-1', 'delete')));
    expect(view.view('sme-1').records.get('sme-1')?.deleted).toBeDefined();
    view.putRow(row(3, create('sme-1', 'action', 'action-2')));
    expect(view.view('sme-1').records.get('sme-1')?.deleted).toBeUndefined();
  });

  it('stays the same maps where nothing of it changed, so that nothing is drawn again', () => {
    const view = new BaseView();
    const town = (key: number): OutboxRow => ({
      key,
      state: 'open',
      tab: 'tab',
      group: [change('sme-1', 'sme-1', `town ${key}`)],
    });
    live(view, base('sme-1', 'Brest', false));
    live(view, journal('sme-1', ['contact-1']));
    view.putRow(town(1));
    const first = view.view('sme-1');
    view.putRow({ ...town(1), group: present(view.row(1), 'it is there').group, state: 'sealed' });
    const sealed = view.view('sme-1');
    expect(sealed.records).toBe(first.records);
    view.putRow(town(2));
    const second = view.view('sme-1');
    expect(second.records).not.toBe(first.records);
    expect(second.records.get('sme-1')?.values.town).toBe('town 2');
    expect(second.lazy.get('contact')).toBe(first.lazy.get('contact'));
    expect(first.records.get('sme-1')?.values.town).toBe('town 1');
  });
});

it('what is known of a sheet is its last confirmed entry, also where that brought the sheet back (O9)', () => {
  const base = new BaseView();
  const stamp = { at: 1, by: 'maelle' };
  const record = (id: string, entity: 'sme' | 'contact', sequence: number): AnyRecord => ({
    id,
    entity,
    home: 'sme-1',
    values: {},
    created: stamp,
    changed: stamp,
    sequence,
    ...(id === 'sme-1' ? { last: 'deletion' } : {}),
  });
  base.setHead({
    home: 'sme-1',
    records: [record('sme-1', 'sme', 7)],
    summary: emptyJournalSummary,
    changedByOthers: 7,
  });
  expect(base.lastConfirmed('sme-1')).toBe('deletion');
  base.setLazy('sme-1', 'contact', [record('early', 'contact', 3), record('late', 'contact', 7)]);
  expect(base.lastConfirmed('sme-1')).toBe('late');
  base.setLazy('sme-1', 'contact', [record('early', 'contact', 3)]);
  expect(base.lastConfirmed('sme-1')).toBe('deletion');
});

it('a summary stored before it told of time and first day is made anew once the journal is read', () => {
  const base = new BaseView();
  const stamp = { at: 1, by: 'maelle' };
  const contact: AnyRecord = {
    ...{ id: 'c', entity: 'contact', home: 'sme-1', created: stamp, changed: stamp },
    values: { at: '2020-11-18T10:30', kind: 'interim', mode: 'phone', state: 'held', minutes: 12 },
  };
  const { firstOn, minutes, ...before } = summariseJournal([
    present(recordAs(contact, 'contact'), 'a contact'),
  ]);
  expect([firstOn, minutes]).toEqual(['2020-11-18', 12]);
  base.setHead({ home: 'sme-1', records: [], summary: before, changedByOthers: 0 });
  expect(base.view('sme-1').summary).not.toHaveProperty('minutes');
  base.setLazy('sme-1', 'contact', [contact]);
  expect(base.view('sme-1').summary).toMatchObject({ firstOn, minutes });
});

it('a summary stored with a day that is still to come is made anew once the journal is read (F274)', () => {
  const base = new BaseView();
  const stamp = { at: Date.parse('2026-12-02T10:00Z'), by: 'maelle' };
  const contact: AnyRecord = {
    ...{ id: 'c', entity: 'contact', home: 'sme-1', created: stamp, changed: stamp },
    values: {
      at: '2027-02-10T10:00',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
      reached: true,
    },
  };
  const sound = summariseJournal([present(recordAs(contact, 'contact'), 'a contact')]);
  const last = { ...present(sound.lastReached, 'it was held'), at: '2027-02-10T10:00' };
  const before = { ...sound, lastReached: last, lastHeld: last };
  base.setHead({ home: 'sme-1', records: [], summary: before, changedByOthers: 0 });
  base.setLazy('sme-1', 'contact', [contact]);
  expect(base.view('sme-1').summary.lastReached?.at).toBe('2026-12-02T10:00');
});

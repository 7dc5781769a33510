/** What is left of changes that were never confirmed, once their database is gone: the words of their author. */
import { expect, test } from 'vitest';
import { unsentWords } from '../../../../src/client/model/unsent-words.ts';
import type { OutboxRow, RowState } from '../../../../src/client/ports/sheet-store.ts';
import type { EntityName } from '../../../../src/domain/entity/registry.ts';
import type { FieldChange, Operation } from '../../../../src/domain/operation/operation.ts';

function rowOf(
  entity: EntityName,
  fields: Readonly<Record<string, FieldChange>>,
  state: RowState = 'sealed',
): OutboxRow {
  const operation: Operation = {
    operationId: 'o1',
    kind: 'set',
    entity,
    record: 'r1',
    home: 'sme-1',
    fields,
    by: 'm1',
    at: 7,
    version: 1,
  };
  return { key: 1, state, tab: 'tab-1', group: [operation] };
}

const none = new Map();

test('of a text that a colleague had begun, what was typed on is kept, and nothing of theirs', () => {
  const summary = (text: string) => ({ text, lang: 'en' });
  const change = { before: summary('They ship.'), value: summary('They ship. On Mondays.') };
  expect(unsentWords([rowOf('contact', { summary: change })], none)).toEqual([
    { key: 'typed:r1/summary', text: 'On Mondays.', at: 7 },
  ]);
});

test('of two languages, and of two changes of one field, each is kept', () => {
  const rows = [
    rowOf('sme', { town: { value: 'Brest' } }, 'open'),
    rowOf('sme', { town: { value: 'Quimper' } }, 'held'),
  ];
  expect(unsentWords(rows, none)).toMatchObject([{ text: 'Brest\nQuimper' }]);
  const kept = new Map([['typed:r1/town', { key: 'typed:r1/town', text: 'Brest', at: 1 }]]);
  expect(unsentWords(rows, kept)).toMatchObject([{ text: 'Brest\nQuimper' }]);
});

test('what was chosen, and what the server has, are no words', () => {
  const rows = [
    rowOf('sme', { stage: { value: 'enrolled' }, accountManagerId: { value: 'm1' } }),
    rowOf('sme', { town: { value: 'Brest' } }, 'acknowledged'),
    rowOf('answer' as EntityName, { value: { value: 'yes' } }),
    rowOf('contact', { zone: { value: 'Europe/Paris' } }),
  ];
  expect(unsentWords(rows, none)).toEqual([]);
});

/** What forms amount to lies in a head twice: briefly, for a start and its alerts, and whole, for whoever asks. */

import { expect, test } from 'vitest';
import { summaryIn } from '../../../../src/domain/entity/lazy-summary.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import {
  openedHome,
  storedSummariesOf,
  summarise,
} from '../../../../src/client/storage/open-home.ts';
import { summariesIn } from '../../../../src/client/storage/page-rows.ts';

const stamp = { at: 1, by: 'member-1' };
const outcome = {
  template: 'readiness-assessment/1',
  on: '2020-11-02',
  answers: 'x',
  openGates: [],
  unsureShare: 40,
};
const form = (id: string, onDate: string): AnyRecord => ({
  id,
  entity: 'form',
  home: 'sme-1',
  values: { templateId: 'readiness-assessment/1', state: 'complete', onDate, outcome },
  created: stamp,
  changed: stamp,
});

function storedForms() {
  const open = openedHome('sme-1', undefined, undefined);
  const forms = [form('form-1', '2020-05-01'), form('form-2', '2020-11-02')];
  expect(summarise(open, 'form', forms, false)).toBe(true);
  return storedSummariesOf(open);
}
const rowWith = (parts: object) => ({ key: 'h:sme-1', home: 'sme-1', records: [], ...parts });
const mostUnsure = { share: 40, formId: 'form-2' };

test('a start reads the count and what alerts ask, and no form', () => {
  const { briefSummaries } = storedForms();
  // What is no JSON throws as soon as somebody reads it.
  const read = summariesIn(rowWith({ summaries: { form: 'unread' }, briefSummaries }));
  expect(read?.form?.count).toBe(2);
  expect(read?.form?.alertFacts).toEqual({ mostUnsure });
  expect(() => read?.form?.facts).toThrow(SyntaxError);
});

test('whoever asks for the forms finds all of them, the same ones each time', () => {
  const read = summariesIn(rowWith(storedForms()));
  const { facts = [] } = summaryIn(read, 'form');
  expect(facts.map(({ id, outcome: frozen }) => [id, frozen !== undefined])).toEqual([
    ['form-1', false],
    ['form-2', true],
  ]);
  expect(summaryIn(read, 'form').facts).toBe(facts);
});

test('a head that an earlier version wrote has them whole, and says nothing for alerts apart', () => {
  const { summaries } = storedForms();
  const read = summariesIn(rowWith({ summaries }));
  expect(read?.form).toEqual({ count: 2, facts: summaryIn(read, 'form').facts });
  expect(summaryIn(read, 'form').facts).toHaveLength(2);
});

/** The checklist as a person fills it in: what each answer leads to, and why. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/std/json.ts';
import { eligibilityChecklist as checklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { fceArea } from '../../../../src/domain/form/reference/area-fce.ts';
import { verdictOf } from '../../../../src/domain/form/verdict.ts';
import type { ChecklistResult } from '../../../../src/domain/form/view.ts';
import { type FilledForm, fill } from '../../../support/filled-form.ts';
import { contexts, valuesOf } from '../../../support/generated-form.ts';

const euros = (amount: number): Json => ({ amount, currency: 'EUR' });

/** A small French business that meets every criterion. */
const soap = fill(checklist, {
  onDate: '2026-11-20',
  country: 'FR',
  postcode: '22500',
  area: fceArea,
  supportValue: { amount: 5400, currency: 'EUR' },
}).answers({
  registered: 'yes',
  inArea: 'office',
  tradingSince: '2018-04-01',
  headcount: 6,
  turnover: euros(410_000),
  ownership: 'autonomous',
  publicOwner: 'no',
  aidReceived: euros(12_500),
  difficulty: 'none',
  sector: 'no',
  doubleFunding: 'no',
  adviceOnly: 'yes',
  sellsOnline: 'ownShop',
  platforms: ['prestashop'],
  dataAccess: 'yes',
  targetMarkets: ['GB'],
  exportable: 'yes',
  newness: 'never',
  sponsor: 'yes',
  hours: 8,
  budget: 'to5k',
  siteRebuild: 'no',
  languages: ['fr'],
  dataNotice: 'yes',
});

function resultOf(form: FilledForm): ChecklistResult {
  const { result } = form.view();
  if (result.kind !== 'checklist') throw new Error('not a checklist');
  return result;
}

/** What keeps the form from being eligible: the items with verdict and cause. */
function why(form: FilledForm): readonly string[] {
  return resultOf(form).reasons.map(({ key, verdict, cause }) => `${key}: ${verdict} (${cause})`);
}

test('a business that meets every criterion is eligible', () => {
  expect(resultOf(soap).result).toBe('eligible');
  expect(why(soap)).toEqual([]);
});

describe('an answer leads to', () => {
  const cases: readonly (readonly [string, Json, string, readonly string[]])[] = [
    ['headcount', 260, 'toCheck', ['smeSize: refer (value)', 'yearBefore: refer (blank)']],
    ['registered', 'no', 'ineligible', ['registered: fail (value)']],
    ['registered', 'unsure', 'toCheck', ['registered: refer (unsure)']],
    ['registered', null, 'toCheck', ['registered: refer (blank)']],
    ['inArea', 'outside', 'ineligible', ['inArea: fail (value)']],
    ['tradingSince', '2025-12-01', 'toCheck', ['tradingSince: refer (value)']],
    ['tradingSince', '2025-11-30', 'eligible', []],
    ['difficulty', 'insolvency', 'ineligible', ['difficulty: fail (value)']],
    ['difficulty', 'halfCapital', 'toCheck', ['difficulty: refer (value)']],
    ['publicOwner', 'yes', 'toCheck', ['publicOwner: refer (value)']],
    ['sellsOnline', 'none', 'toCheck', ['sellsOnline: refer (value)']],
    ['hours', 3.5, 'toCheck', ['hours: refer (value)']],
    ['hours', 4, 'eligible', []],
    ['aidReceived', euros(294_600), 'eligible', []],
    ['aidReceived', euros(294_600.01), 'ineligible', ['aidReceived: fail (value)']],
    ['aidReceived', 'unsure', 'toCheck', ['aidReceived: refer (unsure)']],
    ['turnover', 'unsure', 'toCheck', ['smeSize: refer (value)']],
    ['ownership', 'unsure', 'toCheck', ['ownership: refer (unsure)', 'smeSize: refer (value)']],
  ];

  test.each(cases)('%s %j → %s', (item, said, result, reasons) => {
    const form = soap.answer(item, said);
    expect(resultOf(form).result).toBe(result);
    expect(why(form)).toEqual(reasons);
  });
});

test('every reason says what it means and what would make it a pass, in both languages', () => {
  const { reasons } = resultOf(fill(checklist, { onDate: '2026-11-20', country: 'FR' }));
  expect(reasons.length).toBeGreaterThan(20);
  for (const { reason, toPass } of reasons) {
    expect(reason?.fr).toBeTruthy();
    expect(reason?.en).toBeTruthy();
    expect(toPass?.fr).toBeTruthy();
    expect(toPass?.en).toBeTruthy();
  }
});

test('two years above SME size are not met, the first year alone is to be checked', () => {
  const large = soap.answer('headcount', 260);
  expect(resultOf(large.answer('yearBefore', 'yes')).result).toBe('ineligible');
  expect(resultOf(large.answer('yearBefore', 'no')).result).toBe('toCheck');
  expect(resultOf(large.answer('yearBefore', 'unsure')).result).toBe('toCheck');
});

test('an answer to a question that is no longer asked is kept and does not count', () => {
  const large = soap.answer('headcount', 260).answer('yearBefore', 'yes');
  const again = large.answer('headcount', 6);
  expect(again.item('yearBefore').hidden).toEqual({ kind: 'answer', item: 'smeSize' });
  expect(again.item('yearBefore').answer.kind).toBe('given');
  expect(resultOf(again).result).toBe('eligible');
});

test('without the value of the support the aid cannot be judged, unless it is over by itself', () => {
  const { supportValue: _, ...context } = soap.context;
  const open = fill(checklist, context).set(soap.values);
  expect(why(open)).toEqual(['aidReceived: refer (unknown)']);
  expect(why(open.answer('aidReceived', euros(300_001)))).toEqual(['aidReceived: fail (value)']);
});

test('a criterion whose fail cannot be reckoned is to be checked, even where its pass holds', () => {
  const item = {
    id: 'asked',
    type: 'number',
    label: { en: 'How many?', fr: 'Combien ?' },
    rule: { pass: { gte: 0 }, fail: { gt: { ref: 'vat.moon' } } },
  } as const;
  const answer = { kind: 'given', content: { kind: 'number', number: 3 } } as const;
  expect(verdictOf(item, answer, { onDate: '2026-11-20' })).toMatchObject({
    verdict: 'refer',
    cause: 'unknown',
  });
});

test('amounts in another currency are not guessed without a rate', () => {
  const pounds = soap.answer('turnover', { amount: 410_000, currency: 'GBP' });
  expect(why(pounds)).toEqual(['smeSize: refer (value)']);
  expect(resultOf(pounds).size?.missing).toEqual(['rate']);
  expect(resultOf(pounds.rate(1.15)).result).toBe('eligible');
});

test('a postcode proposes whether the business is in the area, and decides nothing', () => {
  const open = soap.answer('inArea', null);
  expect(open.item('inArea').suggestion).toBe('office');
  expect(why(open)).toEqual(['inArea: refer (blank)']);
  const elsewhere = fill(checklist, { ...soap.context, postcode: '69001' });
  expect(elsewhere.item('inArea').suggestion).toBe('outside');
  expect(soap.item('inArea').suggestion).toBeUndefined();
});

test('the ceiling is the one of the day and of the country, with its source', () => {
  const [ceiling] = soap.item('aidReceived').references;
  expect(ceiling).toMatchObject({ id: 'aid.fr.ceiling', state: 'inForce', check: true });
  expect(ceiling?.value.value).toBe(300_000);
  const british = fill(checklist, { onDate: '2022-05-01', country: 'GB' });
  expect(british.item('aidReceived').references[0]).toMatchObject({
    id: 'aid.uk.ceiling',
    state: 'verify',
  });
});

test('a fail prevails over a refer, a refer over a pass, whatever is answered', () => {
  fc.assert(
    fc.property(valuesOf(checklist), contexts, (values, context) => {
      const { result, verdicts, reasons } = resultOf(fill(checklist, context).set(values));
      expect(result === 'ineligible').toBe(verdicts.fail > 0);
      expect(result === 'eligible').toBe(verdicts.fail + verdicts.refer === 0);
      expect(reasons).toHaveLength(verdicts.fail + verdicts.refer);
    }),
    { numRuns: 100 },
  );
});

test('"not sure" and blank never make a criterion fail, whatever is answered', () => {
  fc.assert(
    fc.property(valuesOf(checklist), contexts, (values, context) => {
      const { reasons } = resultOf(fill(checklist, context).set(values));
      const failed = reasons.filter(({ verdict }) => verdict === 'fail');
      expect(failed.filter(({ cause }) => cause !== 'value')).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

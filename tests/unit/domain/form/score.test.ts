/** Scores of the assessment: bounds, gates, "not sure", focus. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readinessAssessment as assessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';
import type { AssessmentResult } from '../../../../src/domain/form/score.ts';
import { itemsOf } from '../../../../src/domain/form/template.ts';
import type { Json } from '../../../../src/std/json.ts';
import { roundHalfUp, shareOf } from '../../../../src/domain/form/rounding.ts';
import { type FilledForm, fill } from '../../../support/filled-form.ts';
import { contexts, valuesOf } from '../../../support/generated-form.ts';

const ids = itemsOf(assessment).map(({ id }) => id);
const empty = fill(assessment, { onDate: '2026-11-20', country: 'FR' });
/** Every question answered the same. */
const all = (said: Json): FilledForm =>
  empty.answers(Object.fromEntries(ids.map((id) => [id, said])));

function resultOf(form: FilledForm): AssessmentResult {
  const { result } = form.view();
  if (result.kind !== 'assessment') throw new Error('not an assessment');
  return result;
}

const bands = assessment.scoring.bands.map(({ id }) => id);

test('an empty assessment has no score, no band, and is provisional', () => {
  const result = resultOf(empty);
  expect(result).toMatchObject({
    total: undefined,
    band: undefined,
    provisional: true,
    gatesBelow: [],
  });
  expect(result.areas.map(({ score }) => score)).toEqual(
    Array.from({ length: 8 }, () => undefined),
  );
});

test.each([
  [0, 0, 'foundations'],
  [1, 25, 'foundations'],
  [2, 50, 'building'],
  [3, 75, 'launch'],
  [4, 100, 'scale'],
])('%d everywhere is %d per cent: %s', (score, total, band) => {
  expect(resultOf(all(score))).toMatchObject({ total, band, provisional: false });
});

describe('a gate', () => {
  test('keeps the best total at the cap, and the total itself is not touched', () => {
    const result = resultOf(all(4).answer('vat', 1));
    expect(result).toMatchObject({
      band: 'building',
      capped: true,
      gatesBelow: ['vat'],
      total: 98,
    });
  });

  test('that is not sure is as low as one without an answer in the business', () => {
    expect(resultOf(all(4).answer('customs', 'unsure'))).toMatchObject({
      band: 'building',
      gatesBelow: ['customs'],
      explainFirst: ['customs'],
    });
  });

  test('that is not applicable, or at its least, opens', () => {
    expect(resultOf(all(4).answer('customs', 'na'))).toMatchObject({
      band: 'scale',
      gatesBelow: [],
    });
    expect(resultOf(all(4).answer('vat', 2))).toMatchObject({ band: 'scale', gatesBelow: [] });
  });

  test('never lifts a band', () => {
    expect(resultOf(all(1))).toMatchObject({ band: 'foundations', capped: false });
  });
});

test('an area with an open gate is proposed first, then the lowest; never more than three', () => {
  const form = all(3).answer('customs', 1).answers({ language: 0, price: 0, trust: 0, service: 0 });
  const { suggestedFocus } = resultOf(form);
  expect(suggestedFocus.slice(0, 2)).toEqual(['logistics', 'localisation']);
  expect(suggestedFocus).toHaveLength(3);
});

test('the areas chosen open their sections of the plan first', () => {
  const result = resultOf(all(2).focus('money', 'strategy', 'nowhere'));
  expect(result.focus).toEqual(['strategy', 'money']);
  expect(result.opens).toEqual(['ambition', 'means', 'price', 'service']);
});

test('every score lies between 0 and 100, and the total between the areas', () => {
  fc.assert(
    fc.property(valuesOf(assessment), contexts, (values, context) => {
      const { areas, total, band } = resultOf(fill(assessment, context).set(values));
      const scores = areas.flatMap(({ score }) => (score === undefined ? [] : [score]));
      for (const score of scores) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
      if (total === undefined) return expect(scores).toEqual([]);
      expect(total).toBeGreaterThanOrEqual(Math.min(...scores));
      expect(total).toBeLessThanOrEqual(Math.max(...scores));
      expect(bands).toContain(band);
    }),
    { numRuns: 60 },
  );
});

test('a better answer never lowers the area, the total or the band', () => {
  fc.assert(
    fc.property(
      valuesOf(assessment),
      fc.constantFrom(...ids),
      fc.integer({ min: 0, max: 3 }),
      (values, id, score) => {
        const form = empty.set(values);
        const before = resultOf(form.answer(id, score));
        const after = resultOf(form.answer(id, score + 1));
        expect(after.total).toBeGreaterThanOrEqual(before.total ?? 0);
        expect(bands.indexOf(after.band ?? '')).toBeGreaterThanOrEqual(
          bands.indexOf(before.band ?? ''),
        );
        expect(after.gatesBelow.length).toBeLessThanOrEqual(before.gatesBelow.length);
      },
    ),
    { numRuns: 60 },
  );
});

test('with an open gate the band is at the cap at most, whatever is answered', () => {
  fc.assert(
    fc.property(valuesOf(assessment), contexts, (values, context) => {
      const { gatesBelow, band, capped } = resultOf(fill(assessment, context).set(values));
      if (gatesBelow.length > 0) expect(['foundations', 'building', undefined]).toContain(band);
      else expect(capped).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('numbers are rounded half up', () => {
  expect([62.5, 31.25, 0.5, -0.4, 38.4375].map((value) => roundHalfUp(value))).toEqual([
    63, 31, 1, 0, 38,
  ]);
  expect(roundHalfUp(1.005, 2)).toBe(1.01);
  expect(shareOf(3, 26)).toBe(11.5);
  expect(shareOf(0, 0)).toBe(0);
});

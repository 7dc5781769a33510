/** What a change of the stage passes over, for whoever decides on it. */

import { expect, test } from 'vitest';
import { moveStage } from '../../../../src/domain/stage/move-stage.ts';
import { passedOver } from '../../../../src/domain/stage/passed-over.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import type { Stage } from '../../../../src/domain/sme/sme.ts';
import { present } from '../../../../src/std/assert.ts';
import { resultOf, smeWith, today, valuesOf } from './records.ts';

const context = { today, contactsComing: false };
const summaries = { form: { count: 0 }, figures: { count: 0 } };

function passed(values: Partial<Sme['values']>, to: Stage, now: Partial<Sme['values']> = {}) {
  const record = smeWith(values);
  const move = { to, on: today, reason: 'It is urgent', evidence: {} };
  const result = resultOf(moveStage('s', move), record);
  const change = present(result.ok ? result.value[0] : undefined, 'a change');
  const sme = { ...record, values: { ...valuesOf(record), ...now } } as Sme;
  return (held: boolean) =>
    passedOver(change, { sme, summary: { inductionHeld: held }, summaries }, context);
}

test('a step on passes over what is missing now, whatever the stage is by now', () => {
  const enrolled = passed({ stage: 'enrolled' }, 'inducted', { stage: 'paused' });
  expect(enrolled(false)).toEqual({ to: 'inducted', guards: ['induction'] });
  expect(enrolled(true)).toBeUndefined();
});

test('a step back, a pause and the return from one pass over nothing', () => {
  expect(passed({ stage: 'supported' }, 'inducted')(false)).toBeUndefined();
  expect(passed({ stage: 'inducted' }, 'paused')(false)).toBeUndefined();
  expect(
    passed({ stage: 'paused', stageBeforePause: 'inducted' }, 'inducted')(false),
  ).toBeUndefined();
});

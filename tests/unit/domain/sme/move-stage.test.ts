/** Moving an SME between stages: one change, with the days that belong to it. */

import { describe, expect, it } from 'vitest';
import {
  moveStage,
  stageCount,
  stageMoves,
  stageNumber,
} from '../../../../src/domain/sme/move-stage.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { AnyRecord, Sme } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';

let ids = 0;
const author = { by: 'maelle', at: 1, newId: () => `id-${(ids += 1)}` };

function smeWith(values: Partial<Sme['values']>): AnyRecord {
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

function move(record: AnyRecord, stage: Parameters<typeof moveStage>[1], on = '2020-11-19') {
  const result = moveStage(
    's',
    stage,
    on,
  )({
    ...author,
    today: '2020-11-19',
    now: '2020-11-19T10:42',
    zone: 'Europe/Paris',
    programmeId: 'p',
    record: () => record,
  });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.reduce(
    (current, operation) => present(applyOperation(current, operation, 'later'), 'applies').record,
    record,
  );
}

describe('moving to another stage', () => {
  it('notes the day on which the stage was entered', () => {
    const moved = move(
      smeWith({ stage: 'screening', stageDates: { screening: '2020-09-01' } }),
      'eligible',
      '2020-10-02',
    );
    expect(moved.values).toMatchObject({
      stage: 'eligible',
      stageDates: { screening: '2020-09-01', eligible: '2020-10-02' },
    });
  });

  it('enrols on the day of the stage, and keeps an enrolment day that was noted before', () => {
    expect(
      move(smeWith({ stage: 'eligible' }), 'enrolled', '2020-10-02').values['enrolledOn'],
    ).toBe('2020-10-02');
    const noted = smeWith({ stage: 'eligible', enrolledOn: '2020-09-03' });
    expect(move(noted, 'enrolled').values['enrolledOn']).toBe('2020-09-03');
  });

  it('is one operation, so that one undo takes it back', () => {
    const result = moveStage(
      's',
      'enrolled',
      '2020-10-02',
    )({
      ...author,
      today: '2020-11-19',
      now: '2020-11-19T10:42',
      zone: 'Europe/Paris',
      programmeId: 'p',
      record: () => smeWith({ stage: 'eligible' }),
    });
    expect(result.ok && result.value).toHaveLength(1);
  });

  it('back forgets the day of what was not reached, and the enrolment', () => {
    const dates = { eligible: '2020-09-01', enrolled: '2020-10-01' };
    const moved = move(
      smeWith({ stage: 'enrolled', stageDates: dates, enrolledOn: '2020-10-01' }),
      'eligible',
    );
    expect(moved.values['stageDates']).toEqual({ eligible: '2020-09-01' });
    expect(moved.values['enrolledOn']).toBeUndefined();
  });

  it('comes back from a pause to where it was, with the enrolment it had', () => {
    const paused = move(
      smeWith({
        stage: 'inducted',
        stageDates: { inducted: '2020-10-01' },
        enrolledOn: '2020-09-03',
      }),
      'paused',
    );
    expect(paused.values['stageBeforePause']).toBe('inducted');
    const { next } = stageMoves(paused.values as unknown as Sme['values']);
    expect(next).toBe('inducted');
    const back = move(paused, 'inducted', '2020-12-01');
    expect(back.values['stageDates']).toEqual({ inducted: '2020-10-01' });
    expect(back.values['enrolledOn']).toBe('2020-09-03');
    expect(back.values['stageBeforePause']).toBeUndefined();
  });

  it('refuses for an SME in the trash', () => {
    const trashed = { ...smeWith({}), deleted: { at: 1, by: 'maelle', operationId: 'x' } };
    expect(() => move(trashed, 'screening')).toThrow('gone');
  });
});

describe('where an SME can go', () => {
  it('is one step on, one back, and the exits of its stage', () => {
    expect(stageMoves({ ...valuesAt('eligible') })).toEqual({
      next: 'enrolled',
      previous: 'screening',
      exits: ['declined'],
    });
    expect(stageMoves(valuesAt('prospect')).previous).toBeUndefined();
    expect(stageMoves(valuesAt('completed')).next).toBeUndefined();
  });

  it('leads from a side exit back to the last stage that was reached', () => {
    expect(
      stageMoves({
        ...valuesAt('withdrawn'),
        stageDates: { enrolled: '2020-09-01', supported: '2020-10-01' },
      }).next,
    ).toBe('supported');
    expect(stageMoves(valuesAt('ineligible')).next).toBe('screening');
    expect(stageMoves(valuesAt('declined')).next).toBe('prospect');
  });

  it('is drawn on six segments', () => {
    expect(stageCount).toBe(6);
    expect([
      stageNumber('prospect'),
      stageNumber('screening'),
      stageNumber('completed'),
      stageNumber('paused'),
    ]).toEqual([0, 1, 6, 0]);
  });
});

function valuesAt(stage: Sme['values']['stage']): Sme['values'] {
  return {
    name: 'Atelier Kerlan',
    country: 'FR',
    launchPadId: 'pad-fr',
    track: 'programme',
    stage,
  };
}

/** The same for several SMEs: what may be done is done, and each other one is named with its reason. */

import { describe, expect, it } from 'vitest';
import { type BulkAct, bulkOutcome, type BulkStop } from '../../../../src/domain/portfolio/bulk.ts';
import type { AnyRecord, Sme } from '../../../../src/domain/operation/record.ts';
import type { Writer } from '../../../../src/domain/permission/permission.ts';
import { smeWith, today } from '../stage/records.ts';

const mine: Writer = { roles: ['accountManager'], launchPadId: 'pad-fr' };
const everything = { inductionHeld: true, isEligible: true, isAssessed: true, isPlanned: true };

const subject = (values: Partial<Sme['values']>, evidence = everything) => ({
  record: smeWith({ launchPadId: 'pad-fr', ...values }),
  evidence,
});

function stops(
  subjects: readonly { readonly record: AnyRecord; readonly evidence: typeof everything }[],
  act: BulkAct,
  writer: Writer | undefined = mine,
): readonly BulkStop[] {
  const { commands, stopped } = bulkOutcome(subjects, act, writer, today);
  expect(commands.length + stopped.length).toBe(subjects.length);
  return stopped.map(({ stop }) => stop);
}

describe('another stage for several SMEs', () => {
  it.each<[string, Partial<Sme['values']>, BulkStop[]]>([
    ['the step is open', { stage: 'inducted' }, []],
    ['it is there already', { stage: 'supported' }, [{ kind: 'same' }]],
    ['no step leads there', { stage: 'prospect' }, [{ kind: 'notOffered' }]],
    ['it is a step back, which asks for a reason', { stage: 'completed' }, [{ kind: 'reason' }]],
    ['it belongs to another pad', { stage: 'inducted', launchPadId: 'x' }, [{ kind: 'rights' }]],
    [
      'a day to come is noted',
      { stage: 'inducted', stageDates: { inducted: '2199-01-01' } },
      [{ kind: 'day' }],
    ],
  ])('where %s', (_name, values, expected) => {
    expect(stops([subject(values)], { kind: 'stage', to: 'supported' })).toEqual(expected);
  });

  it('names what is missing', () => {
    const without = subject({ stage: 'inducted' }, { ...everything, isAssessed: false });
    expect(stops([without], { kind: 'stage', to: 'supported' })).toEqual([
      { kind: 'guards', guards: ['assessment'] },
    ]);
  });

  it('stops nobody for their rights where nothing is known of who works here', () => {
    const other = subject({ stage: 'inducted', launchPadId: 'pad-uk' });
    const { stopped } = bulkOutcome([other], { kind: 'stage', to: 'supported' }, undefined, today);
    expect(stopped).toEqual([]);
  });
});

describe('another account manager for several SMEs', () => {
  it('leaves those alone who have them already, and those of another pad', () => {
    const subjects = [
      subject({ accountManagerId: 'emma' }),
      subject({ accountManagerId: 'maelle' }),
      subject({ launchPadId: 'pad-uk' }),
    ];
    expect(stops(subjects, { kind: 'manager', to: 'emma' })).toEqual([
      { kind: 'same' },
      { kind: 'rights' },
    ]);
  });
});

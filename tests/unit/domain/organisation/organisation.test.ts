/** Organisations: whom to follow up, rest and its way back, contributions, and what came of what they brought. */

import { describe, expect, it } from 'vitest';
import { alertsOff, limitsOf } from '../../../../src/domain/alert/limits.ts';
import type { Command } from '../../../../src/domain/command/command.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import {
  type AnyRecord,
  type Organisation,
  recordAs,
  type Sme,
} from '../../../../src/domain/operation/record.ts';
import {
  addContribution,
  groupOf,
  removeContribution,
  setEngagement,
  silenceOf,
  wake,
} from '../../../../src/domain/organisation/engagement.ts';
import { introduce } from '../../../../src/domain/organisation/introduce.ts';
import { enrolledBySource, yieldBySource } from '../../../../src/domain/organisation/yield.ts';
import { changeElement } from '../../../../src/domain/sme/change-element.ts';
import { present } from '../../../../src/std/assert.ts';

/** The records as commands see them. */
const untyped = new WeakMap<Organisation, AnyRecord>();

function typed(record: AnyRecord): Organisation {
  const found = present(recordAs(record, 'organisation'), 'an organisation');
  untyped.set(found, record);
  return found;
}

let ids = 0;
const author = { by: 'maelle', at: 1, newId: () => `id-${(ids += 1)}` };

function organisation(values: Partial<Values<'organisation'>> = {}): Organisation {
  const created = createOperation(
    author,
    'organisation',
    { home: 'o', id: 'o' },
    { name: 'CCI Bretagne', kind: 'supportOrganisation', engagement: 'contacted', ...values },
  );
  return typed(present(applyOperation(undefined, created, 'later'), 'created').record);
}

function sme(id: string, values: Partial<Values<'sme'>>): Sme {
  const created = createOperation(
    author,
    'sme',
    { home: id, id },
    {
      name: id,
      country: 'FR',
      launchPadId: 'pad-fr',
      track: 'programme',
      stage: 'prospect',
      ...values,
    },
  );
  const { record } = present(applyOperation(undefined, created, 'later'), 'created');
  return present(recordAs(record, 'sme'), 'an SME');
}

/** The organisation after a command. */
function after(before: Organisation, command: Command, today = '2020-11-19'): Organisation {
  const record = present(untyped.get(before), 'known');
  const result = command({
    ...author,
    at: author.at + 1,
    today,
    now: `${today}T10:42`,
    zone: 'Europe/Paris',
    programmeId: 'p',
    record: (asked) => (asked === record.id ? record : undefined),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const changed = result.value.reduce(
    (current: AnyRecord, operation) =>
      present(applyOperation(current, operation, 'later'), 'changed').record,
    record,
  );
  return typed(changed);
}

const tried = (unansweredInRow: number) => ({ unansweredInRow });

const rules = { limits: limitsOf(undefined), off: alertsOff(undefined), today: '2020-11-19' };

describe('an organisation that does not answer', () => {
  it('is one to watch from three attempts on, and proposed for rest from five on (18)', () => {
    expect(
      [2, 3, 4, 5].map((times) => silenceOf(organisation(), tried(times), rules).level),
    ).toEqual([undefined, 'watch', 'watch', 'risk']);
  });

  it('is to be followed up, unless it rests, said no or belongs to the frame of the programme', () => {
    expect(groupOf(organisation(), tried(3), rules)).toBe('followUp');
    expect(groupOf(organisation(), tried(0), rules)).toBe('active');
    expect(groupOf(organisation({ engagement: 'dormant' }), tried(6), rules)).toBe('resting');
    expect(groupOf(organisation({ engagement: 'declined' }), tried(6), rules)).toBe('resting');
    expect(groupOf(organisation({ kind: 'funder' }), tried(3), rules)).toBe('frame');
  });

  it('rests from a day that is kept, and is taken up where it was left', () => {
    const engaged = organisation({ engagement: 'engaged' });
    const resting = after(engaged, setEngagement('o', 'dormant'), '2020-12-01');
    expect(resting.values).toMatchObject({
      engagement: 'dormant',
      engagementDates: { dormant: '2020-12-01' },
    });
    expect(after(resting, wake('o')).values.engagement).toBe('engaged');
  });
});

describe('what an organisation does', () => {
  const contribution = { on: '2020-08-20', kind: 'referral', what: 'Twenty SMEs' } as const;

  it('moves the relation to its fullest, from the day of the contribution', () => {
    const contributing = after(organisation(), addContribution('o', contribution));
    expect(contributing.values.engagement).toBe('contributing');
    expect(contributing.values.engagementDates).toEqual({ contributing: '2020-08-20' });
    expect(Object.values(contributing.values.contributions ?? {})).toEqual([contribution]);
  });

  it('can be taken away again, one by one', () => {
    const two = after(
      after(organisation(), addContribution('o', contribution)),
      addContribution('o', { on: '2020-11-02', kind: 'event' }),
    );
    const [first = ''] = Object.keys(two.values.contributions ?? {});
    const one = after(two, removeContribution('o', first));
    expect(Object.values(one.values.contributions ?? {})).toEqual([
      { on: '2020-11-02', kind: 'event' },
    ]);
  });

  it('has people, who change like those of an SME', () => {
    const known = organisation({ people: { anne: { name: 'Anne Le Corre' } } });
    const changed = after(known, changeElement('o', 'people', 'anne', { state: 'left' }));
    expect(changed.values.people).toEqual({ anne: { name: 'Anne Le Corre', state: 'left' } });
  });
});

describe('the yield of a source', () => {
  const from = (stage: Values<'sme'>['stage'], more: Partial<Values<'sme'>> = {}) => ({
    sourceKind: 'organisation' as const,
    sourceOrganisationId: 'o',
    stage,
    ...more,
  });

  it('counts how far each SME came, those that left on the way included', () => {
    const smes = [
      sme('a', from('prospect')),
      sme('b', from('ineligible', { stageDates: { screening: '2020-06-01' } })),
      sme('c', from('eligible')),
      sme('d', from('withdrawn', { enrolledOn: '2020-09-01' })),
      sme('e', from('paused', { stageBeforePause: 'supported' })),
      sme('f', from('supported', { track: 'outside' })),
      sme('g', { stage: 'supported', sourceKind: 'campaign', sourceOrganisationId: 'o' }),
    ];
    expect(yieldBySource(smes, '2021-01-01')).toEqual(
      new Map([['o', { prospects: 5, screened: 4, eligible: 3, enrolled: 2 }]]),
    );
    expect(enrolledBySource(smes, '2021-01-01')).toEqual({ byOrganisation: 2, otherwise: 1 });
  });
});

it('an introduction waits, and breaks no silence until somebody says what came of it', () => {
  const values = introduce(
    { introducedId: 'sme-1', persons: ['anne'], text: ' Labels ', language: 'en' },
    { now: '2020-11-19T10:42', zone: 'Europe/Paris', by: 'maelle' },
  );
  expect(values).toMatchObject({
    kind: 'introduction',
    introducedId: 'sme-1',
    outcome: 'waiting',
    reached: false,
    people: { anne: 'present' },
    summary: { lang: 'en', text: 'Labels' },
  });
  expect(values.confidential).toBeUndefined();
});

it('an introduction to an organisation whose words stay inside is confidential as well', () => {
  const values = introduce(
    { introducedId: 'bank', isConfidential: true, persons: [], text: 'Refuses', language: 'en' },
    { now: '2020-11-19T10:42', zone: 'Europe/Paris', by: 'maelle' },
  );
  expect(values.confidential).toBe(true);
});

import { describe, expect, it } from 'vitest';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import type { LoggedContact } from '../../../../src/domain/report/contact-figures.ts';
import { contactsToMend, smesToMend } from '../../../../src/domain/report/to-be-mended.ts';

const stamp = { at: 1, by: 'm' };

function sme(id: string, values: Partial<Sme['values']>): Sme {
  return {
    id,
    entity: 'sme',
    home: id,
    created: stamp,
    changed: stamp,
    values: {
      name: id,
      country: 'FR',
      launchPadId: 'fr',
      track: 'programme',
      stage: 'enrolled',
      accountManagerId: 'm',
      enrolledOn: '2020-09-01',
      supportUntil: '2021-03-01',
      ...values,
    },
  };
}

function contact(id: string, values: Partial<LoggedContact>): LoggedContact {
  return {
    home: 'a',
    id,
    at: '2020-11-16T10:00',
    kind: 'interim',
    mode: 'phone',
    minutes: 10,
    topics: ['data'],
    ...values,
  };
}

describe('what is to be mended', () => {
  it('of SMEs is what their stage asks for and they lack', () => {
    const figures = smesToMend([
      sme('whole', {}),
      sme('nobody', { accountManagerId: undefined }),
      sme('prospect', { stage: 'prospect', accountManagerId: undefined }),
      sme('undated', { enrolledOn: undefined }),
      sme('candidate', { stage: 'eligible', enrolledOn: undefined, supportUntil: undefined }),
      sme('endless', { stage: 'supported', supportUntil: undefined }),
      sme('left', { people: { p: { name: 'P', state: 'left', decisionMaker: true } } }),
      sme('gone', { people: { p: { name: 'P', state: 'left' } } }),
      sme('outside', { track: 'outside', accountManagerId: undefined }),
    ]);
    const found = [...figures].map(([key, { records }]) => [key, records.map(({ id }) => id)]);
    expect(Object.fromEntries(found)).toEqual({
      'mend:all:noManager': ['nobody'],
      'mend:all:noEnrolmentDate': ['undated'],
      'mend:all:noSupportEnd': ['endless'],
      'mend:all:leftDecides': ['left'],
    });
  });

  it('of contacts is a duration that speaking has and a topic that a duration has', () => {
    const figures = contactsToMend(
      [
        contact('whole', {}),
        contact('short', { minutes: undefined }),
        contact('mail', { mode: 'email', minutes: undefined }),
        contact('vague', { topics: ['none'] }),
        contact('other', { home: 'outside', minutes: undefined }),
      ],
      (home) => home === 'a',
    );
    const found = [...figures].map(([key, { records }]) => [key, records.map(({ id }) => id)]);
    expect(Object.fromEntries(found)).toEqual({
      'mend:all:noMinutes': ['short'],
      'mend:all:noTopic': ['vague'],
    });
  });
});

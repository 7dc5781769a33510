import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/std/assert.ts';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import type { ManagerOf } from '../../../../src/domain/permission/account-manager.ts';
import type { LoggedContact } from '../../../../src/domain/report/contact-figures.ts';
import {
  contactsToMend,
  mendingPlace,
  type MendedSheet,
  smesToMend,
} from '../../../../src/domain/report/to-be-mended.ts';

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

/** Everybody is there who is named, but for one who has left. */
const managerOf: ManagerOf = ({ values: { accountManagerId } }) =>
  accountManagerId === 'gone' ? undefined : accountManagerId;

describe('what is to be mended', () => {
  it('of SMEs is what their stage asks for and they lack', () => {
    const smes = [
      sme('whole', {}),
      sme('nobody', { accountManagerId: undefined }),
      sme('prospect', { stage: 'prospect', accountManagerId: undefined }),
      sme('undated', { enrolledOn: undefined }),
      sme('candidate', { stage: 'eligible', enrolledOn: undefined, supportUntil: undefined }),
      sme('endless', { stage: 'supported', supportUntil: undefined }),
      sme('left', { people: { p: { name: 'P', state: 'left', decisionMaker: true } } }),
      sme('gone', { people: { p: { name: 'P', state: 'left' } } }),
      sme('outside', { track: 'outside', accountManagerId: undefined }),
    ];
    const figures = smesToMend(
      smes.map((one) => ({ sme: one })),
      managerOf,
    );
    const found = [...figures].map(([key, { records }]) => [key, records.map(({ id }) => id)]);
    expect(Object.fromEntries(found)).toEqual({
      'mend:all:noManager': ['nobody'],
      'mend:all:noEnrolmentDate': ['undated'],
      'mend:all:noSupportEnd': ['endless'],
      'mend:all:leftDecides': ['left'],
    });
  });

  it('of SMEs is also one whose account manager has left (F294)', () => {
    const smes = [sme('theirs', { accountManagerId: 'gone' }), sme('whole', {})];
    const figures = smesToMend(
      smes.map((one) => ({ sme: one })),
      managerOf,
    );
    expect(figures.get('mend:all:noManager')?.records.map(({ id }) => id)).toEqual(['theirs']);
  });

  it('of forms is a plan agreed before any assessment, and a review without figures', () => {
    const form = (templateId: string, values: Partial<FormBrief>): FormBrief => ({
      id: `${templateId} ${values.onDate}`,
      templateId,
      state: 'complete',
      changedAt: 1,
      ...values,
    });
    const agreed = form('market-entry-plan/1', { state: 'agreed', agreedOn: '2020-10-05' });
    const assessed = (onDate: string) => form('readiness-assessment/1', { onDate });
    const review = (onDate: string) => form('monthly-review/1', { onDate });
    // Begun twice: the other draft goes on, and nobody completed this one.
    const setAside = (templateId: string) =>
      form(templateId, { state: 'replaced', onDate: '2020-09-20' });
    const months = (first: string, last: string) => ({ first, last, recent: [], yearBack: [] });
    const sheets: readonly MendedSheet[] = [
      { sme: sme('assessed', {}), forms: [assessed('2020-09-20'), agreed] },
      { sme: sme('never', {}), forms: [agreed] },
      { sme: sme('after', {}), forms: [agreed, assessed('2020-10-06')] },
      { sme: sme('set aside', {}), forms: [agreed, setAside('readiness-assessment/1')] },
      {
        sme: sme('draft', {}),
        forms: [form('market-entry-plan/1', { state: 'draft' }), review('2020-11-12')],
        figures: [months('2020-01', '2020-10')],
      },
      {
        sme: sme('late', {}),
        forms: [review('2020-10-12'), review('2020-11-12')],
        figures: [months('2020-01', '2020-09')],
      },
      { sme: sme('empty', {}), forms: [review('2020-11-12')] },
      {
        sme: sme('unheld', {}),
        forms: [
          form('monthly-review/1', { state: 'draft', onDate: '2020-11-12' }),
          setAside('monthly-review/1'),
        ],
      },
    ];
    const found = [...smesToMend(sheets, managerOf)].map(([key, { records }]) => [
      key,
      records.map(({ id }) => id),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'mend:all:planBeforeAssessment': ['never', 'after', 'set aside'],
      'mend:all:reviewWithoutFigures': ['late', 'empty'],
    });
    const late = present(
      sheets.find((sheet) => sheet.sme.id === 'late'),
      'one of the sheets',
    );
    // The review was held in November, and looks at the month before.
    expect(mendingPlace('reviewWithoutFigures', late)).toEqual({
      tab: 'figures',
      field: 'figures-2020-10',
    });
  });

  it('of contacts is a duration that speaking has and a topic that a duration has', () => {
    const figures = contactsToMend(
      [
        contact('whole', {}),
        contact('short', { minutes: undefined }),
        contact('unanswered', { reached: false, minutes: undefined }),
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

/** Beginning, answering, completing, agreeing, reopening and replacing a form. */
import { describe, expect, test } from 'vitest';
import { present } from '../../../../src/std/assert.ts';
import {
  type Command,
  type CommandError,
  setFields,
} from '../../../../src/domain/command/command.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import {
  type AnyRecord,
  recordAs,
  type RecordOf,
} from '../../../../src/domain/operation/record.ts';
import {
  answerItem,
  chooseFocus,
  leaveOut,
  noteOnItem,
  setRate,
  setSectionState,
} from '../../../../src/domain/form/commands/answer-form.ts';
import { proveItem } from '../../../../src/domain/form/commands/change-answer.ts';
import { beginForm, replaceForm } from '../../../../src/domain/form/commands/begin-form.ts';
import {
  agreeForm,
  completeForm,
  mergeDrafts,
  reinstateForm,
  reopenForm,
} from '../../../../src/domain/form/commands/settle-form.ts';
import { isOutdated, lateAnswers, readOutcome } from '../../../../src/domain/form/outcome.ts';
import { itemsOf, type Template } from '../../../../src/domain/form/template.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';
import { smeProfile } from '../../../../src/domain/form/templates/sme-profile.ts';
import type { Written } from '../../../../src/domain/form/write-answer.ts';
import type { Json } from '../../../../src/std/json.ts';

const home = 'sme-1';

/** Records on a desk of their own: commands are run, and their operations applied. */
class Desk {
  readonly records = new Map<string, AnyRecord>();
  reasons: (string | undefined)[] = [];
  #ids = 0;
  today = '2026-11-20';

  run(command: Command): CommandError | undefined {
    const newId = (): string => `id-${(this.#ids += 1)}`;
    const result = command({
      by: 'maelle',
      at: 1_700_000_000_000 + this.#ids,
      newId,
      today: this.today,
      now: `${this.today}T10:42`,
      zone: 'Europe/Paris',
      programmeId: 'p',
      record: (id) => this.records.get(id),
    });
    if (!result.ok) return result.error;
    for (const operation of result.value) {
      const before = this.records.get(operation.record);
      const after = present(applyOperation(before, operation, 'later'), 'the operation applies');
      this.records.set(operation.record, after.record);
      this.reasons.push(operation.kind === 'set' ? operation.reason : undefined);
    }
    return undefined;
  }

  form(id = 'f'): RecordOf<'form'> {
    return present(recordAs(this.records.get(id), 'form'), `a form ${id}`);
  }

  value(field: string, id = 'f'): Json | undefined {
    return this.records.get(id)?.values[field];
  }
}

const itemOf = (template: Template, id: string) =>
  present(
    itemsOf(template).find((item) => item.id === id),
    `an item ${id}`,
  );
const answer = (id: string, written: Written, form = 'f'): Command =>
  answerItem(form, itemOf(marketEntryPlan, id), written);
const goal: Written = { kind: 'text', text: { lang: 'fr', text: 'Vendre' } };
const settlement = { template: marketEntryPlan, context: { country: 'FR' } };

function planDesk(): Desk {
  const desk = new Desk();
  const templateId = 'market-entry-plan/1';
  expect(desk.run(beginForm({ home, templateId, filledBy: 'together' }, 'f'))).toBeUndefined();
  return desk;
}

function agreedDesk(): Desk {
  const desk = planDesk();
  desk.run(answer('market', { kind: 'word', word: 'GB' }));
  desk.run(answer('goal', goal));
  expect(desk.run(agreeForm('f', settlement, ['sme', 'accountManager']))).toBeUndefined();
  return desk;
}

test('a form begins as a draft of today that names its template', () => {
  expect(planDesk().form().values).toEqual({
    templateId: 'market-entry-plan/1',
    state: 'draft',
    filledBy: 'together',
    onDate: '2026-11-20',
  });
});

describe('an answer', () => {
  test('is a field of its own, and "not sure" takes its place', () => {
    const desk = planDesk();
    desk.run(answer('launchDate', { kind: 'word', word: '2027-02-15' }));
    expect(desk.value('value.launchDate')).toBe('2027-02-15');
    desk.run(answer('goal', goal));
    desk.run(answer('goal', 'unsure'));
    expect(desk.value('text.goal')).toBeUndefined();
    expect(desk.value('value.goal')).toBe('unsure');
    desk.run(answer('goal', goal));
    expect(desk.value('value.goal')).toBeUndefined();
    desk.run(answer('goal', 'unsure'));
    desk.run(answer('goal', 'blank'));
    expect(desk.value('value.goal')).toBeUndefined();
  });

  test('with the market of a plan is also what lists know of it', () => {
    const desk = planDesk();
    desk.run(answer('market', { kind: 'word', word: 'IE' }));
    expect(desk.form().values.market).toBe('IE');
    desk.run(answer('market', 'unsure'));
    expect(desk.form().values.market).toBe('IE');
  });

  test('takes notes, evidence and a rate', () => {
    const desk = planDesk();
    desk.run(noteOnItem('f', 'goal', 'Doubts'));
    desk.run(proveItem('f', 'goal', 'https://example.org', true));
    desk.run(setRate('f', 1.15));
    expect(desk.form().values).toMatchObject({
      'note.goal': 'Doubts',
      'evidence.goal': ['https://example.org'],
      'value.form.rate': 1.15,
    });
    desk.run(noteOnItem('f', 'goal', ' '));
    desk.run(proveItem('f', 'goal', 'https://example.org', false));
    desk.run(setRate('f', undefined));
    expect(Object.keys(desk.form().values)).not.toContain('note.goal');
    expect(Object.keys(desk.form().values)).not.toContain('evidence.goal');
    expect(Object.keys(desk.form().values)).not.toContain('value.form.rate');
  });

  test('that cannot be is refused: a rate of nothing, more areas than allowed, a form that is gone', () => {
    const desk = planDesk();
    expect(desk.run(setRate('f', 0))).toMatchObject({ kind: 'invalid' });
    expect(desk.run(chooseFocus('f', ['a', 'b'], 1))).toMatchObject({ kind: 'invalid' });
    expect(desk.run(answer('goal', goal, 'nowhere'))).toEqual({ kind: 'gone', record: 'nowhere' });
  });
});

test('a section is left out with a reason only, and kept again without one', () => {
  const desk = planDesk();
  expect(desk.run(leaveOut('f', 'marketChoice', { lang: 'fr', text: ' ' }))).toEqual({
    kind: 'invalid',
    errors: [{ field: 'text.section.marketChoice', reason: 'required' }],
  });
  desk.run(leaveOut('f', 'marketChoice', { lang: 'fr', text: 'Un seul marché' }));
  expect(desk.value('value.section.marketChoice')).toBe('leftOut');
  desk.run(setSectionState('f', 'marketChoice', 'inProgress'));
  expect(desk.value('value.section.marketChoice')).toBe('inProgress');
  expect(desk.value('text.section.marketChoice')).toBeUndefined();
});

describe('completing', () => {
  test('is refused with the fields that are missing', () => {
    const desk = planDesk();
    desk.run(answer('market', { kind: 'word', word: 'GB' }));
    expect(desk.run(completeForm('f', settlement))).toEqual({
      kind: 'invalid',
      errors: [{ field: 'text.goal', reason: 'required' }],
    });
    expect(desk.form().values.state).toBe('draft');
  });

  test('freezes the outcome on the date of the form', () => {
    const desk = planDesk();
    desk.run(answer('market', { kind: 'word', word: 'GB' }));
    desk.run(answer('goal', goal));
    desk.run(setSectionState('f', 'ambition', 'done'));
    desk.today = '2027-01-05';
    expect(desk.run(completeForm('f', settlement))).toBeUndefined();
    const { values } = desk.form();
    expect(values.state).toBe('complete');
    expect(readOutcome(values.outcome)).toMatchObject({ on: '2026-11-20', progress: 8 });
  });

  test('adds the time spent to what was counted before, up to what a form can hold', () => {
    const desk = planDesk();
    desk.run(answer('market', { kind: 'word', word: 'GB' }));
    desk.run(answer('goal', goal));
    desk.run(setSectionState('f', 'ambition', 'done'));
    const spend = (minutes: number): void => {
      expect(desk.run(completeForm('f', { ...settlement, minutes }))).toBeUndefined();
      expect(desk.run(reopenForm('f', 'Again'))).toBeUndefined();
    };
    spend(0);
    expect(desk.form().values.minutes).toBeUndefined();
    spend(12);
    spend(8);
    expect(desk.form().values.minutes).toBe(20);
    spend(10_000_000);
    expect(desk.form().values.minutes).toBe(48_000);
  });

  test('counts "not sure" as an answer', () => {
    const desk = new Desk();
    desk.run(beginForm({ home, templateId: 'sme-profile/1', filledBy: 'manager' }, 'f'));
    for (const item of itemsOf(smeProfile)) desk.run(answerItem('f', item, 'unsure'));
    expect(desk.run(completeForm('f', { template: smeProfile, context: {} }))).toBeUndefined();
    expect(readOutcome(desk.form().values.outcome)?.unsureShare).toBe(100);
  });
});

test('areas chosen after completing go into the outcome, which is not outdated by it', () => {
  const desk = planDesk();
  desk.run(beginForm({ home, templateId: 'readiness-assessment/1', filledBy: 'together' }, 'a'));
  for (const item of itemsOf(readinessAssessment)) {
    desk.run(answerItem('a', item, { kind: 'number', number: 2 }));
  }
  const settled = { template: readinessAssessment, context: { country: 'FR' } };
  expect(desk.run(completeForm('a', settled))).toBeUndefined();
  expect(desk.run(chooseFocus('a', ['money', 'shop'], 3))).toBeUndefined();
  const outcome = present(readOutcome(desk.form('a').values.outcome), 'an outcome');
  expect(outcome).toMatchObject({ total: 50, focus: ['money', 'shop'] });
  expect(isOutdated(outcome, desk.form('a').values)).toBe(false);
  expect(lateAnswers(desk.form('a').values)).toEqual([]);
});

describe('an agreed form', () => {
  test('says who agreed and when', () => {
    expect(agreedDesk().form().values).toMatchObject({
      state: 'agreed',
      'checks.form.agreedBy': ['sme', 'accountManager'],
      'value.form.agreedOn': '2026-11-20',
    });
    expect(planDesk().run(agreeForm('f', settlement, []))).toMatchObject({ kind: 'invalid' });
  });

  test('is outdated by an answer that comes later, which is told and kept', () => {
    const desk = agreedDesk();
    const outcome = present(readOutcome(desk.form().values.outcome), 'an outcome');
    expect(isOutdated(outcome, desk.form().values)).toBe(false);
    desk.run(answer('launchDate', { kind: 'word', word: '2027-02-15' }));
    expect(isOutdated(outcome, desk.form().values)).toBe(true);
    expect(lateAnswers(desk.form().values)).toEqual(['value.launchDate']);
    expect(desk.form().values.state).toBe('agreed');
  });

  test('is opened again with a reason only, and nothing frozen is left', () => {
    const desk = agreedDesk();
    expect(desk.run(reopenForm('f', ' '))).toMatchObject({ kind: 'invalid' });
    expect(desk.run(reopenForm('f', 'The market changed'))).toBeUndefined();
    expect(desk.reasons.at(-1)).toBe('The market changed');
    expect(desk.form().values.state).toBe('draft');
    expect(Object.keys(desk.form().values).filter((field) => field.includes('form.'))).toEqual([]);
    expect(desk.form().values.outcome).toBeUndefined();
  });

  test('stands until its next version is agreed, which begins with all its answers', () => {
    const desk = agreedDesk();
    desk.run(answer('launchDate', { kind: 'word', word: '2027-02-15' }));
    desk.today = '2027-03-01';
    expect(desk.run(replaceForm('f', 'g'))).toBeUndefined();
    expect(desk.form('g').values).toMatchObject({
      state: 'draft',
      replaces: 'f',
      onDate: '2027-03-01',
      market: 'GB',
      'text.goal': { lang: 'fr', text: 'Vendre' },
      'value.launchDate': '2027-02-15',
    });
    expect(desk.form('g').values.outcome).toBeUndefined();
    expect(desk.value('value.form.agreedOn', 'g')).toBeUndefined();
    desk.run(completeForm('g', settlement));
    expect(desk.form('f').values.state).toBe('agreed');
    desk.run(agreeForm('g', settlement, ['sme']));
    expect(desk.form('f').values.state).toBe('replaced');
    expect(desk.form('g').values.state).toBe('agreed');
  });
});

test('a form that is gone has no next version', () => {
  expect(new Desk().run(replaceForm('f'))).toEqual({ kind: 'gone', record: 'f' });
});

test('of two drafts one takes what was accepted of the other, which stays readable', () => {
  const desk = planDesk();
  desk.run(beginForm({ home, templateId: 'market-entry-plan/1', filledBy: 'manager' }, 'g'));
  desk.run(answer('goal', goal, 'g'));
  expect(
    desk.run(mergeDrafts('f', 'g', { 'text.goal': { lang: 'fr', text: 'Vendre' } })),
  ).toBeUndefined();
  expect(desk.value('text.goal')).toEqual({ lang: 'fr', text: 'Vendre' });
  expect(desk.form('g').values.state).toBe('replaced');
  expect(desk.value('text.goal', 'g')).toEqual({ lang: 'fr', text: 'Vendre' });
});

test.each([
  ['draft', {}],
  ['complete', { outcome: { kind: 'plan' } }],
  ['agreed', { outcome: { kind: 'plan' }, 'value.form.agreedOn': '2026-11-20' }],
] as const)('a form that was set aside can be taken up again as %s', (state, more) => {
  const desk = planDesk();
  desk.run(setFields('f', { state: 'replaced', ...more }));
  expect(desk.run(reinstateForm('f'))).toBeUndefined();
  expect(desk.form('f').values).toMatchObject({ state, ...more });
});

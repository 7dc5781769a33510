/** The forms of the sample programme: every enrolled SME has them, and they agree with its sheet. */
import { describe, expect, it } from 'vitest';
import { factsOf, planLag } from '../../../../src/domain/alert/form-facts.ts';
import {
  type LazySummary,
  summariseLazy,
  summaryIn,
} from '../../../../src/domain/entity/lazy-summary.ts';
import { element, type Language } from '../../../../src/domain/entity/field.ts';
import { letterSentField } from '../../../../src/domain/form/fields.ts';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { outcomeOf } from '../../../../src/domain/form/freeze-outcome.ts';
import { progressNow } from '../../../../src/domain/form/plan-progress.ts';
import { monthlyReview } from '../../../../src/domain/form/templates/monthly-review.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import { emptyJournalSummary } from '../../../../src/domain/sme/journal-summary.ts';
import { evidenceIn, openGuards } from '../../../../src/domain/stage/guards.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { itemsIn } from '../../../../src/domain/form/view.ts';
import { isStale } from '../../../../src/domain/text/text-pair.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import {
  type AnyRecord,
  recordAs,
  type RecordOf,
} from '../../../../src/domain/operation/record.ts';
import { isOutdated, type Outcome, readOutcome } from '../../../../src/domain/form/outcome.ts';
import {
  assessmentNotes,
  checklistNotes,
  profileNotes,
} from '../../../../src/domain/sample/form-notes.ts';
import {
  sampleGroups,
  sampleProgrammeId,
  sampleToday,
} from '../../../../src/domain/sample/sample-programme.ts';
import { present } from '../../../../src/std/assert.ts';

const records = new Map<string, AnyRecord>();
for (const operation of sampleGroups().flat()) {
  const applied = applyOperation(records.get(operation.record), operation, 'later');
  if (applied !== undefined) records.set(operation.record, applied.record);
}
const all = <const N extends AnyRecord['entity']>(entity: N) =>
  [...records.values()].flatMap((record) => recordAs(record, entity) ?? []);

/** Quarterly reviews are forms of the programme. */
const smeForms = all('form').filter(({ home }) => home !== sampleProgrammeId);
const enrolled = all('sme').filter(
  ({ values }) => values.enrolledOn !== undefined && values.track === 'programme',
);
const formsOf = (home: string, template: string): readonly RecordOf<'form'>[] =>
  smeForms
    .filter((form) => form.home === home && form.values.templateId.startsWith(template))
    .toSorted((a, b) => ((a.values.onDate ?? '') < (b.values.onDate ?? '') ? -1 : 1));
const only = (home: string, template: string): RecordOf<'form'> => {
  const forms = formsOf(home, template);
  expect(forms).toHaveLength(1);
  return present(forms[0], template);
};
const outcomeIn = ({ values }: RecordOf<'form'>): Outcome =>
  present(readOutcome(values.outcome), 'the form has its outcome');

const ofHome = (home: string, entity: 'form' | 'figures'): readonly AnyRecord[] =>
  [...records.values()].filter((record) => record.home === home && record.entity === entity);
/** What the head of a sheet knows of its forms, those of a purpose where one is named. */
const briefsOf = (home: string, name?: string): readonly FormBrief[] =>
  formBriefs(summariseLazy('form', ofHome(home, 'form'))).filter(
    ({ templateId }) => name === undefined || templateId.startsWith(name),
  );
const formBriefs = (summary: LazySummary): readonly FormBrief[] =>
  summaryIn({ form: summary }, 'form').facts ?? [];
const headOf = (home: string): SheetHead => ({
  sme: present(recordAs(records.get(home), 'sme'), home),
  actions: [],
  issues: [],
  summary: emptyJournalSummary,
  forms: briefsOf(home),
});

/** All notes beside answers in a language. */
function notesIn(language: Language): readonly unknown[] {
  const { byBusiness, inTurn } = checklistNotes[language];
  return [
    ...[...Object.values(byBusiness), ...inTurn, ...profileNotes[language]].map(([, text]) => text),
    ...Object.values(assessmentNotes[language]),
  ];
}

describe('The forms of the sample programme', () => {
  it('are there for the 24 enrolled SMEs, and for nobody else', () => {
    const homes = new Set(smeForms.map(({ home }) => home));
    expect(enrolled).toHaveLength(24);
    expect([...homes].toSorted()).toEqual(enrolled.map(({ id }) => id).toSorted());
  });

  it('are all settled, with outcomes that rest on the answers they hold', () => {
    for (const form of smeForms) {
      expect(form.values.state).not.toBe('draft');
      const outcome = outcomeIn(form);
      expect(outcome.on).toBe(form.values.onDate);
      expect(isOutdated(outcome, form.values)).toBe(false);
    }
  });

  it('leave no question unsure so often that it would be an alert', () => {
    for (const form of smeForms) expect(outcomeIn(form).unsureShare).toBeLessThanOrEqual(20);
  });

  it('name contacts of the same sheet and day', () => {
    for (const { home, values } of smeForms) {
      if (values.contactId === undefined) continue;
      const contact = present(recordAs(records.get(values.contactId), 'contact'), 'the contact');
      expect(contact.home).toBe(home);
      expect(contact.values.state).toBe('held');
      expect(contact.values.at.slice(0, 10)).toBe(values.onDate);
    }
  });

  it('are written in the language of the launch pad', () => {
    let count = 0;
    for (const { home, values } of smeForms) {
      const sme = present(recordAs(records.get(home), 'sme'), home);
      const known = notesIn(sme.values.country === 'FR' ? 'fr' : 'en');
      for (const [field, value] of Object.entries(values)) {
        if (!field.startsWith('note.')) continue;
        expect(known).toContain(value);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(60);
  });
});

describe('The checklists of the sample', () => {
  it('find every enrolled SME eligible, before it entered that stage', () => {
    for (const { id, values } of enrolled) {
      const checklist = only(id, 'eligibility-checklist');
      const outcome = outcomeIn(checklist);
      expect(outcome.result, values.name).toBe('eligible');
      expect(['micro', 'small']).toContain(outcome.sizeClass);
      expect(outcome.aidShare).toBeLessThan(10);
      const eligibleOn = present(values.stageDates?.eligible, 'the day of the stage');
      expect(present(checklist.values.onDate, 'a date') < eligibleOn).toBe(true);
    }
  });

  it('name the market and the language of the sheet', () => {
    for (const { id, values } of enrolled) {
      const { values: answers } = only(id, 'eligibility-checklist');
      expect(answers['checks.languages']).toEqual(values.languages);
      const markets = Object.values(values.targetMarkets ?? {}).map(({ country }) => country);
      expect(answers['checks.targetMarkets']).toEqual(markets);
    }
  });
});

describe('The assessments and profiles of the sample', () => {
  it('follow the induction of every enrolled SME', () => {
    for (const { id, values } of enrolled) {
      const inductedOn = present(values.stageDates?.inducted, 'the day of the stage');
      const forms = [...formsOf(id, 'readiness-assessment'), only(id, 'sme-profile')];
      expect(forms.length).toBeGreaterThan(1);
      for (const { values: form } of forms) {
        const on = present(form.onDate, 'a date');
        expect(on > inductedOn && on < sampleToday).toBe(true);
      }
    }
  });

  it('choose up to three areas, and are repeated by many with a better total', () => {
    const series = enrolled.map(({ id }) => formsOf(id, 'readiness-assessment'));
    const repeated = series.filter((forms) => forms.length > 1);
    expect(repeated.length).toBeGreaterThanOrEqual(8);
    for (const forms of series) {
      const outcomes = forms.map(outcomeIn);
      for (const { focus = [], scores = {} } of outcomes) {
        expect(focus.length).toBeGreaterThan(0);
        expect(focus.length).toBeLessThanOrEqual(3);
        expect(Object.keys(scores)).toHaveLength(8);
      }
      const [first, second] = outcomes.map(({ total }) => present(total, 'a total'));
      expect(present(first, 'a first assessment')).toBeGreaterThan(20);
      expect(present(first, 'a first assessment')).toBeLessThan(65);
      if (first !== undefined && second !== undefined) expect(second).toBeGreaterThan(first);
    }
    for (const [older, newer] of repeated) {
      expect(older?.values.state).toBe('replaced');
      expect(newer?.values.replaces).toBe(older?.id);
    }
  });

  it('ask of no customs where there is no border, and of no translation into the own language', () => {
    for (const { id, values } of enrolled) {
      const { values: answers } = present(formsOf(id, 'readiness-assessment')[0], 'the first one');
      const market = Object.values(values.targetMarkets ?? {})[0]?.country;
      const border = values.country === 'GB' || market === 'GB';
      expect(answers['value.customs'] === 'na').toBe(!border);
      expect(answers['value.language'] === 'na').toBe(values.country === 'GB' && market === 'IE');
    }
  });
});

describe('The entry plans of the sample', () => {
  const supported = enrolled.filter(({ values }) => values.stageDates?.supported !== undefined);

  it('are agreed by both sides before the support begins, for the market of the sheet', () => {
    expect(supported).toHaveLength(22);
    for (const { id, values } of supported) {
      const { values: plan } = only(id, 'market-entry-plan');
      const market = Object.values(values.targetMarkets ?? {})[0]?.country;
      expect([plan.state, plan.market, plan['value.market']]).toEqual(['agreed', market, market]);
      expect(plan['checks.form.agreedBy']).toEqual(['sme', 'accountManager']);
      const supportedOn = present(values.stageDates?.supported, 'the day of the stage');
      expect(
        present(element.date.parse(plan['value.form.agreedOn']), 'a date') <= supportedOn,
      ).toBe(true);
    }
  });

  it('are not ahead of the support: those inducted alone have none', () => {
    const others = enrolled.filter((sme) => !supported.includes(sme));
    expect(others.flatMap(({ id }) => formsOf(id, 'market-entry-plan'))).toEqual([]);
  });

  it('are further on than their support time, and leave something for each order', () => {
    for (const { id } of supported) {
      const plan = only(id, 'market-entry-plan');
      const [brief] = briefsOf(id, 'market-entry-plan');
      const frozen = present(outcomeIn(plan).progress, 'the progress of the agreement');
      expect(progressNow(present(brief, 'the plan'))).toBeGreaterThan(frozen);
      expect(planLag(headOf(id), sampleToday)?.points ?? 0).toBeLessThan(20);
      const view = formView(marketEntryPlan, plan.values, { onDate: plan.values.onDate ?? '' });
      const { computed } = present(
        itemsIn(view).find(({ key }) => key === 'priceSheet'),
        'the plan has a price',
      );
      expect(computed).toMatchObject({ kind: 'price' });
      if (computed?.kind === 'price') expect(computed.result?.marginRate).toBeGreaterThan(10);
      expect(itemsIn(view).flatMap(({ problems }) => problems)).toEqual([]);
    }
  });

  it('are written in the language of the launch pad, translated in full, in part or no more', () => {
    const states = new Set<string>();
    for (const { id, values } of supported) {
      const language = values.country === 'FR' ? 'fr' : 'en';
      const { values: plan } = only(id, 'market-entry-plan');
      for (const [field, value] of Object.entries(plan)) {
        if (!field.startsWith('text.')) continue;
        const text = element.text2.parse(value);
        expect(text.lang).toBe(language);
        states.add(
          text.translation === undefined
            ? 'none'
            : isStale(text)
              ? 'stale'
              : present(text.translationState, 'a translation has its state'),
        );
      }
    }
    expect([...states].toSorted()).toEqual(['checked', 'draft', 'none', 'stale']);
  });
});

describe('The monthly reviews of the sample', () => {
  const reviews = enrolled.flatMap(({ id }) => formsOf(id, 'monthly-review'));

  it('are one for each review that the journal tells of, held at that contact', () => {
    for (const { id } of enrolled) {
      const held = all('contact').filter(
        ({ home, values }) =>
          home === id && values.kind === 'monthlyReview' && values.state === 'held',
      );
      const named = formsOf(id, 'monthly-review').map(({ values }) => values.contactId);
      expect(new Set(named)).toEqual(new Set(held.map((contact) => contact.id)));
      expect(named).toHaveLength(held.length);
    }
    expect(reviews.length).toBeGreaterThan(100);
  });

  it('froze what the engine makes of their answers, with nothing missing', () => {
    for (const review of reviews) {
      const { values } = review;
      const agreed = all('action').filter(({ values: one }) => one.from?.formId === review.id);
      expect(agreed.length).toBeGreaterThan(0);
      const actions = agreed.map(({ id, values: { title } }) => ({ id, title, done: false }));
      const onDate = present(values.onDate, 'a date');
      const view = formView(monthlyReview, values, {
        onDate,
        actions: new Map([['actions', actions]]),
      });
      expect(view.isComplete).toBe(true);
      expect(values.outcome).toEqual(outcomeOf(view, values));
    }
  });

  it('agreed actions of the same day, in the contact and in the form', () => {
    for (const { id, values } of reviews) {
      for (const action of all('action').filter(({ values: one }) => one.from?.formId === id)) {
        expect(action.values.from?.contactId).toBe(values.contactId);
        expect(action.created.at).toBeLessThan(Date.parse(`${values.onDate}T23:00:00Z`));
      }
    }
  });

  it('are followed by letters, sent but for some of the last days', () => {
    const latest = enrolled.flatMap(({ id }) => formsOf(id, 'monthly-review').at(-1) ?? []);
    const unsent = reviews.filter(({ values }) => values[letterSentField] === undefined);
    expect(unsent.length).toBeGreaterThan(0);
    expect(unsent.length).toBeLessThan(6);
    for (const review of unsent) expect(latest).toContain(review);
  });

  it('are written in both languages, but for some that wait to be translated', () => {
    const waiting = enrolled.filter(({ id }) => factsOf(headOf(id)).untranslated !== undefined);
    expect(waiting.length).toBeGreaterThan(2);
    expect(waiting.length).toBeLessThan(7);
  });
});

describe('The guards of the stages', () => {
  it('are kept by every enrolled SME of the sample, on the day of each stage', () => {
    for (const { id, values } of enrolled) {
      for (const to of ['eligible', 'supported', 'completed'] as const) {
        const on = values.stageDates?.[to];
        if (on === undefined) continue;
        // What gave way later stood on that day.
        const forms = briefsOf(id)
          .filter(({ onDate = '', agreedOn = '' }) => onDate <= on && agreedOn <= on)
          .map((brief) =>
            brief.state === 'replaced' ? { ...brief, state: 'complete' as const } : brief,
          );
        const figures = summariseLazy('figures', ofHome(id, 'figures'));
        const summaries = { form: { count: forms.length, facts: forms }, figures };
        const evidence = evidenceIn(
          { summary: { inductionHeld: true }, summaries },
          { today: on, contactsComing: false },
        );
        expect(openGuards(values, to, evidence), `${values.name} ${to}`).toEqual([]);
      }
    }
  });
});

/** An answer that the next version of a template does not offer keeps the label that it had, on screen, on paper and in tables (F212). */

import { describe, expect, it } from 'vitest';
import { answerRows } from '../../../../src/domain/form/answer-table.ts';
import type { FormValues } from '../../../../src/domain/form/fields.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { printable } from '../../../../src/domain/form/printable.ts';
import { printedAnswer } from '../../../../src/domain/form/printed-answer.ts';
import type { Template } from '../../../../src/domain/form/template.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { itemsIn } from '../../../../src/domain/form/view.ts';
import { recordAs } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';

/** The next version of a template, in which a question offers less, or is asked no more. */
function without(template: Template, itemId: string, optionId?: string): Template {
  const version = template.version + 1;
  const sections = template.sections.map((section) => ({
    ...section,
    items: section.items.flatMap((item) => {
      if (item.id !== itemId) return [item];
      if (optionId === undefined || !('options' in item) || item.options === undefined) return [];
      return [{ ...item, options: item.options.filter(({ id }) => id !== optionId) }];
    }),
  })) as Template['sections'];
  return { ...template, version, sections } as Template;
}

const onDate = '2020-11-19';
const viewOf = (template: Template, values: FormValues, former?: readonly Template[]) =>
  formView(template, values, { onDate, country: 'FR', former });
const itemOf = (view: ReturnType<typeof viewOf>, id: string) =>
  present(
    [...itemsIn(view), ...view.former].find(({ item }) => item.id === id),
    'it is there',
  );

const checklist = without(eligibilityChecklist, 'difficulty', 'rescueAid');
const values = { 'value.difficulty': 'rescueAid' };
const label = { en: /^Rescue aid/u, fr: /sauvetage/iu };

describe('one answer of a choice', () => {
  const view = viewOf(checklist, values, [eligibilityChecklist]);

  it.each(['en', 'fr'] as const)('is told by its label [%s]', (language) => {
    const item = itemOf(view, 'difficulty');
    expect(item.unlisted.map((option) => option.label?.[language])).toEqual([
      expect.stringMatching(label[language]),
    ]);
    expect(item.problems).toEqual([
      { kind: 'notAnOption', word: 'rescueAid', label: item.unlisted[0]?.label },
    ]);
    const printed = JSON.stringify(printable(view, language, { mode: 'manager' }));
    expect(printed).toMatch(language === 'en' ? /Rescue aid/u : /sauvetage/iu);
    expect(printed).not.toContain('rescueAid');
  });

  it('is told so in a table of answers', () => {
    const stamp = { at: 1, by: 'member-1' };
    const record = { id: 'form-1', entity: 'form', home: 'sme-1', created: stamp, changed: stamp };
    const form = recordAs({ ...record, values: { ...values, state: 'draft' } } as never, 'form');
    const options = { language: 'en', staff: false, day: String, name: String } as const;
    const rows = answerRows(present(form, 'a form'), view, options);
    expect(JSON.stringify(rows)).toMatch(/Rescue aid/u);
    expect(JSON.stringify(rows)).not.toContain('rescueAid');
  });

  it('is a plain sentence where no template at hand offered it, never an id', () => {
    const item = itemOf(viewOf(checklist, values), 'difficulty');
    expect(printedAnswer(item, 'en')).toMatchObject({
      said: { text: 'An answer that is not offered here' },
    });
    const { unlisted: _none, ...bare } = item;
    expect(printedAnswer(bare, 'fr')).toMatchObject({
      said: { text: 'Une réponse qui n’est pas proposée ici' },
    });
  });

  it('has the label of the latest version that offered it', () => {
    const renamed = JSON.parse(
      JSON.stringify({ ...eligibilityChecklist, version: 2 }).replace(
        /("id":"rescueAid","label":\{"en":")[^"]*/u,
        '$1Renamed',
      ),
    ) as Template;
    const third = { ...checklist, version: 3 };
    for (const former of [
      [eligibilityChecklist, renamed],
      [renamed, eligibilityChecklist],
    ]) {
      const item = itemOf(viewOf(third, values, former), 'difficulty');
      expect(printedAnswer(item, 'en')).toMatchObject({ said: { text: 'Renamed' } });
    }
  });

  it('keeps it where the question is retired later', () => {
    const third = without(checklist, 'difficulty');
    const item = itemOf(viewOf(third, values, [eligibilityChecklist, checklist]), 'difficulty');
    expect(printedAnswer(item, 'en')).toMatchObject({
      said: { text: expect.stringMatching(label.en) as string },
    });
  });
});

describe('a criterion whose answer is retired (F215)', () => {
  const budget = itemsIn(viewOf(eligibilityChecklist, {})).find(({ options }) =>
    options.some((option) => option.id === 'to5k'),
  );
  const { id, rule } = present(budget, 'the budget').item;
  const next = without(eligibilityChecklist, id, 'to5k');
  /** The rule of the next version says nothing of the answer that it retires. */
  const silent = {
    ...next,
    sections: next.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.id === id
          ? { ...item, rule: { ...rule, pass: ['under1k', 'to20k', 'over20k'] } }
          : item,
      ),
    })),
  } as Template;
  const verdictOn = (template: Template, word: string) =>
    itemOf(viewOf(template, { [`value.${id}`]: word }, [eligibilityChecklist]), id).verdict;

  it('is to be checked, and nothing is said of it that was meant for other answers', () => {
    expect(verdictOn(eligibilityChecklist, 'to5k')).toMatchObject({ verdict: 'pass' });
    expect(verdictOn(silent, 'to5k')).toEqual({ verdict: 'refer', cause: 'retired' });
    expect(verdictOn(silent, 'none')).toMatchObject({ verdict: 'refer', cause: 'value' });
    expect(verdictOn(silent, 'none')?.reason).toBeDefined();
  });

  it('is what a rule says that still speaks of it', () => {
    expect(verdictOn(next, 'to5k')).toEqual({ verdict: 'pass', cause: 'value' });
  });
});

it('keeps the label of each answer of several', () => {
  const item = itemsIn(viewOf(marketEntryPlan, {})).find((each) => each.item.id === 'compliance');
  const [first, second] = present(item, 'it is there').options;
  const [gone, stays] = [present(first, 'one'), present(second, 'another')];
  const next = without(marketEntryPlan, 'compliance', gone.id);
  const view = viewOf(next, { 'checks.compliance': [gone.id, stays.id, 'own'] }, [marketEntryPlan]);
  expect(printedAnswer(itemOf(view, 'compliance'), 'fr')).toMatchObject({
    items: [gone.label.fr, stays.label.fr, 'Une réponse qui n’est pas proposée ici'].map(
      (text) => ({ text }),
    ),
  });
});

it('leaves words of one’s own and codes of countries as they are', () => {
  const view = viewOf(eligibilityChecklist, { 'checks.platforms': ['Our own shop'] });
  const item = itemOf(view, 'platforms');
  expect(item.unlisted).toEqual([]);
  expect(printedAnswer(item, 'en')).toMatchObject({ items: [{ text: 'Our own shop' }] });
});

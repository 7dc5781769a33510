/** The templates that come with the application, each item of them, in both languages. */
import { describe, expect, test } from 'vitest';
import { builtInTemplates, isBuiltIn, templateIds } from '../../../../src/domain/form/built-in.ts';
import { loadTemplate } from '../../../../src/domain/form/load-template.ts';
import { itemsOf, type Template, type Wording } from '../../../../src/domain/form/template.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';

const templates: readonly Template[] = await Promise.all(
  templateIds.map((id) => builtInTemplates[id]()),
);

/** Every wording at any depth, with its place. */
function wordingsIn(node: unknown, place: string): readonly (readonly [string, Wording])[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('en' in node && 'fr' in node) return [[place, node as Wording]];
  return Object.entries(node).flatMap(([key, each]) => wordingsIn(each, `${place}/${key}`));
}

test('there are eight templates, each under its own id', () => {
  expect(templates.map(({ id }) => id)).toEqual(templateIds);
  expect(templateIds).toHaveLength(8);
});

test('a name without its version is no template', () => {
  expect(isBuiltIn('sme-profile')).toBe(false);
  expect(isBuiltIn('toString')).toBe(false);
});

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    test('passes the checks that a template from elsewhere has to pass', () => {
      expect(loadTemplate(JSON.parse(JSON.stringify(template)))).toEqual({
        ok: true,
        value: template,
      });
    });

    test('has every text in both languages, with the typography of each', () => {
      const wordings = wordingsIn(template, template.id);
      expect(wordings.length).toBeGreaterThan(20);
      const wrong = wordings.filter(
        ([, { en, fr }]) =>
          en.trim() !== en ||
          fr.trim() !== fr ||
          /['"]|\.\.\.| {2}/.test(`${en}${fr}`) ||
          / [;:!?%]|[«»]/.test(en) ||
          /[“”]|[^\u00a0][;!?%»€£]|[^\u00a0\d]:|«[^\u00a0]|\d \d{3}(?!\d)/.test(fr),
      );
      expect(wrong).toEqual([]);
    });

    test('gives every long label a short one', () => {
      const long = itemsOf(template).filter(
        ({ label, short }) =>
          short === undefined && Math.max(label.en.length, label.fr.length) > 28,
      );
      expect(long.map(({ id }) => id)).toEqual([]);
    });
  },
);

test('the areas of the assessment open sections of the entry plan', () => {
  const plan = marketEntryPlan;
  const assessment = readinessAssessment;
  const sections = plan.sections.map(({ id }) => id);
  for (const { opens } of assessment.sections) {
    expect(opens.length).toBeGreaterThan(0);
    expect(opens.filter((id) => !sections.includes(id))).toEqual([]);
  }
});

test('the assessment asks 38 questions in eight areas, seven of them gates', async () => {
  const assessment = await builtInTemplates['readiness-assessment/1']();
  const items = itemsOf(assessment);
  expect(assessment.sections).toHaveLength(8);
  expect(items).toHaveLength(38);
  expect(
    items.flatMap((item) => (item.type === 'maturity' && item.gate === true ? [item.id] : [])),
  ).toEqual(['means', 'rules', 'control', 'margin', 'vat', 'customs', 'measure']);
});

test('only five criteria of the checklist can fail', async () => {
  const checklist = await builtInTemplates['eligibility-checklist/1']();
  const failing = itemsOf(checklist).filter(({ rule }) => rule?.fail !== undefined);
  expect(failing.map(({ id }) => id)).toEqual([
    'registered',
    'inArea',
    'yearBefore',
    'aidReceived',
    'difficulty',
  ]);
});

/** Every item of every template, whatever is answered: shown, stored, read back and printed without a hole. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../../../src/domain/form/answers.ts';
import { builtInTemplates, templateIds } from '../../../../src/domain/form/built-in.ts';
import { fieldOfItem } from '../../../../src/domain/form/fields.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { plainAnswer, printable } from '../../../../src/domain/form/printable.ts';
import { itemsOf, type Template } from '../../../../src/domain/form/template.ts';
import { itemsIn } from '../../../../src/domain/form/view.ts';
import { answerPatch } from '../../../../src/domain/form/write-answer.ts';
import { contexts, valuesOf, writtenFor } from '../../../support/generated-form.ts';

const templates: readonly Template[] = await Promise.all(
  templateIds.map((id) => builtInTemplates[id]()),
);
const runs = { numRuns: 20 };

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    test('reads back what was answered, and nothing else', () => {
      for (const item of itemsOf(template)) {
        if (fieldOfItem(item) === undefined) continue;
        fc.assert(
          fc.property(writtenFor(item), (written) => {
            const answer = answerOf(answerPatch(item, written), item, item.id);
            if (typeof written === 'string') expect(answer).toEqual({ kind: written });
            else expect(answer).toEqual({ kind: 'given', content: written });
          }),
          { numRuns: 8 },
        );
      }
    });

    test('counts every question once, as answered, blank or not applicable', () => {
      fc.assert(
        fc.property(valuesOf(template), contexts, (values, context) => {
          const { counts, sections } = formView(template, values, context);
          expect(counts.answered + counts.blank + counts.notApplicable).toBe(counts.asked);
          expect(counts.unsure).toBeLessThanOrEqual(counts.answered);
          expect(counts.unsureShare).toBeGreaterThanOrEqual(0);
          expect(counts.unsureShare).toBeLessThanOrEqual(100);
          const kept = sections.filter(({ state }) => state !== 'leftOut');
          expect(kept.reduce((sum, each) => sum + each.counts.asked, 0)).toBe(counts.asked);
        }),
        runs,
      );
    });

    test.each(['en', 'fr'] as const)('prints every question and answer: %s', (language) => {
      fc.assert(
        fc.property(valuesOf(template), contexts, (values, context) => {
          const view = formView(template, values, context);
          const printed = printable(view, language, { mode: 'manager' });
          const shown = view.sections
            .filter(({ state }) => state !== 'leftOut')
            .flatMap(({ items }) => items.filter(({ hidden }) => hidden === undefined));
          const lines = printed.sections.flatMap((section) => section.lines);
          expect(lines.map(({ question }) => question)).toEqual(
            shown.map(({ item }) => item.label[language]),
          );
          for (const [index, { answer }] of lines.entries()) {
            const given = shown[index]?.answer.kind === 'given';
            if (given) expect(plainAnswer(answer).trim()).not.toBe('');
            expect(answer.kind === 'none' ? answer.said.text : 'answered').not.toBe('');
          }
          expect(JSON.stringify(printed)).not.toMatch(/undefined|NaN|Infinity|\[object/);
        }),
        runs,
      );
    });

    test('finds nothing wrong with answers of the right kind', () => {
      fc.assert(
        fc.property(valuesOf(template), contexts, (values, context) => {
          const problems = itemsIn(formView(template, values, context)).flatMap((item) =>
            item.problems.filter(({ kind }) => !['identifier', 'tooMany'].includes(kind)),
          );
          expect(problems).toEqual([]);
        }),
        runs,
      );
    });

    test('keeps what it cannot read, tells so, and goes on', () => {
      const strange = { shape: ['of', 'a', 'newer', 'version'] };
      const typed = itemsOf(template).filter((item) => fieldOfItem(item) !== undefined);
      const values = Object.fromEntries(
        typed.map((item) => [fieldOfItem(item) ?? '', item.type === 'table' ? 7 : strange]),
      );
      const view = formView(template, values, { onDate: '2026-11-20', country: 'GB' });
      const unreadable = itemsIn(view).filter(({ answer }) => answer.kind === 'unreadable');
      expect(unreadable.map(({ key }) => key)).toEqual(typed.map(({ id }) => id));
      for (const item of unreadable.filter(({ hidden }) => hidden === undefined)) {
        expect(item.problems).toEqual([{ kind: 'unreadable' }]);
      }
      expect(() => printable(view, 'fr', { mode: 'manager' })).not.toThrow();
    });
  },
);

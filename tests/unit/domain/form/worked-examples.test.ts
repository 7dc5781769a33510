/**
 * Sixteen filled forms with their results worked out by hand (`tests/fixtures/filled-forms.json`, the arithmetic beside each):
 * the engine must come to the same.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/std/json.ts';
import { present } from '../../../../src/std/assert.ts';
import { isClosed, workingDays } from '../../../../src/domain/calendar/availability.ts';
import { addMonths } from '../../../../src/domain/calendar/local-date.ts';
import { projectMonth, projectQuarter } from '../../../../src/domain/calendar/project-calendar.ts';
import { numberedLessons } from '../../../../src/domain/form/lessons.ts';
import { builtInTemplates, isBuiltIn } from '../../../../src/domain/form/built-in.ts';
import type { FormContext } from '../../../../src/domain/form/context.ts';
import { confidenceAlert } from '../../../../src/domain/form/outcome.ts';
import type { SectionState } from '../../../../src/domain/form/template.ts';
import { textsOf, translationCounts } from '../../../../src/domain/form/texts.ts';
import { type FormView, itemsIn } from '../../../../src/domain/form/view.ts';
import { type FilledForm, fill, type SaidText } from '../../../support/filled-form.ts';

interface Expected {
  readonly [key: string]: Json | undefined;
}
interface Example {
  readonly id: string;
  readonly template: string;
  readonly sme: string | null;
  readonly onDate: string;
  readonly context?: {
    readonly supportValue?: { readonly amount: number; readonly currency: 'EUR' | 'GBP' };
    readonly rates?: Readonly<Record<string, number>>;
    readonly previousConfidence?: number;
    readonly launchPads?: readonly string[];
    readonly firstMonth?: string;
    readonly reviewMonth?: number;
    readonly lessonsBefore?: number;
  };
  readonly progress?: Readonly<Record<string, SectionState>>;
  readonly leftOut?: Readonly<Record<string, SaidText>>;
  readonly answers: Readonly<Record<string, Json>>;
  readonly expect: Expected & {
    readonly variants?: readonly (Expected & {
      readonly onDate?: string;
      readonly answers?: Readonly<Record<string, Json>>;
    })[];
  };
}
interface Fixture {
  readonly smes: readonly {
    readonly id: string;
    readonly country: string;
    readonly postcode: string;
  }[];
  readonly examples: readonly Example[];
}

const fixture = JSON.parse(
  readFileSync(new URL('../../../fixtures/filled-forms.json', import.meta.url), 'utf8'),
) as Fixture;

async function formOf(example: Example): Promise<FilledForm> {
  const id = `${example.template}/1`;
  if (!isBuiltIn(id)) throw new Error(`no template ${id}`);
  const sme = fixture.smes.find((each) => each.id === example.sme);
  const pads = example.context?.launchPads ?? [];
  const context: FormContext = {
    onDate: example.onDate,
    country: sme?.country,
    postcode: sme?.postcode,
    supportValue: example.context?.supportValue,
    pads: pads.map((pad) => ({ id: pad, name: pad })),
  };
  const ofForm = Object.entries(example.answers).filter(([key]) => !pads.includes(key));
  let form = fill(await builtInTemplates[id](), context).answers(Object.fromEntries(ofForm));
  const rate = example.context?.rates?.['GBP/EUR'];
  if (rate !== undefined) form = form.rate(rate);
  for (const [section, state] of Object.entries(example.progress ?? {})) {
    form = form.section(section, state, example.leftOut?.[section]);
  }
  return pads.reduce(
    (each, pad) =>
      each.answers((example.answers[pad] ?? {}) as Readonly<Record<string, Json>>, pad),
    form,
  );
}

/** What the engine says of everything that an example may expect, by the words of the examples. */
function found(view: FormView, example: Example): Readonly<Record<string, unknown>> {
  const { counts, result } = view;
  const texts = textsOf(view);
  return {
    offered: view.withheld === undefined,
    asked: counts.asked,
    answered: counts.answered,
    unsure: counts.unsure,
    unsureShare: counts.unsureShare,
    requiredMissing: counts.requiredMissing,
    complete: view.isComplete,
    notAsked: itemsIn(view).flatMap(({ key, hidden }) => (hidden === undefined ? [] : [key])),
    parts: view.sections.length,
    texts: { total: texts.length, ...translationCounts(texts) },
    textsWithoutTranslation: translationCounts(texts).none,
    score: null,
    period: periodOf(example.context ?? {}),
    nextInClosure: nextInClosure(view),
    lessonNumbers: lessonNumbersOf(view, example.context?.lessonsBefore ?? 0),
    ...(result.kind === 'profile' ? { result: null } : {}),
    ...(result.kind === 'checklist' ? ofChecklist(result) : {}),
    ...(result.kind === 'assessment' ? ofAssessment(result) : {}),
    ...(result.kind === 'plan' ? ofPlan(view, result) : {}),
    ...(result.kind === 'review'
      ? {
          alert13: confidenceAlert(result.confidence, example.context?.previousConfidence) ?? null,
        }
      : {}),
  };
}

type Result<K extends FormView['result']['kind']> = Extract<FormView['result'], { kind: K }>;

function ofChecklist({ result, reasons, verdicts, size, aid }: Result<'checklist'>): object {
  return {
    result,
    verdicts,
    reasons: reasons.map(({ key, verdict, cause }) => ({ item: key, verdict, cause })),
    smeSize: size?.sizeClass,
    aidTotal: aid?.total ?? null,
  };
}

function ofAssessment(result: Result<'assessment'>): object {
  return {
    ...result,
    sections: Object.fromEntries(result.areas.map(({ id, score }) => [id, score])),
  };
}

function ofPlan(view: FormView, { done, kept, leftOut, progress }: Result<'plan'>): object {
  const price = itemsIn(view).flatMap(({ computed }) =>
    computed?.kind === 'price' ? [computed] : [],
  )[0];
  const { net, margin, marginRate } = present(price, 'the plan has a price').result;
  return { done, kept, leftOut, progress, result: { net, margin, marginRate } };
}

/** Variants are filled in on their own. */
const elsewhere = new Set(['variants']);

/** The days and project months of a quarterly review. */
function periodOf({
  firstMonth,
  reviewMonth,
}: NonNullable<Example['context']>): object | undefined {
  if (firstMonth === undefined || reviewMonth === undefined) return undefined;
  const { from, to } = projectQuarter(reviewMonth, firstMonth);
  const months = [from, addMonths(from, 1), to].map((day) => projectMonth(day, firstMonth));
  return { from, to, months };
}

/** Whether the next review falls on a holiday or in a closure, where the business is. */
function nextInClosure(view: FormView): boolean {
  const next = itemsIn(view).find(({ key }) => key === 'next')?.answer;
  if (next?.kind !== 'given' || next.content.kind !== 'word') return false;
  const region = view.context.country === 'FR' ? 'FR' : 'GB-ENG';
  return isClosed(next.content.word, [], workingDays(region));
}

function lessonNumbersOf(view: FormView, before: number): object {
  const lessons = numberedLessons(view, before);
  const pads = view.context.pads ?? [];
  return Object.fromEntries(
    pads.map(({ id }) => [
      id,
      lessons.filter(({ padId }) => padId === id).map((lesson) => lesson.number),
    ]),
  );
}

function expectSame(view: FormView, example: Example, expected: Expected): void {
  const seen = found(view, example);
  const checked = Object.keys(expected).filter(
    (key) => !elsewhere.has(key) && key !== 'answers' && key !== 'onDate',
  );
  expect(checked.length).toBeGreaterThan(0);
  for (const key of checked) {
    const whole = expected[key];
    const isPart = key === 'sections' || (key === 'notAsked' && Array.isArray(whole));
    if (key === 'sections') expect(seen[key], key).toMatchObject(whole as object);
    else if (isPart)
      expect(new Set(seen[key] as string[]), key).toEqual(new Set(whole as string[]));
    else expect(seen[key], key).toEqual(whole);
  }
}

test('there are sixteen examples', () => {
  expect(fixture.examples).toHaveLength(16);
});

describe.each(fixture.examples)('$id', (example) => {
  test('comes out as worked out by hand', async () => {
    expectSame((await formOf(example)).view(), example, example.expect);
  });

  test('reads every answer and finds nothing wrong with it', async () => {
    const items = itemsIn((await formOf(example)).view());
    expect(items.flatMap(({ key, problems }) => problems.map((each) => [key, each]))).toEqual([]);
  });
});

describe.each(fixture.examples.filter((each) => each.expect.variants !== undefined))(
  '$id, varied',
  (example) => {
    test.each(example.expect.variants ?? [])(
      'comes out as worked out by hand: variant %#',
      async (variant) => {
        const form = (await formOf(example)).answers(variant.answers ?? {});
        const dated = variant.onDate === undefined ? form : form.on(variant.onDate);
        expectSame(dated.view(), example, variant);
      },
    );
  },
);

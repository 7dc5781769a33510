/** Answers of every kind, made up for each item of a template: for what has to hold whatever is answered. */
import fc from 'fast-check';
import type { Money, Text2 } from '../../src/domain/entity/field.ts';
import type { Cell, Content, PriceLine } from '../../src/domain/form/answers.ts';
import type { FormContext } from '../../src/domain/form/context.ts';
import { optionsOf } from '../../src/domain/form/form-view.ts';
import {
  type CellType,
  type Item,
  type ItemOf,
  itemsOf,
  sectionStates,
  type Template,
} from '../../src/domain/form/template.ts';
import { answerPatch, type Written } from '../../src/domain/form/write-answer.ts';
import {
  type FormValues,
  leftOutReasonField,
  sectionStateField,
} from '../../src/domain/form/fields.ts';

const words = fc.constantFrom('Rouen', 'savon', 'tea tins', 'délai', 'price list', 'été');
const text: fc.Arbitrary<Text2> = fc.oneof(
  fc.record({ lang: fc.constantFrom('en', 'fr'), text: words }),
  fc.record({
    lang: fc.constantFrom('en', 'fr'),
    text: words,
    translation: words,
    translationState: fc.constantFrom('draft', 'checked'),
  }),
);
const day = fc.constantFrom('2020-02-29', '2024-01-01', '2026-11-20', '2027-09-01');
const money: fc.Arbitrary<Money> = fc.record({
  amount: fc.integer({ min: 0, max: 400_000 }),
  currency: fc.constantFrom('EUR', 'GBP'),
});
const country = fc.constantFrom('FR', 'GB', 'BE', 'IE');
const rowId = fc.constantFrom('r1', 'r2', 'r3', 'r4');

const cells: Readonly<Record<CellType, fc.Arbitrary<Cell>>> = {
  text: words,
  number: fc.nat(500),
  percent: fc.nat(100),
  money,
  date: day,
  country,
  rating5: fc.integer({ min: 1, max: 5 }),
};

/** Content of the kind that the item asks for. */
function contentFor(item: Item): fc.Arbitrary<Content> {
  const word = (from: fc.Arbitrary<string>): fc.Arbitrary<Content> =>
    from.map((each) => ({ kind: 'word', word: each }));
  const set = (from: fc.Arbitrary<string>): fc.Arbitrary<Content> =>
    fc
      .uniqueArray(from, { minLength: 1, maxLength: 3 })
      .map((each) => ({ kind: 'words', words: each }));
  const ids = optionsOf(item).map(({ id }) => id);
  const options = ids.length === 0 ? words : fc.constantFrom(...ids);
  switch (item.type) {
    case 'yesNo':
    case 'choice':
    case 'derived':
      return word(options);
    case 'choices':
    case 'checks':
      return set(options);
    case 'country':
      return word(country);
    case 'countries':
      return set(country);
    case 'people':
    case 'orgs':
      return set(words);
    case 'identifier':
      return word(fc.constantFrom('FR732829320', 'GB123456789000', 'not one'));
    case 'date':
      return word(day);
    case 'number':
      return fc.nat(item.max ?? 300).map((number) => ({ kind: 'number', number }));
    case 'rating':
    case 'maturity':
      return fc
        .constantFrom(...item.anchors.map(({ score }) => score))
        .map((number) => ({ kind: 'number', number }));
    case 'money':
      return money.map((each) => ({ kind: 'money', money: each }));
    case 'text':
    case 'longText':
      return text.map((each) => ({ kind: 'text', text: each }));
    case 'list':
    case 'lessons':
      return fc
        .uniqueArray(fc.record({ id: rowId, text }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ id }) => id,
        })
        .map((rows) => ({ kind: 'texts', rows: [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)) }));
    case 'table':
      return tableFor(item);
    case 'calculator':
      return pricesFor(item);
    case 'targets':
      return fc
        .dictionary(
          fc.constantFrom(...item.measures.map(({ id }) => id)),
          fc.record({ baseline: fc.nat(900), target: fc.nat(900), by: day }),
          { minKeys: 1, noNullPrototype: true },
        )
        .map((rows) => ({ kind: 'targets', rows }));
    case 'actions':
    case 'auto':
      return fc.constant({ kind: 'actions', actions: [] });
  }
}

function tableFor(item: ItemOf<'table'>): fc.Arbitrary<Content> {
  const row = fc.record(
    Object.fromEntries(item.columns.map(({ id, type }) => [id, cells[type]] as const)),
    { requiredKeys: [item.columns[0]?.id ?? ''], noNullPrototype: true },
  );
  return fc
    .uniqueArray(fc.record({ id: rowId, cells: row }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ id }) => id,
    })
    .map((rows) => ({ kind: 'cells', rows: [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)) }));
}

function pricesFor(item: ItemOf<'calculator'>): fc.Arbitrary<Content> {
  const line: fc.Arbitrary<PriceLine> = fc.oneof(
    fc.record({ amount: fc.nat(200) }),
    fc.record({ amount: fc.nat(200), on: day }),
  );
  return fc
    .record({
      currency: fc.constantFrom('EUR', 'GBP'),
      lines: fc.dictionary(fc.constantFrom(...item.rows.map(({ id }) => id)), line, {
        minKeys: 1,
        noNullPrototype: true,
      }),
    })
    .map(({ currency, lines }) => ({ kind: 'prices', currency, lines }));
}

/** What somebody may answer to an item: content most often, a mark at times. */
export function writtenFor(item: Item): fc.Arbitrary<Written> {
  const marks: fc.Arbitrary<Written>[] = [fc.constant('unsure'), fc.constant('blank')];
  if (item.type === 'maturity' && item.na !== undefined) marks.push(fc.constant('notApplicable'));
  return fc.oneof({ weight: 4, arbitrary: contentFor(item) }, ...marks);
}

/** Fields of a form of the template, some items answered. */
export function valuesOf(template: Template): fc.Arbitrary<FormValues> {
  const answers = itemsOf(template).map((item) =>
    writtenFor(item).map((written) => answerPatch(item, written)),
  );
  const states =
    template.kind === 'plan'
      ? template.sections.map(({ id }) =>
          fc
            .record({ state: fc.constantFrom(...sectionStates), reason: text })
            .map(({ state, reason }) => ({
              [sectionStateField(id)]: state,
              ...(state === 'leftOut' && { [leftOutReasonField(id)]: { ...reason } }),
            })),
        )
      : [];
  return fc
    .tuple(...answers, ...states)
    .map((patches) =>
      Object.fromEntries(
        patches
          .flatMap((patch) => Object.entries(patch))
          .filter(([, value]) => value !== undefined),
      ),
    );
}

/** A country and a date, before and after rules came into force. */
export const contexts: fc.Arbitrary<FormContext> = fc.record({
  country: fc.constantFrom('FR', 'GB'),
  onDate: fc.constantFrom('2019-06-01', '2021-03-01', '2022-06-01', '2026-11-20'),
  supportValue: money,
});

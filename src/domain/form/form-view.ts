/**
 * A form as it stands: the template, the fields of its record and the context, brought together into what a screen shows. Pure
 * and quick enough to be built again at each key: a form has a few hundred items at most.
 *
 * An answer to a question that is no longer asked is kept and does not count, neither in a result nor in the conditions
 * of other questions.
 */

import type { Json } from '../../std/json.ts';
import { aidResult } from './aid.ts';
import { evidenceOf, noteOf, unsure } from './answers.ts';
import { problemsOf } from './check-answer.ts';
import { hiddenBecause } from './condition.ts';
import type { FormContext } from './context.ts';
import { countsOf } from './counts.ts';
import { areaOfPostcode } from './eligible-area.ts';
import { fieldOfItem, type FormValues } from './fields.ts';
import { isOpen } from './open-options.ts';
import { priceResult } from './price-sheet.ts';
import { itemReader, rateIn, type Reading } from './read-items.ts';
import { countryOptions, optionLists } from './reference/option-lists.ts';
import { referenceAt } from './reference/reference.ts';
import { resultOf } from './result.ts';
import { leftOutReasonOf, sectionStateOf } from './section-state.ts';
import { type Item, itemsOf, type Option, type Section, type Template } from './template.ts';
import { unlistedOptions } from './unlisted-options.ts';
import { countsSupport, refsOfRule, verdictOf } from './verdict.ts';
import type { Computed, FormView, ItemView, SectionView } from './view.ts';
import { yesNoOptions } from './wordings.ts';

/** The form as a screen shows it; `values` are the fields of its record. */
export function formView(template: Template, values: FormValues, context: FormContext): FormView {
  const read = itemReader(template, values, context);
  const form: Form = { template, values, context };
  const sections = partsOf(template, context).map((part) =>
    sectionView(
      form,
      part,
      part.section.items.map((item) => [item, read(item, part.padId)]),
    ),
  );
  const counts = countsOf(
    sections.filter(({ state }) => state !== 'leftOut').flatMap(({ items }) => items),
  );
  const withheld = hiddenBecause(template.only, { ...context, answerWords: () => [] });
  const result = resultOf(template, values, sections);
  const hasReasons = result.kind !== 'plan' || result.reasonMissing.length === 0;
  const isComplete = withheld === undefined && counts.requiredMissing.length === 0 && hasReasons;
  const rate = rateIn(values);
  const former = formerItems(form);
  return { template, context, withheld, sections, counts, former, rate, result, isComplete };
}

interface Form {
  readonly template: Template;
  readonly values: FormValues;
  readonly context: FormContext;
}

/** Questions of former templates that hold something and are asked no more. */
function formerItems({ template, values, context }: Form): readonly ItemView[] {
  const known = new Set(itemsOf(template).map(({ id }) => id));
  const found = new Map<string, ItemView>();
  for (const old of context.former ?? []) {
    const view = formView(old, values, { ...context, former: undefined });
    for (const item of view.sections.flatMap(({ items }) => items)) {
      const { answer, note, evidence } = item;
      const isFilled = answer.kind !== 'blank' || note !== '' || evidence.length > 0;
      // What Carnet works out was never filled in.
      if (item.field === undefined || !isFilled || known.has(item.item.id)) continue;
      const unlisted = unlistedOptions(item.item, answer, item.options, context.former);
      const shown = { hidden: undefined, verdict: undefined, problems: [], unlisted };
      found.set(item.key, { ...item, ...shown });
    }
  }
  return [...found.values()];
}

/** A section, or the part of one that belongs to a launch pad. */
interface Part {
  readonly section: Section;
  readonly padId: string | undefined;
}

function partsOf(template: Template, { pads = [] }: FormContext): readonly Part[] {
  const perPad = template.kind === 'review' ? (template.perLaunchPad ?? []) : [];
  return template.sections.flatMap((section): readonly Part[] =>
    perPad.includes(section.id) && pads.length > 0
      ? pads.map(({ id }) => ({ section, padId: id }))
      : [{ section, padId: undefined }],
  );
}

function sectionView(
  form: Form,
  { section, padId }: Part,
  readings: readonly (readonly [Item, Reading])[],
): SectionView {
  const key = padId === undefined ? section.id : `${section.id}.${padId}`;
  const items = readings.map(([item, reading]) => itemView(form, item, reading, { key, padId }));
  const isPlan = form.template.kind === 'plan';
  return {
    key,
    section,
    padId,
    items,
    counts: countsOf(items),
    state: isPlan ? sectionStateOf(form.values, section.id) : undefined,
    leftOutReason: isPlan ? leftOutReasonOf(form.values, section.id) : undefined,
  };
}

function itemView(
  { template, values, context }: Form,
  item: Item,
  reading: Reading,
  place: { readonly key: string; readonly padId: string | undefined },
): ItemView {
  const { key, answer, hidden } = reading;
  const options = optionsOf(item);
  const unlisted = unlistedOptions(item, answer, options, context.former);
  const { country, onDate, supportValue } = context;
  const isShown = hidden === undefined;
  return {
    key,
    item,
    sectionKey: place.key,
    padId: place.padId,
    field: fieldOfItem(item, place.padId),
    answer,
    hidden,
    isMissing: isShown && item.required === true && answer.kind === 'blank',
    problems: isShown ? problemsOf(item, answer, unlisted, country) : [],
    verdict: isShown
      ? verdictOf(
          item,
          answer,
          { onDate, country, supportValue, rate: rateIn(values) },
          unlisted.length > 0,
        )
      : undefined,
    suggestion: isShown && answer.kind === 'blank' ? suggestionFor(item, context) : undefined,
    references: refsOf(item).flatMap((id) => referenceAt(id, onDate, country) ?? []),
    options,
    unlisted,
    isOpen: isOpen(item),
    computed: computedOf(item, reading, values, context),
    audience: template.kind === 'profile' ? 'staff' : 'everyone',
    note: noteOf(values, key),
    evidence: evidenceOf(values, key),
  };
}

/** The answers offered; "not sure" is offered to every question and is not among them. */
export function optionsOf(item: Item): readonly Option[] {
  switch (item.type) {
    case 'yesNo':
      return yesNoOptions;
    case 'choice':
    case 'derived':
      return item.options.filter(({ id }) => id !== unsure);
    case 'choices':
    case 'checks':
      return item.options ?? (item.optionsFrom === undefined ? [] : optionLists[item.optionsFrom]);
    case 'country':
    case 'countries':
      return countryOptions;
    default:
      return [];
  }
}

/** Legal values behind the question, those that its rule compares with included. */
function refsOf(item: Item): readonly string[] {
  const derived = item.type === 'derived' ? (item.derive.refs ?? []) : [];
  return [...new Set([...(item.refs ?? []), ...derived, ...refsOfRule(item.rule)])];
}

function suggestionFor(item: Item, context: FormContext): Json | undefined {
  switch (item.prefill) {
    case 'areaFromPostcode':
      return areaSuggestion(context);
    case 'contact.language':
      return context.contactLanguage;
    case undefined:
      return undefined;
  }
}

/** The options of the question on the area that a postcode can propose. */
function areaSuggestion({ area, country, postcode }: FormContext): Json | undefined {
  if (area === undefined) return undefined;
  const finding = areaOfPostcode(area, country, postcode);
  if (finding === 'inside') return 'office';
  return finding === 'outside' ? 'outside' : undefined;
}

function computedOf(
  item: Item,
  { answer, size }: Reading,
  values: FormValues,
  { country, onDate, supportValue: support }: FormContext,
): Computed | undefined {
  if (size !== undefined) return { kind: 'size', result: size };
  if (answer.kind !== 'given') return undefined;
  const { content } = answer;
  if (item.type === 'calculator' && content.kind === 'prices') {
    const result = priceResult(item, content);
    return result && { kind: 'price', result };
  }
  if (!countsSupport(item.rule) || content.kind !== 'money' || support === undefined) {
    return undefined;
  }
  const received = content.money;
  const result = aidResult({ received, support, country, onDate, rate: rateIn(values) });
  return result && { kind: 'aid', result };
}

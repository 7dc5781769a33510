/**
 * Takes in a template from elsewhere: first its shape, then what no shape can say (ids that occur once, names that lead
 * somewhere, a verdict for every answer, one anchor for every score). Every fault is told with its place.
 */

import { fail, ok, type Result } from '../../std/result.ts';
import { reservedItemIds } from './fields.ts';
import { isReference } from './reference/reference.ts';
import {
  type Condition,
  type Item,
  type Rule,
  type Test,
  itemCountMax,
  itemsOf,
  shortOf,
  type Template,
  templateSchema,
  type Wording,
} from './template.ts';
import { isWords, refsOfRule, wordsOfTest } from './verdict.ts';

/** What is wrong, and where: section and item by their ids. */
export interface TemplateFault {
  readonly place: string;
  readonly kind:
    | 'shape'
    | 'idTwice'
    | 'idReserved'
    | 'version'
    | 'tooManyItems'
    | 'shortTooLong'
    | 'noShort'
    | 'noOptions'
    | 'unknownItem'
    | 'unknownAnswer'
    | 'unknownSection'
    | 'unknownBand'
    | 'unknownReference'
    | 'anchors'
    | 'noReason'
    | 'unsureVerdict'
    | 'noVerdict'
    | 'wrongComparison'
    | 'columns'
    | 'loop';
  readonly detail: string;
}

const shortLengthMax = 28;

/** The template, or everything that is wrong with it. */
export function loadTemplate(json: unknown): Result<Template, readonly TemplateFault[]> {
  const parsed = templateSchema.safeParse(json);
  if (!parsed.success) {
    return fail(
      parsed.error.issues.map(({ path, message }) => ({
        place: path.map(String).join('/'),
        kind: 'shape' as const,
        detail: message,
      })),
    );
  }
  const faults = checkTemplate(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : fail(faults);
}

/** What is wrong with a template of the right shape. One with too many items is looked through no further. */
export function checkTemplate(template: Template): readonly TemplateFault[] {
  const items = itemsOf(template);
  const faults: TemplateFault[] = [];
  const fault = (place: string, kind: TemplateFault['kind'], detail: string): void => {
    faults.push({ place, kind, detail });
  };
  if (items.length > itemCountMax) {
    fault(template.id, 'tooManyItems', String(items.length));
    return faults;
  }
  const known = new Map(items.map((item) => [item.id, item] as const));
  const looped = inLoops(known);
  checkHead(template, fault);
  unique(template.id, template.sections, fault);
  unique(template.id, items, fault);
  checkCondition(template.id, template.only, known, fault);
  for (const section of template.sections) {
    checkShort(section.id, section.short, fault);
    for (const item of section.items) {
      const place = `${section.id}/${item.id}`;
      checkItem(place, item, template, fault);
      checkCondition(place, item.only, known, fault);
      if (looped.has(item.id)) fault(place, 'loop', item.id);
    }
  }
  return faults;
}

type Report = (place: string, kind: TemplateFault['kind'], detail: string) => void;

function checkHead(template: Template, fault: Report): void {
  const [, numbered] = template.id.split('/');
  const isBuiltIn = numbered !== undefined && /^\d{1,4}$/.test(numbered);
  if (isBuiltIn && numbered !== String(template.version))
    fault(template.id, 'version', template.id);
  checkShort(template.id, template.short, fault);
  if (template.kind === 'assessment') {
    const { bands, gateCap } = template.scoring;
    if (!bands.some(({ id }) => id === gateCap)) fault(template.id, 'unknownBand', gateCap);
    const rising = bands.every(
      ({ from }, index) => index === 0 || from > (bands[index - 1]?.from ?? 0),
    );
    if (bands[0]?.from !== 0 || !rising) fault(template.id, 'unknownBand', 'order');
  }
  const perPad = template.kind === 'review' ? (template.perLaunchPad ?? []) : [];
  for (const id of perPad) {
    if (!template.sections.some((section) => section.id === id)) {
      fault(template.id, 'unknownSection', id);
    }
  }
}

function unique(place: string, list: readonly { readonly id: string }[], fault: Report): void {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) fault(place, 'idTwice', id);
    seen.add(id);
  }
}

function checkShort(place: string, short: Wording, fault: Report): void {
  for (const text of [short.en, short.fr]) {
    if (text.length > shortLengthMax) fault(place, 'shortTooLong', text);
  }
}

function checkItem(place: string, item: Item, template: Template, fault: Report): void {
  if (reservedItemIds.has(item.id)) fault(place, 'idReserved', item.id);
  checkShort(place, shortOf(item), fault);
  const references = [
    ...(item.refs ?? []),
    ...(item.type === 'derived' ? (item.derive.refs ?? []) : []),
    ...refsOfRule(item.rule),
  ];
  for (const id of references) if (!isReference(id)) fault(place, 'unknownReference', id);
  checkParts(place, item, template, fault);
  if (item.rule !== undefined) checkRule(place, item, item.rule, fault);
}

function checkParts(place: string, item: Item, template: Template, fault: Report): void {
  switch (item.type) {
    case 'choice':
    case 'derived':
      unique(place, item.options, fault);
      break;
    case 'choices':
    case 'checks':
      unique(place, item.options ?? [], fault);
      if ((item.options === undefined) === (item.optionsFrom === undefined)) {
        fault(place, 'noOptions', item.id);
      }
      break;
    case 'maturity': {
      const scale = template.kind === 'assessment' ? template.scale : { min: 0, max: 4 };
      checkAnchors(place, item.anchors, scale, fault);
      break;
    }
    case 'rating':
      checkAnchors(place, item.anchors, item, fault);
      break;
    case 'table':
      unique(place, item.columns, fault);
      if (!['text', 'country'].includes(item.columns[0]?.type ?? '')) {
        fault(place, 'columns', 'the first column names the row');
      }
      break;
    case 'calculator':
      unique(place, item.rows, fault);
      unique(place, item.results, fault);
      break;
    case 'targets':
      unique(place, item.measures, fault);
      break;
    default:
  }
  if (item.type !== 'derived') return;
  for (const id of item.derive.from) {
    if (!itemsOf(template).some((other) => other.id === id)) fault(place, 'unknownItem', id);
  }
}

function checkAnchors(
  place: string,
  anchors: readonly { readonly score: number }[],
  { min, max }: { readonly min: number; readonly max: number },
  fault: Report,
): void {
  const isComplete =
    anchors.length === max - min + 1 && anchors.every(({ score }, index) => score === min + index);
  if (!isComplete) fault(place, 'anchors', anchors.map(({ score }) => score).join());
}

/** The words with which an item can be answered; nothing where they are not from a closed list. */
function wordsOf(item: Item): readonly string[] | undefined {
  if (item.type === 'yesNo') return ['yes', 'no', 'unsure'];
  if (item.type === 'choice' || item.type === 'derived') return item.options.map(({ id }) => id);
  if (item.type !== 'choices' && item.type !== 'checks') return undefined;
  return item.options?.map(({ id }) => id);
}

function checkRule(place: string, item: Item, rule: Rule, fault: Report): void {
  if (item.reason === undefined || item.toPass === undefined) {
    fault(place, 'noReason', item.id);
  }
  if ((rule.fail === undefined) !== (item.reason?.fail === undefined)) {
    fault(place, 'noReason', 'fail');
  }
  for (const test of [rule.pass, rule.refer, rule.fail]) {
    if (test !== undefined && !isWords(test) && !compares(item, test)) {
      fault(place, 'wrongComparison', item.id);
    }
  }
  const words = wordsOf(item);
  const named = [rule.pass, rule.refer, rule.fail].map(wordsOfTest);
  const all = named.flat();
  for (const word of all) if (words?.includes(word) !== true) fault(place, 'unknownAnswer', word);
  if ([named[0], named[2]].some((list) => list?.includes('unsure') === true)) {
    fault(place, 'unsureVerdict', item.id);
  }
  if (all.length === 0 || words === undefined) return;
  for (const word of words) {
    const count = all.filter((each) => each === word).length;
    if (count !== 1 && word !== 'unsure') fault(place, 'noVerdict', word);
  }
}

function checkCondition(
  place: string,
  condition: Condition | undefined,
  items: ReadonlyMap<string, Item>,
  fault: Report,
): void {
  const from = condition?.from;
  if (typeof from === 'object' && typeof from.ref === 'string' && !isReference(from.ref)) {
    fault(place, 'unknownReference', from.ref);
  }
  const named = [condition?.answer ?? {}, condition?.unless ?? {}].flatMap((each) =>
    Object.entries(each),
  );
  for (const [id, wanted] of named) {
    const other = items.get(id);
    if (other === undefined) {
      fault(place, 'unknownItem', id);
      continue;
    }
    const words = wordsOf(other);
    for (const word of wanted) {
      if (words?.includes(word) !== true) fault(place, 'unknownAnswer', `${id}: ${word}`);
    }
  }
  for (const [id, test] of Object.entries(condition?.compare ?? {})) {
    const other = items.get(id);
    if (other === undefined) fault(place, 'unknownItem', id);
    else if (!compares(other, test)) fault(place, 'wrongComparison', id);
  }
}

/** What an item can be compared by: a figure, a day, or nothing. */
export function measureOf({ type }: Pick<Item, 'type'>): 'figure' | 'day' | undefined {
  if (type === 'date') return 'day';
  const isFigure = ['number', 'money', 'rating', 'maturity'].includes(type);
  return isFigure ? 'figure' : undefined;
}

/** Whether a test fits an item, and can ever hold; one of a newer version is not judged. */
function compares(item: Item, test: Exclude<Test, readonly string[]>): boolean {
  if ('minCount' in test || 'plusSupportValue' in test) return true;
  const measure = measureOf(item);
  if ('before' in test || 'after' in test || 'ageMonths' in test) return measure === 'day';
  if ('between' in test) {
    const [from = 0, to = from] = test.between;
    return measure === (typeof from === 'number' ? 'figure' : 'day') && from <= to;
  }
  const isKnown = 'lt' in test || 'lte' in test || 'gt' in test || 'gte' in test;
  return !isKnown || measure === 'figure';
}

/** The items that an item hangs on: by its condition, or by what it is derived from. */
function hangsOn(item: Item): readonly string[] {
  const { answer = {}, unless = {}, compare = {} } = item.only ?? {};
  const derived = item.type === 'derived' ? item.derive.from : [];
  return [...[answer, unless, compare].flatMap((each) => Object.keys(each)), ...derived];
}

/**
 * The items that hang, over others, on themselves: those of each strongly connected part (Tarjan). Each condition is looked
 * at once, however they lead to one another; recursion is as deep as there are items, `itemCountMax` at most.
 */
function inLoops(items: ReadonlyMap<string, Item>): ReadonlySet<string> {
  const found = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const looped = new Set<string>();
  /** Answers the earliest item that is open still and that this one leads to. */
  const visit = (item: Item): number => {
    const place = found.size;
    let lowest = place;
    found.set(item.id, place);
    open.push(item.id);
    isOpen.add(item.id);
    for (const id of hangsOn(item)) {
      const next = items.get(id);
      if (id === item.id) looped.add(id);
      else if (next !== undefined && !found.has(id)) lowest = Math.min(lowest, visit(next));
      else if (isOpen.has(id)) lowest = Math.min(lowest, found.get(id) ?? lowest);
    }
    if (lowest < place) return lowest;
    const part = open.splice(open.lastIndexOf(item.id));
    for (const id of part) {
      isOpen.delete(id);
      if (part.length > 1) looped.add(id);
    }
    return lowest;
  };
  for (const item of items.values()) if (!found.has(item.id)) visit(item);
  return looped;
}

/**
 * The verdict of one criterion: met, to check or not met, with what it means and what would make it met. What is blank, not
 * sure or cannot be reckoned is to be checked, and never counts as not met.
 */

import { type LocalDate, monthOf, monthsBetween, parseLocalDate } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import { aidResult } from './aid.ts';
import type { Answer, Content } from './answers.ts';
import { referenceAt } from './reference/reference.ts';
import { roundHalfUp } from './rounding.ts';
import { inCurrency } from './exchange.ts';
import type { Bound, Comparison, Item, Limit, NewerTest, Rule, Test, Wording } from './template.ts';

export const verdictNames = ['pass', 'refer', 'fail'] as const;
export type VerdictName = (typeof verdictNames)[number];
/**
 * `unknown`: something else is missing, such as a rate of exchange or the value of the support. `retired`: what was answered
 * is not offered any more, and no rule speaks of it.
 */
export type VerdictCause = 'value' | 'unsure' | 'blank' | 'unknown' | 'retired';

export interface Verdict {
  readonly verdict: VerdictName;
  readonly cause: VerdictCause;
  /** What it means; nothing for a criterion that is met. */
  readonly reason?: Wording | undefined;
  readonly toPass?: Wording | undefined;
}

export interface VerdictContext {
  readonly onDate: LocalDate;
  readonly country?: string | undefined;
  /** The value of the support, in the currency of the programme; nothing while it is not known. */
  readonly supportValue?: Money | undefined;
  /** How many euros a pound is worth. */
  readonly rate?: number | undefined;
}

/**
 * The verdict on an item with a rule; nothing for one without.
 *
 * @param isRetired whether anything that was answered is not offered any more
 */
export function verdictOf(
  item: Item,
  answer: Answer,
  context: VerdictContext,
  isRetired = false,
): Verdict | undefined {
  if (item.rule === undefined) return undefined;
  const { verdict, cause, isNamed = true } = judge(item.rule, answer, context);
  // What the template says of other answers was not said of this one.
  if (isRetired && !isNamed) return { verdict, cause: 'retired' };
  const reason = verdict === 'fail' ? item.reason?.fail : item.reason?.refer;
  return verdict === 'pass' ? { verdict, cause } : { verdict, cause, reason, toPass: item.toPass };
}

interface Judgement extends Pick<Verdict, 'verdict' | 'cause'> {
  /** Whether a test of the rule holds. */
  readonly isNamed?: boolean;
}

function judge(rule: Rule, answer: Answer, context: VerdictContext): Judgement {
  switch (answer.kind) {
    case 'blank':
    case 'notApplicable':
      return { verdict: 'refer', cause: 'blank' };
    case 'unsure':
      return { verdict: 'refer', cause: 'unsure' };
    case 'unreadable':
      return { verdict: 'refer', cause: 'unknown' };
    case 'given':
      return judgeContent(rule, answer.content, context);
  }
}

/** The gravest verdict whose test holds; a test that cannot be reckoned is to be checked. */
function judgeContent(rule: Rule, content: Content, context: VerdictContext): Judgement {
  const outcome = (test: Test | undefined): boolean | undefined =>
    test === undefined ? false : holds(test, content, context);
  const failed = outcome(rule.fail);
  if (failed === true) return { verdict: 'fail', cause: 'value' };
  if (outcome(rule.refer) === true) return { verdict: 'refer', cause: 'value' };
  const passed = outcome(rule.pass);
  if (passed === true && failed === false) return { verdict: 'pass', cause: 'value' };
  const isUnknown = failed === undefined || passed === undefined;
  return { verdict: 'refer', cause: isUnknown ? 'unknown' : 'value', isNamed: false };
}

/** Whether a test names words, and compares nothing. */
export function isWords(test: Test): test is readonly string[] {
  return Array.isArray(test);
}

/** The words that a test names; none for a comparison. */
export function wordsOfTest(test: Test | undefined): readonly string[] {
  return test !== undefined && isWords(test) ? test : [];
}

/** Whether a test holds; nothing where it cannot be reckoned. */
function holds(test: Test, content: Content, context: VerdictContext): boolean | undefined {
  if (isWords(test)) return wordsOf(content).some((word) => test.includes(word));
  if ('minCount' in test) return countOf(content) >= test.minCount;
  if ('plusSupportValue' in test) return withSupport(test.plusSupportValue, content, context);
  return comparisonHolds(test, content, context);
}

/**
 * Whether a figure or a day compares as a test says; nothing where it cannot be judged. An amount is compared in the currency
 * in which it was given.
 */
export function comparisonHolds(
  test: Comparison | NewerTest,
  content: Content,
  context: Pick<VerdictContext, 'onDate' | 'country'>,
): boolean | undefined {
  const day = content.kind === 'word' ? parseLocalDate(content.word) : undefined;
  if ('ageMonths' in test) {
    if (day === undefined) return undefined;
    return compared(monthsBetween(monthOf(day), monthOf(context.onDate)), test.ageMonths, context);
  }
  if ('before' in test) return day === undefined ? undefined : day < test.before;
  if ('after' in test) return day === undefined ? undefined : day > test.after;
  const figure = figureOf(content);
  if ('between' in test) {
    const [from = '', to] = test.between;
    if (typeof from === 'number') {
      return figure === undefined ? undefined : figure >= from && figure <= Number(to);
    }
    return day === undefined ? undefined : day >= from && day <= String(to);
  }
  return figure === undefined || !isBound(test) ? undefined : compared(figure, test, context);
}

function isBound(test: Bound | NewerTest): test is Bound {
  return 'lt' in test || 'lte' in test || 'gt' in test || 'gte' in test;
}

function figureOf(content: Content): number | undefined {
  if (content.kind === 'number') return content.number;
  return content.kind === 'money' ? content.money.amount : undefined;
}

/** The words of an answer, for rules and conditions. */
export function wordsOf(content: Content): readonly string[] {
  if (content.kind === 'word') return [content.word];
  if (content.kind === 'words') return content.words;
  return content.kind === 'number' ? [String(content.number)] : [];
}

function countOf(content: Content): number {
  switch (content.kind) {
    case 'words':
      return content.words.length;
    case 'texts':
    case 'cells':
      return content.rows.length;
    case 'actions':
      return content.actions.length;
    case 'prices':
      return Object.keys(content.lines).length;
    case 'targets':
      return Object.keys(content.rows).length;
    case 'word':
    case 'number':
    case 'money':
    case 'text':
      return 1;
  }
}

function compared(
  value: number,
  bound: Bound,
  context: Pick<VerdictContext, 'onDate' | 'country'>,
): boolean | undefined {
  const [comparison, limit] = partsOf(bound);
  const number = limitOf(limit, context);
  return number === undefined ? undefined : compare(value, comparison, number);
}

type Relation = 'lt' | 'lte' | 'gt' | 'gte';

function partsOf(bound: Bound): readonly [Relation, Limit] {
  if ('lt' in bound) return ['lt', bound.lt];
  if ('lte' in bound) return ['lte', bound.lte];
  return 'gt' in bound ? ['gt', bound.gt] : ['gte', bound.gte];
}

function compare(value: number, comparison: Relation, number: number): boolean {
  switch (comparison) {
    case 'lt':
      return value < number;
    case 'lte':
      return value <= number;
    case 'gt':
      return value > number;
    case 'gte':
      return value >= number;
  }
}

function limitOf(
  limit: Limit,
  { onDate, country }: Pick<VerdictContext, 'onDate' | 'country'>,
): number | undefined {
  if (typeof limit === 'number') return limit;
  const reference = referenceAt(limit.ref, onDate, country);
  const isInForce = reference?.state === 'inForce' || reference?.state === 'verify';
  const value = isInForce ? reference.value.value : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** An amount with the value of the support added, against a limit in its own currency. */
function withSupport(bound: Bound, content: Content, context: VerdictContext): boolean | undefined {
  if (content.kind !== 'money') return undefined;
  const [comparison, limit] = partsOf(bound);
  const amount = limitOf(limit, context);
  if (amount === undefined) return undefined;
  const currency = limitCurrency(limit, content.money, context);
  const { supportValue: support, rate, country, onDate } = context;
  const received = inCurrency(content.money, currency, rate);
  // Over the ceiling without the support is over it with any.
  if (support === undefined) {
    const isOver = received !== undefined && received > amount;
    return isOver ? compare(received, comparison, amount) : undefined;
  }
  const result = aidResult({ received: content.money, support, country, onDate, rate });
  const total = result && inCurrency(result.total, currency, rate);
  return total === undefined ? undefined : compare(roundHalfUp(total, 2), comparison, amount);
}

function limitCurrency(limit: Limit, money: Money, { onDate, country }: VerdictContext): string {
  if (typeof limit === 'number') return money.currency;
  return referenceAt(limit.ref, onDate, country)?.value.unit ?? money.currency;
}

/** The legal values that a rule compares with, by their id. */
export function refsOfRule(rule: Rule | undefined): readonly string[] {
  return boundsOf(rule).flatMap((bound) => {
    const [, limit] = partsOf(bound);
    return typeof limit === 'number' ? [] : [limit.ref];
  });
}

/** Whether a rule adds the value of the support: it is about aid. */
export function countsSupport(rule: Rule | undefined): boolean {
  return testsOf(rule).some((test) => !isWords(test) && 'plusSupportValue' in test);
}

function testsOf(rule: Rule | undefined): readonly Test[] {
  return [rule?.pass, rule?.refer, rule?.fail].filter((test) => test !== undefined);
}

function boundsOf(rule: Rule | undefined): readonly Bound[] {
  return testsOf(rule).flatMap((test): readonly Bound[] => {
    if (isWords(test)) return [];
    if ('ageMonths' in test) return [test.ageMonths];
    if ('plusSupportValue' in test) return [test.plusSupportValue];
    const isOther = 'minCount' in test || 'between' in test || 'before' in test || 'after' in test;
    return isOther || !isBound(test) ? [] : [test];
  });
}

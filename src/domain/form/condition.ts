/** Whether a question is asked: by the country of the business, the date of the form and the other answers. */

import type { LocalDate } from '../calendar/local-date.ts';
import { referenceStart } from './reference/reference.ts';
import type { Content } from './answers.ts';
import type { Condition } from './template.ts';
import { comparisonHolds } from './verdict.ts';

/** Why a question is not asked. */
export type HiddenReason =
  | { readonly kind: 'country'; readonly countries: readonly string[] }
  /** Nothing where no date is set for the country of the business. */
  | { readonly kind: 'date'; readonly from: LocalDate | undefined }
  /** It follows another question, by its id, after some of its answers only. */
  | { readonly kind: 'answer'; readonly item: string };

export interface ConditionContext {
  readonly country?: string | undefined;
  readonly onDate: LocalDate;
  /** The words that another question was answered with; none while it is blank or not asked itself. */
  answerWords(itemId: string): readonly string[];
  /** What another question was answered with; nothing while it is blank, not sure or not asked itself. */
  answerContent?(itemId: string): Content | undefined;
}

/** The first reason that keeps the question back; nothing when it is asked. */
export function hiddenBecause(
  condition: Condition | undefined,
  context: ConditionContext,
): HiddenReason | undefined {
  if (condition === undefined) return undefined;
  return (
    byCountry(condition, context) ??
    byDate(condition, context) ??
    byAnswer(condition, context) ??
    byComparison(condition, context)
  );
}

function byCountry(
  { country: countries }: Condition,
  { country }: ConditionContext,
): HiddenReason | undefined {
  if (countries === undefined || (country !== undefined && countries.includes(country))) {
    return undefined;
  }
  return { kind: 'country', countries };
}

function byDate({ from }: Condition, context: ConditionContext): HiddenReason | undefined {
  if (from === undefined) return undefined;
  const start = startOf(from, context.country);
  return start !== undefined && start <= context.onDate ? undefined : { kind: 'date', from: start };
}

/** The day from which it is asked in a country. */
export function startOf(
  from: NonNullable<Condition['from']>,
  country: string | undefined,
): LocalDate | undefined {
  if (typeof from === 'string') return from;
  const { ref } = from;
  if (ref !== undefined) return referenceStart(ref, country);
  const dates: Readonly<Record<string, string | undefined>> = from;
  return country === undefined ? undefined : dates[country];
}

function byAnswer(
  { answer = {}, unless = {} }: Condition,
  context: ConditionContext,
): HiddenReason | undefined {
  const isAnswered = ([itemId, words]: readonly [string, readonly string[]]): boolean =>
    context.answerWords(itemId).some((word) => words.includes(word));
  const keeping =
    Object.entries(answer).find((each) => !isAnswered(each)) ??
    Object.entries(unless).find(isAnswered);
  return keeping && { kind: 'answer', item: keeping[0] };
}

/** What cannot be judged, such as a test of a newer version, keeps nothing back. */
function byComparison(
  { compare = {} }: Condition,
  context: ConditionContext,
): HiddenReason | undefined {
  const keeping = Object.entries(compare).find(([itemId, test]) => {
    const content = context.answerContent?.(itemId);
    return content === undefined || comparisonHolds(test, content, context) === false;
  });
  return keeping && { kind: 'answer', item: keeping[0] };
}

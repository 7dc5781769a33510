/**
 * Comparisons of rules and conditions as the editor shows them: an operator and its values. A value that is not given yet is
 * `null`, which no template may hold: the fault is named at the question. Tests that this list does not know are kept.
 */

import type { Json } from '../../std/json.ts';

export const figureOperators = ['lt', 'lte', 'gt', 'gte', 'between'] as const;
export const dayOperators = ['before', 'after', 'betweenDays', 'olderThan', 'youngerThan'] as const;
export type Operator = (typeof figureOperators)[number] | (typeof dayOperators)[number];

/** A figure, a day, a number of months; `null` until it is given. */
export type ComparedValue = number | string | null;

export interface Compared {
  readonly operator: Operator;
  readonly values: readonly ComparedValue[];
}

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isValue = (value: Json | undefined): value is ComparedValue =>
  value === null || typeof value === 'number' || typeof value === 'string';

/** The operator and values of a test; nothing where it is none that the editor sets. */
export function comparedIn(test: Json | undefined): Compared | undefined {
  const [entry, ...more] = Object.entries(isObject(test) ? test : {});
  if (entry === undefined || more.length > 0) return undefined;
  const [name, value] = entry;
  switch (name) {
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'before':
    case 'after':
      return isValue(value) ? { operator: name, values: [value] } : undefined;
    case 'between': {
      const values = (Array.isArray(value) ? value : []) as readonly Json[];
      if (values.length !== 2 || !values.every(isValue)) return undefined;
      const isOfDays = values.some((each) => typeof each === 'string');
      return { operator: isOfDays ? 'betweenDays' : 'between', values };
    }
    case 'ageMonths': {
      const bound = isObject(value) ? value : {};
      if (isValue(bound['gte'])) return { operator: 'olderThan', values: [bound['gte']] };
      return isValue(bound['lt']) ? { operator: 'youngerThan', values: [bound['lt']] } : undefined;
    }
    default:
      return undefined;
  }
}

/** The test of an operator and its values; what no longer fits the operator is to be given again. */
export function testOf({ operator, values }: Compared): Json {
  const isDay = operator === 'before' || operator === 'after' || operator === 'betweenDays';
  const kind = isDay ? 'string' : 'number';
  const [first = null, second = null] = values.map((value) =>
    typeof value === kind ? value : null,
  );
  switch (operator) {
    case 'between':
      return { between: [first, second] };
    case 'betweenDays':
      // A day that is not given is text all the same, so that the two are read as days again.
      return { between: [first ?? '', second ?? ''] };
    case 'olderThan':
      return { ageMonths: { gte: first } };
    case 'youngerThan':
      return { ageMonths: { lt: first } };
    default:
      return { [operator]: first };
  }
}
